"""Who the people and bodies of a report are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.coding.coordinated import national_parts
from onrecord.coding.described import Described, roles_of
from onrecord.coding.identity import FORMER, Codes, Identity, codes_from, text_identity
from onrecord.coding.metonymy import parts_of_bodies
from onrecord.coding.named import Named
from onrecord.coding.phrase_roles import PhraseRole, PhraseRoles
from onrecord.coding.speakers import mention_of, quoted_speakers
from onrecord.language.actor_nouns import load_actor_nouns
from onrecord.model.actor import Entity, Party
from onrecord.model.mention import Mention
from onrecord.model.place import Place
from onrecord.model.reading import Reading
from onrecord.world.world import World

__all__ = ["Identities", "mention_of", "resolve_identities"]


@dataclass(frozen=True, slots=True)
class Identities:
    """The entities of a report, and which mention means which."""

    entities: tuple[Entity, ...]
    of_mention: Mapping[str, str]  # id of a Mention → id of an Entity
    codes: Mapping[str, Codes] = field(default_factory=dict)  # by id of an Entity
    as_actor: Mapping[str, Codes] = field(default_factory=dict)  # by id of a Mention that means another than its entity
    parts: Mapping[str, tuple[Party, ...]] = field(default_factory=dict)  # by id of a Mention of several countries
    unnamed: frozenset[str] = frozenset()  # ids of people whom the report never names
    # codes of a token that means somebody without being a mention, as a noun before another: "*police* van"
    of_words: Callable[[int], Codes] = field(default=lambda _: (), compare=False, repr=False)

    def codes_of(self, mention: str) -> Codes:
        """Codes of what a mention means on the day of the report: country or body first, then role codes."""
        own = self.as_actor.get(mention)
        return own if own is not None else self.codes.get(self.of_mention.get(mention, ""), ())

    def parts_of(self, mention: str) -> tuple[Party, ...]:
        """The several parties that a mention stands for ("Irish and Dutch envoys"); empty where it is one."""
        return self.parts.get(mention, ())


def resolve_identities(reading: Reading, world: World, places: tuple[Place, ...] = ()) -> Identities:
    """The entities of ``reading``, linked to the world where they are known there on the day of the report."""
    return _Resolver(reading, world, places).resolved()


class _Resolver:
    """One report's chains on their way to entities."""

    def __init__(self, reading: Reading, world: World, places: tuple[Place, ...]) -> None:
        self.reading = reading
        self.doc = reading.doc
        self.world = world
        self.nouns = load_actor_nouns(reading.report.language)
        self.roles = PhraseRoles(reading, world, self.nouns, places)
        self.spans = {each.id: each.span for each in reading.mentions}
        self.places = {each.mention: each for each in places}
        self.named = Named(reading, world, self.nouns, self.roles, self.places)
        self.done: dict[str, Identity] = {}  # by chain
        self.described = Described(reading, world, self.nouns, self.roles, self.named, self.done)

    def resolved(self) -> Identities:
        """The entities in order of their first mention, an outer one before the inner."""
        chains: dict[str, list[Mention]] = {}
        for mention in self.reading.mentions:
            chains.setdefault(mention.entity or mention.id, []).append(mention)
        for chain, mentions in chains.items():
            self.done[chain] = self._identity(mentions)
        speakers = quoted_speakers(self.reading, self.nouns)
        of_mention: dict[str, str] = {}
        entities: dict[str, Entity] = {}
        codes: dict[str, Codes] = {}
        for mention in self.reading.mentions:
            found = self.done[speakers.get(mention.id, mention.entity or mention.id)]
            of_mention[mention.id] = found.id
            if found.id not in entities:
                codes[found.id], entities[found.id] = found.codes, _entity(found)
        as_actor = {**dict(self._governments()), **dict(self._fallen(of_mention, codes))}
        parts = dict(self._parts(entities))
        unnamed = frozenset(self._unnamed(of_mention, entities))
        return Identities(tuple(entities.values()), of_mention, codes, as_actor, parts, unnamed, self._of_words)

    def _unnamed(self, of_mention: Mapping[str, str], entities: Mapping[str, Entity]) -> Iterator[str]:
        """People and groups of people whom common nouns alone mean."""
        levels: dict[str, set[str]] = {}
        for mention in self.reading.mentions:
            levels.setdefault(of_mention[mention.id], set()).add(mention.level)
        for entity, found in levels.items():
            if "NOM" in found and "NAM" not in found and entities[entity].entity_type in {"PER", "GRP"}:
                yield entity

    def _of_words(self, i: int) -> Codes:
        """What the noun at token ``i`` and the nationality before it tell."""
        said = self.roles.of_modifier(i)
        return codes_from(said.country or self.described.home(said.codes), *said.codes) if said.codes else ()

    def _identity(self, mentions: Sequence[Mention]) -> Identity:
        names = [each for each in mentions if each.level == "NAM"]
        distinct = {self.named.name_of(each): each for each in reversed(names)}  # each name once, as first written
        names = sorted(distinct.values(), key=lambda each: (-len(self.named.name_of(each)), each.span.start))
        for each in names:
            known = self.named.find(each)
            if known is not None:
                return known
        land = self.described.land(mentions[0]) if not names else None
        return land or self.described.from_text(mentions, names)

    # ── mentions that mean another than their entity ──

    def _governments(self) -> Iterator[tuple[str, Codes]]:
        """Mentions of capitals that stand for the government there ("Nairobi protested"), with its codes."""
        inside = parts_of_bodies(self.reading.mentions) | self._in_datelines()
        for id, place in self.places.items():
            if id in inside:
                continue
            country = self.world.countries.by_code(place.country) if place.country else None
            if place.kind != "metonymic" or country is None or place.name not in country.capitals:
                continue
            yield id, (country.code, "GOV")

    def _in_datelines(self) -> frozenset[str]:
        """Ids of the mentions that only tell where the report was written: "LAGOS (AP) - "."""
        words = self.described.datelines
        return frozenset(each.id for each in self.reading.mentions if each.head in words) if words else frozenset()

    def _fallen(self, of_mention: Mapping[str, str], codes: Mapping[str, Codes]) -> Iterator[tuple[str, Codes]]:
        """Phrases that call somebody a former holder while the table still has him in office: "the ousted leader"."""
        for mention in self.reading.mentions:
            if mention.level != "NOM" or mention.head is None or mention.entity_type == "GRP":
                continue
            own = codes.get(of_mention[mention.id], ())
            if len(own) < 2 or own[1] == FORMER:
                continue
            found = self.roles.noun_at(mention.head)
            if found is not None and found[1].role == own[1] and self.roles.of(mention).codes[:1] == (FORMER,):
                yield mention.id, codes_from(own[0], FORMER)

    def _parts(self, entities: dict[str, Entity]) -> Iterator[tuple[str, tuple[Party, ...]]]:
        """Mentions of people of several countries, with a party for each, whose entities are added."""
        inner = {each.head: each for each in self.reading.mentions if each.level == "NAM"}
        for mention in self.reading.mentions:
            parts = national_parts(self.doc, mention, self.roles)
            sectors = self.roles.of(mention).codes if parts else ()
            found = []
            for part in parts:
                within = inner.get(part.token, mention)
                roles = roles_of(PhraseRole(part.country, sectors))
                known = text_identity(self.reading, within, part.name, roles, "GRP")
                entities.setdefault(known.id, _entity(known))
                found.append(Party(mention=within.id, name=part.name, entity=known.id, codes=known.codes))
            if found:
                yield mention.id, tuple(found)


def _entity(found: Identity) -> Entity:
    return Entity(
        id=found.id, name=found.name, entity_type=found.entity_type, wikidata=found.wikidata, roles=found.roles
    )
