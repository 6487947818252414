"""Who somebody is of whom only the report's own words tell: country and sectors, by phrase, owner and topic."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from onrecord.coding.identity import BODIES, FORMER, Identity, country_identity, text_identity
from onrecord.coding.named import Named
from onrecord.coding.phrase_roles import PhraseRole, PhraseRoles
from onrecord.language.actor_nouns import ActorNoun, ActorNouns
from onrecord.model.actor import Role
from onrecord.model.doc import Token
from onrecord.model.mention import Mention
from onrecord.model.reading import Reading
from onrecord.reading.datelines import find_datelines
from onrecord.world.countries import Country
from onrecord.world.world import World

# Sectors whose bearers belong to some country: without one in their words they get that of the report's topic.
_NATIONAL = frozenset(
    {"GOV", "MIL", "COP", "REB", "OPP", "LEG", "JUD", "SPY", "PTY", "PRM", "CVL", "UAF", "REF", "LAB", "CRM", "ELI"}
)
# Sectors whose bearers count as of the place where they are met, not of the topic.
_RESIDENT = frozenset({"JRN", "MED", "EDU", "REL", "AGR", "BUS", "SOC"})
_ELITE = frozenset({"GOV", "ELI", "LEG", "JUD", "MIL"})  # whose family counts as ELI
_POINTING = frozenset({"the", "this", "that"})
_REACH_OF_TOWN = 3  # sentences between "the city" and the town that it means
_BIG = 200_000  # inhabitants: from here on the city is meant more often than a namesake
_LOCATIVE = frozenset({"in", "at", "near", "across", "inside", "outside", "around", "throughout"})
_OWNING = frozenset({"poss", "compound", "nmod"})


class Described:
    """The phrases of one report that no table knows; ``done`` holds the identities found so far, by chain."""

    def __init__(
        self,
        reading: Reading,
        world: World,
        nouns: ActorNouns,
        roles: PhraseRoles,
        named: Named,
        done: Mapping[str, Identity],
    ) -> None:
        self.reading = reading
        self.doc = reading.doc
        self.world = world
        self.nouns = nouns
        self.roles = roles
        self.named = named
        self.done = done
        self.topic = named.topic.code if named.topic is not None else None
        self.towns = list(self._towns())
        self.located = sorted(set(self._located()))
        self.datelines = frozenset(i for line in find_datelines(self.doc) for i in line)
        self.sites = self._sites()
        self.by_head = {each.head: each for each in reversed(reading.mentions) if each.head is not None}

    # ── "the country", "the capital" ──

    def land(self, mention: Mention) -> Identity | None:
        """What "the country" or "the Kenyan capital" means: by its phrase, else the country named most often."""
        if mention.head is None:
            return None
        found = self._noun(mention)
        if found is None or not (found.town or found.land or found.seat):
            return None
        inside = self.roles.tokens_of(mention)
        first = self.doc.tokens[inside.start]
        if found.town:
            return self._town(mention, first)
        if first.dep not in {"det", "poss"}:
            return None
        code = self.roles.of(mention).country
        own = len(inside) <= (2 if code is None else 4)
        country = self.world.countries.by_code(code) if code else self.named.leading
        if country is None or not own or first.lower in {"a", "an", "another", "every", "each", "no"}:
            return None
        if found.land:
            return country_identity(country)
        return self._capital(country, mention)

    def _town(self, mention: Mention, first: Token) -> Identity | None:
        """The town that "the city" or "the besieged town" means: the last one named, not far before."""
        own = mention.head is not None and self.doc.tokens[mention.head].end == mention.span.end
        if first.lower not in _POINTING or not own or mention.head is None:
            return None
        sentence = self.doc.sentence_of[mention.head]
        at = bisect_left(self.towns, mention.span.start, key=lambda each: each.span.start)
        last = self.towns[at - 1] if at else None
        if last is None or sentence - self.doc.sentence_of[last.head or 0] > _REACH_OF_TOWN:
            return None
        return self.done.get(last.entity or last.id)

    def _towns(self) -> Iterator[Mention]:
        for mention in self.reading.mentions:
            place = self.named.places.get(mention.id) if mention.level == "NAM" else None
            if place is not None and place.feature_code is not None and place.feature_code.startswith("PPL"):
                yield mention

    def _capital(self, country: Country, mention: Mention) -> Identity | None:
        if not country.capitals:
            return None
        for each in self.done.values():
            if each.name in country.capitals:
                return each
        role = Role(country=country.code, code=None, source="countries")
        return text_identity(self.reading, mention, country.capitals[0], (role,), "GPE")

    # ── by words, place, owner, topic ──

    def from_text(self, mentions: Sequence[Mention], names: Sequence[Mention]) -> Identity:
        """What the words of a chain tell of it."""
        first = mentions[0]
        if self._is_bare(mentions):
            return text_identity(self.reading, first, first.span.of(self.doc.text), (), first.entity_type)
        country, codes = self._said([each for each in mentions if each.level != "PRO"])
        place = next((self.named.places[each.id] for each in mentions if each.id in self.named.places), None)
        if country is None and place is not None:
            country = place.country
        owner = self._owner(mentions)
        noun = self._noun(first)
        if owner is not None and not (noun is not None and noun.other):
            country = country or (owner.roles[0].country if owner.roles else None)
            codes = self._inherited(first, codes, owner)
        if country is None and not codes and names:
            country = self._country_of_city(names[0])
        if country is None and self._is_local(first, codes):
            country = self._country_there(first) or self._country_around(first) or self.topic
        elif country is None and first.level == "NOM" and codes[:1] and codes[0] in _RESIDENT and self._is_person(noun):
            country = self._country_there(first) or self._country_around(first)
        name = self.named.name_of(names[0]) if names else first.span.of(self.doc.text)
        kind = names[0].entity_type if names else first.entity_type
        return text_identity(self.reading, first, name, roles_of(PhraseRole(country, codes)), kind)

    def _is_bare(self, mentions: Sequence[Mention]) -> bool:
        """Whether they are pronouns of which nothing depends: such a chain tells nothing of who is meant."""
        return all(
            each.level == "PRO"
            and (each.head is None or not self.doc.children[each.head])
            and self._noun(each) is None
            and each.id not in self.named.places
            for each in mentions
        )

    def _is_person(self, noun: ActorNoun | None) -> bool:
        return noun is not None and noun.entity_type == "PER"

    def home(self, codes: tuple[str, ...]) -> str | None:
        """The country of those with ``codes`` of whom nothing else is known: that of the report's topic."""
        return self.topic if codes and codes[0] in _NATIONAL else None

    def _country_around(self, mention: Mention) -> str | None:
        """The one country of the places that the sentence of ``mention`` names as such: "a medic was shot in Oruro"."""
        if mention.head is None or mention.entity_type not in {"PER", "GRP"}:
            return None
        found = self.sites.get(self.doc.sentence_of[mention.head], frozenset())
        return next(iter(found)) if len(found) == 1 else None

    def _sites(self) -> dict[int, frozenset[str]]:
        """The countries of the places that each sentence names as places, by the sentence's number."""
        found: dict[int, frozenset[str]] = {}
        for mention in self.reading.mentions:
            place = self.named.places.get(mention.id)
            if place is None or place.country is None or place.kind != "literal" or mention.head is None:
                continue
            if mention.level == "NAM" and mention.head not in self.datelines:
                number = self.doc.sentence_of[mention.head]
                found[number] = found.get(number, frozenset()) | {place.country}
        return found

    def _country_of_city(self, mention: Mention) -> str | None:
        """The country of a big city that the recogniser took for a body, or of the club that is named like it."""
        name = self.named.name_of(mention)
        if mention.entity_type != "ORG" or name.isupper():
            return None
        found = next(iter(self.world.gazetteer.candidates(name)), None)
        big = found is not None and found.is_settlement and found.population >= _BIG
        return found.country or None if found is not None and big else None

    def _country_there(self, mention: Mention) -> str | None:
        """The country of the place where the clause of ``mention`` puts it: "miners blocked roads in Oruro"."""
        if mention.level != "NOM" or mention.head is None:
            return None
        verb = next((each for each in self.doc.ancestors(mention.head) if each.pos == "VERB"), None)
        if verb is None:
            return None
        first, after = self.doc.edges[verb.i]
        for i in self.located[bisect_left(self.located, first) : bisect_left(self.located, after)]:
            if next((each for each in self.doc.ancestors(i) if each.pos == "VERB"), None) == verb:
                return self.roles.country_ending(i, i)
        return None

    def _located(self) -> Iterator[int]:
        """The head words of the named places that stand behind "in", "at" or "near", in order."""
        for mention in self.reading.mentions:
            if mention.id in self.named.places and mention.head is not None:
                before = self.doc.head(mention.head)
                if self.doc.tokens[mention.head].dep == "pobj" and before.lower in _LOCATIVE:
                    yield mention.head

    def _is_local(self, mention: Mention, codes: tuple[str, ...]) -> bool:
        """Whether somebody without a country in their words belongs to that of the report's topic."""
        found = self._noun(mention)
        if found is not None and found.side:
            return mention.entity_type == "GRP"
        return bool(codes) and codes[0] in _NATIONAL

    def _said(self, mentions: Sequence[Mention]) -> tuple[str | None, tuple[str, ...]]:
        """The first country and the first sectors that the words of ``mentions`` tell."""
        if len(mentions) == 1:
            return self.roles.of(mentions[0])
        country: str | None = None
        codes: tuple[str, ...] = ()
        seen: set[str] = set()
        for mention in mentions:
            text = mention.span.of(self.doc.text)
            if text in seen:
                continue
            seen.add(text)
            said = self.roles.of(mention)
            country, codes = country or said.country, codes or said.codes
            if country and codes:
                break
        return country, codes

    def _inherited(self, mention: Mention, codes: tuple[str, ...], owner: Identity) -> tuple[str, ...]:
        """A colourless noun ("its leaders") has the sectors of whom it belongs to; the family of the mighty is ELI."""
        found = self._noun(mention)
        theirs = tuple(role.code for role in owner.roles[:1] if role.code is not None)
        if found is None or not theirs:
            return codes
        if found.kin:
            return (FORMER,) if theirs[0] in _ELITE and owner.entity_type == "PER" else codes
        return theirs if found.weak else codes

    def _noun(self, mention: Mention) -> ActorNoun | None:
        found = self.roles.noun_at(mention.head) if mention.head is not None else None
        return found[1] if found is not None else None

    def _owner(self, mentions: Sequence[Mention]) -> Identity | None:
        """To whom a phrase belongs: "its army", "…, whose leaders", "the Okello family"."""
        for mention in mentions:
            below = self.doc.children[mention.head] if mention.head is not None else ()
            for child in self.doc.children_of(mention.head or 0, *_OWNING) if below else ():
                owner = self._owner_at(child, mention)
                if owner is not None:
                    return self.done.get(owner.entity or owner.id)
            relative = self._relative_beside(mention)
            if relative is not None:
                return self.done.get(relative.entity or relative.id)
        return None

    def _relative_beside(self, mention: Mention) -> Mention | None:
        """The person beside whom a family stands without article: "the ousted premier and family"."""
        found = self._noun(mention)
        if found is None or not found.kin or mention.head is None or any(self.doc.children_of(mention.head, "det")):
            return None
        token = self.doc.tokens[mention.head]
        other = self.by_head.get(token.head) if token.dep == "conj" else None
        return other if other is not None and other.entity_type == "PER" else None

    def _owner_at(self, child: Token, mention: Mention) -> Mention | None:
        if child.tag == "WP$":
            above = next((each for each in self.doc.ancestors(child.i) if each.dep == "relcl"), None)
            return self.by_head.get(above.head) if above is not None else None
        owner = self.by_head.get(child.i)
        if child.tag == "PRP$" or owner is None or owner.id == mention.id:
            return owner
        found = self._noun(mention)
        return owner if found is not None and found.kin and owner.entity_type == "PER" else None


@lru_cache(maxsize=4096)  # reports speak of the same few roles again and again
def roles_of(said: PhraseRole) -> tuple[Role, ...]:
    """The roles that a phrase tells, with the body in place of a country for those who work for one."""
    codes: tuple[str | None, ...] = said.codes
    if not codes and said.country:
        codes = ("IGO" if said.country in BODIES else None,)
    return tuple(Role(country=said.country, code=code, source="text") for code in codes)
