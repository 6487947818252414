"""What the world's tables know of the names of a report, and the country that it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onrecord.coding.identity import Identity, codes_from, country_identity, text_identity
from onrecord.coding.phrase_roles import PhraseRoles, is_adjective
from onrecord.language.actor_nouns import ActorNouns
from onrecord.model.actor import Role
from onrecord.model.mention import Mention
from onrecord.model.place import Place
from onrecord.model.reading import Reading
from onrecord.world.actor_table import KnownActor, name_key
from onrecord.world.countries import Country
from onrecord.world.world import World

_TOPIC_LEAD = 1.5  # a country is the topic if it is named this many times as often as the next
_SHORTEST_SURNAME = 4
_TELLING_SURNAME = 7
_SHORTEST_SLIP_OF_PERSON = 8  # letters of a country's name: "Georgina" is one letter from "Georgia"
_FULL_NAME = 3  # names that together mean one person
_LONGEST_NAME = 8  # tokens


class Named:
    """The names of one report, looked up in the world."""

    def __init__(
        self, reading: Reading, world: World, nouns: ActorNouns, roles: PhraseRoles, places: dict[str, Place]
    ) -> None:
        self.reading = reading
        self.doc = reading.doc
        self.world = world
        self.day = reading.report.published_on
        self.nouns = nouns
        self.roles = roles
        self.places = places
        self.names: dict[str, str] = {}  # of mentions
        self.countries = self._counted()
        self.leading, self.topic = self._topics()

    # ── the country that a report is about ──

    def _counted(self) -> Counter[str]:
        """How often each country is named, also by its people and its places."""
        named: Counter[str] = Counter()
        for mention in self.reading.mentions:
            if mention.level == "NAM" and mention.head is not None:
                country = self._country_of(mention)
                place = self.places.get(mention.id)
                code = country.code if country else place.country if place else None
                if code is not None:
                    named[code] += 1
        return named

    def _topics(self) -> tuple[Country | None, Country | None]:
        """The country named most often, and the same if it leads clearly; None where none does."""
        ranked = self.countries.most_common(2)
        if not ranked:
            return None, None
        leading = self.world.countries.by_code(ranked[0][0])
        clear = len(ranked) == 1 or ranked[0][1] >= _TOPIC_LEAD * ranked[1][1]
        return leading, leading if clear else None

    def _country_of(self, mention: Mention) -> Country | None:
        text = self.name_of(mention)
        return self.world.countries.by_name(text) if text else None

    def name_of(self, mention: Mention) -> str:
        """The name itself, without title and article."""
        if mention.id not in self.names:
            self.names[mention.id] = self._cut(mention)
        return self.names[mention.id]

    def _cut(self, mention: Mention) -> str:
        if mention.head is None:
            return mention.span.of(self.doc.text)
        inside = self.roles.tokens_of(mention)
        label = self.doc.tokens[mention.head].ent
        if label and len(inside) == 1:
            return self.doc.tokens[mention.head].text.removesuffix("'s").removesuffix("’s")
        named = [i for i in inside if self.doc.tokens[i].ent == label] if label else []
        if named and mention.entity_type == "PER":
            named = self._without_titles(named)
        text = self.doc.span(named[0], named[-1] + 1).of(self.doc.text) if named else mention.span.of(self.doc.text)
        return " ".join(text.removesuffix("'s").removesuffix("’s").split())

    def _without_titles(self, named: list[int]) -> list[int]:
        """A person's name without the titles that the recogniser took in: "Bishop", "Lieutenant Colonel"."""
        last = max((n for n, i in enumerate(named[:-1]) if self._is_title(i)), default=-1)
        return named[last + 1 :]

    def _is_title(self, i: int) -> bool:
        found = self.roles.noun_at(i)
        return found is not None and found[1].title

    def find(self, mention: Mention) -> Identity | None:
        """What the world's tables say of a name."""
        name, whole = self.name_of(mention), " ".join(mention.span.of(self.doc.text).split())
        if mention.head is not None and mention.entity_type == "GRP" and self.roles.is_descent(mention.head):
            return None
        if self._may_be_people(mention, name, whole) and (country := self.world.countries.by_demonym(name)) is not None:
            return self._nationals(mention, country)
        for text in dict.fromkeys((name, whole, *self._endings(mention))):
            country = self.world.countries.by_country_name(text)
            if country is not None:
                return country_identity(country)
            office = self.world.offices.get(name_key(text))
            if office is not None:
                return text_identity(self.reading, mention, text, (office,), "ORG")
            actor = self.world.actors.find(text)
            if actor is not None and self._is_meant(mention, text, actor):
                return self._actor(actor, mention)
            outlet = self.world.outlets.find(text) if mention.entity_type != "GPE" else None
            if outlet is not None:
                role = Role(country=outlet.country, code="JRN", source=f"outlets:{outlet.id}")
                return Identity(outlet.id, outlet.name, "ORG", (role,), None, (outlet.country, "JRN"))
        return self._by_part(mention, name) or self._by_surname(mention, name) or self._misspelt(mention, name)

    def _by_part(self, mention: Mention, name: str) -> Identity | None:
        """A person by a full name with a letter wrong, or with a further name behind at least three known ones."""
        words = name.split()
        if mention.entity_type != "PER" or len(words) < 2:
            return None
        known = self.world.actors.find_slip(name, self.countries)
        if known is None and len(words) > _FULL_NAME:
            known = self.world.actors.find(" ".join(words[:-1]))
        return self._actor(known, mention) if known is not None and known.entity_type == "PER" else None

    def _misspelt(self, mention: Mention, name: str) -> Identity | None:
        """A country with a letter wrong; of names that the gazetteer knows none, of persons' only the longer."""
        if mention.id in self.places and self.places[mention.id].geonames is not None:
            return None
        shortest = _SHORTEST_SLIP_OF_PERSON if mention.entity_type == "PER" else 0
        country = self.world.countries.by_misspelt_name(name) if " " not in name else None
        return country_identity(country) if country is not None and len(country.name) >= shortest else None

    def _may_be_people(self, mention: Mention, name: str, whole: str) -> bool:
        """Whether a name can be a nationality: also where the recogniser took a plural for a person or a body."""
        if mention.entity_type == "GRP":
            return True
        several = mention.head is not None and self.doc.tokens[mention.head].tag == "NNPS"
        return several and mention.entity_type in {"PER", "ORG"} and name == whole

    def _endings(self, mention: Mention) -> Iterator[str]:
        """The name with less and less before it, where the recogniser has cut it short or taken in too much."""
        inside = self.roles.tokens_of(mention)
        if mention.entity_type in {"ORG", "GRP"} and mention.level == "NAM" and len(inside) <= _LONGEST_NAME:
            for first in inside[1:] if mention.entity_type == "GRP" else inside[1:-1]:
                if self.doc.tokens[first].text[:1].isupper():
                    yield self.doc.span(first, inside.stop).of(self.doc.text)

    def _is_meant(self, mention: Mention, name: str, actor: KnownActor) -> bool:
        """Whether the table's body is meant: not another country's, and by a mere noun ("the Senate") the topic's."""
        if actor.entity_type == "PER":
            return True
        countries = {role.country for role in actor.roles}
        start = self.doc.text.find(name, mention.span.start, mention.span.end)
        stated = self.roles.country_in(range(self.doc.token_at(mention.span.start), self.doc.token_at(max(0, start))))
        if stated is not None:
            return stated in countries or None in countries
        words = name_key(name).split()
        mere = all(word in self.nouns.modifiers or self.nouns.of_word(word) is not None for word in words)
        if self.topic is None or not (mere or self.nouns.of_word(" ".join(words)) is not None):
            return True
        return self.topic.code in countries

    def _by_surname(self, mention: Mention, name: str) -> Identity | None:
        """A person by a surname alone; a long one also where the recogniser took it for a body or a people."""
        shortest = _SHORTEST_SURNAME if mention.entity_type == "PER" else _TELLING_SURNAME
        if mention.entity_type not in {"PER", "ORG", "GRP"} or " " in name or len(name) < shortest:
            return None
        if not name[0].isupper() or name.isupper():
            return None
        titled = " " in mention.span.of(self.doc.text).strip()
        known = self.world.actors.find_surname(name, self.day, titled, self.countries)
        return self._actor(known, mention) if known is not None else None

    def _nationals(self, mention: Mention, country: Country) -> Identity:
        """A nationality: as an adjective it means the country, as a noun some of its people."""
        head = self.doc.tokens[mention.head or 0]
        if is_adjective(self.doc, head):
            return country_identity(country)
        several = head.tag in {"NNS", "NNPS"}
        role = Role(country=country.code, code="CVL" if several else None, source="countries")
        return text_identity(self.reading, mention, mention.span.of(self.doc.text), (role,), "GRP")

    def _actor(self, actor: KnownActor, mention: Mention) -> Identity:
        roles = actor.roles_on(self.day)
        if actor.entity_type == "PER":
            roles = self._as_titled(roles, self.roles.of(mention).codes)
        main = roles[0]
        if main.country is None and actor.entity_type == "GRP" and (stated := self.roles.country_before(mention)):
            return self._part_of_people(actor, main, stated, mention)
        return Identity(
            actor.wikidata or actor.id,
            actor.name,
            actor.entity_type,
            roles,
            actor.wikidata,
            codes_from(main.country, main.code),
        )

    def _part_of_people(self, people: KnownActor, role: Role, country: str, mention: Mention) -> Identity:
        """Those of a people without a country of its own who live in one: "Iraqi Kurds"."""
        there = Role(country=country, code=role.code, source=role.source)
        return text_identity(self.reading, mention, self.name_of(mention), (there,), people.entity_type)

    def _as_titled(self, roles: tuple[Role, ...], said: tuple[str, ...]) -> tuple[Role, ...]:
        """The roles in the order that the text's title tells, where the day doesn't: "Senator", "former president"."""
        if self.day is not None and roles[0].holds_on(self.day):
            return roles
        if said[:1] == ("ELI",) and roles[0].code != "ELI":
            return (Role(country=roles[0].country, code="ELI", source="text"), *roles)
        return tuple(sorted(roles, key=lambda role: role.code not in said)) if self.day is None else roles
