"""Who the people and bodies of a report are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.coding.identity import Codes, Identity, country_identity, text_identity
from onrecord.coding.named import Named
from onrecord.coding.phrase_roles import PhraseRole, PhraseRoles
from onrecord.language.actor_nouns import load_actor_nouns
from onrecord.model.actor import Entity, Role
from onrecord.model.mention import Mention
from onrecord.model.place import Place
from onrecord.model.reading import Reading
from onrecord.text.span import Span
from onrecord.world.countries import Country
from onrecord.world.world import World

# Sectors whose bearers belong to some country: without one in their words they get that of the report's topic.
_NATIONAL = frozenset(
    {"GOV", "MIL", "COP", "REB", "OPP", "LEG", "JUD", "SPY", "PTY", "PRM", "CVL", "UAF", "REF", "LAB", "CRM", "ELI"}
)


@dataclass(frozen=True, slots=True)
class Identities:
    """The entities of a report, and which mention means which."""

    entities: tuple[Entity, ...]
    of_mention: Mapping[str, str]  # id of a Mention → id of an Entity
    codes: Mapping[str, Codes] = field(default_factory=dict)  # by id of an Entity
    as_actor: Mapping[str, Codes] = field(default_factory=dict)  # by id of a Mention that means another than its entity

    def codes_of(self, mention: str) -> Codes:
        """Codes of what a mention means on the day of the report: country or body first, then role codes."""
        own = self.as_actor.get(mention)
        return own if own is not None else self.codes.get(self.of_mention.get(mention, ""), ())


def resolve_identities(reading: Reading, world: World, places: tuple[Place, ...] = ()) -> Identities:
    """The entities of ``reading``, linked to the world where they are known there on the day of the report."""
    return _Resolver(reading, world, places).resolved()


def mention_of(span: Span, reading: Reading) -> str | None:
    """The id of the mention that ``span`` stands for: that of the same head, else the widest in it; None if none."""
    mentions, doc = reading.mentions, reading.doc
    inside = doc.tokens_in(span)
    first = bisect_left(mentions, span.start - 200, key=lambda each: each.span.start)
    near = []
    for each in mentions[first:]:
        if each.span.start >= span.end:
            break
        if each.span.end > span.start:
            near.append(each)
    heads = [i for i in inside if doc.tokens[i].head not in inside or doc.tokens[i].head == i]
    for each in near:
        if each.head in heads:
            return each.id
    within = [each for each in near if span.covers(each.span)]
    return max(within, key=lambda each: len(each.span)).id if within else None


class _Resolver:
    """One report's chains on their way to entities."""

    def __init__(self, reading: Reading, world: World, places: tuple[Place, ...]) -> None:
        self.reading = reading
        self.doc = reading.doc
        self.world = world
        self.nouns = load_actor_nouns(reading.report.language)
        self.roles = PhraseRoles(reading, world, self.nouns, places)
        self.places = {each.mention: each for each in places}
        self.named = Named(reading, world, self.nouns, self.roles, self.places)
        self.done: dict[str, Identity] = {}  # by chain
        self.by_head = {each.head: each for each in reversed(reading.mentions) if each.head is not None}

    def resolved(self) -> Identities:
        """The entities in order of their first mention, an outer one before the inner."""
        chains: dict[str, list[Mention]] = {}
        for mention in self.reading.mentions:
            chains.setdefault(self._chain(mention), []).append(mention)
        speakers = dict(self._speakers())
        of_mention: dict[str, str] = {}
        entities: dict[str, Entity] = {}
        codes: dict[str, Codes] = {}
        for chain, mentions in chains.items():
            self.done[chain] = self._identity(mentions)
        for mention in self.reading.mentions:
            found = self.done[speakers.get(mention.id, self._chain(mention))]
            of_mention[mention.id] = found.id
            codes.setdefault(found.id, found.codes)
            entities.setdefault(
                found.id,
                Entity(
                    id=found.id,
                    name=found.name,
                    entity_type=found.entity_type,
                    wikidata=found.wikidata,
                    roles=found.roles,
                ),
            )
        return Identities(tuple(entities.values()), of_mention, codes, dict(self._governments()))

    def _governments(self) -> Iterator[tuple[str, Codes]]:
        """Mentions of capitals that stand for the government there ("Nairobi protested"), with its codes."""
        for id, place in self.places.items():
            country = self.world.countries.by_code(place.country) if place.country else None
            if place.kind == "metonymic" and country is not None and place.name in country.capitals:
                yield id, (country.code, "GOV")

    def _chain(self, mention: Mention) -> str:
        return mention.entity or mention.id

    def _speakers(self) -> Iterator[tuple[str, str]]:
        """(mention, chain) of "we" and "I": those of whoever is quoted there."""
        own = [each for each in self.reading.mentions if each.level == "PRO" and self._is_own(each)]
        if not own:
            return
        starts = [each.span.start for each in own]
        best: dict[str, tuple[int, str]] = {}
        by_id = {each.id: each for each in self.reading.mentions}
        for attribution in self.reading.attributions:
            speaker = mention_of(attribution.source, self.reading) if attribution.source else None
            if speaker is None or self._is_own(by_id[speaker]):
                continue
            for content in attribution.content:
                for n in range(bisect_left(starts, content.start), bisect_left(starts, content.end)):
                    known = best.get(own[n].id)
                    if known is None or len(content) < known[0]:
                        best[own[n].id] = (len(content), self._chain(by_id[speaker]))
        for mention, (_, chain) in best.items():
            yield mention, chain

    def _is_own(self, mention: Mention) -> bool:
        if mention.level != "PRO" or mention.head is None:
            return False
        pronoun = self.nouns.pronouns.get(self.doc.tokens[mention.head].lower)
        return pronoun is not None and pronoun.use == "own"

    # ── one chain ──

    def _identity(self, mentions: Sequence[Mention]) -> Identity:
        names = [each for each in mentions if each.level == "NAM"]
        distinct = {self.named.name_of(each): each for each in reversed(names)}  # each name once, as first written
        names = sorted(distinct.values(), key=lambda each: (-len(self.named.name_of(each)), each.span.start))
        for each in names:
            known = self.named.find(each)
            if known is not None:
                return known
        described = self._land(mentions[0]) if not names else None
        return described or self._from_text(mentions, names)

    def _land(self, mention: Mention) -> Identity | None:
        """What "the country" or "the Kenyan capital" means: by its phrase, else the country named most often."""
        if mention.head is None:
            return None
        found = self.nouns.find(self.doc, mention.head)
        first = self.doc.tokens[self.doc.tokens_in(mention.span).start]
        if found is None or not (found[1].land or found[1].seat) or first.dep not in {"det", "poss"}:
            return None
        code = self.roles.of(mention).country
        own = len(self.doc.tokens_in(mention.span)) <= (2 if code is None else 4)
        country = self.world.countries.by_code(code) if code else self.named.leading
        if country is None or not own or first.lower in {"a", "an", "another", "every", "each", "no"}:
            return None
        if found[1].land:
            return country_identity(country)
        return self._capital(country, mention)

    def _capital(self, country: Country, mention: Mention) -> Identity | None:
        if not country.capitals:
            return None
        for each in self.done.values():
            if each.name in country.capitals:
                return each
        role = Role(country=country.code, code=None, source="countries")
        return text_identity(self.reading, mention, country.capitals[0], (role,), "GPE")

    # ── what only the text tells ──

    def _from_text(self, mentions: Sequence[Mention], names: Sequence[Mention]) -> Identity:
        first = mentions[0]
        country, codes = self._said([each for each in mentions if each.level != "PRO"])
        place = next((self.places[each.id] for each in mentions if each.id in self.places), None)
        if country is None and place is not None:
            country = place.country
        owner = self._owner(mentions) if country is None else None
        if owner is not None:
            country = owner.codes[0] if owner.codes else None
            codes = self._inherited(first, codes, owner)
        if country is None and codes and codes[0] in _NATIONAL and self.named.topic is not None:
            country = self.named.topic.code
        name = self.named.name_of(names[0]) if names else first.span.of(self.doc.text)
        kind = names[0].entity_type if names else first.entity_type
        return text_identity(self.reading, first, name, tuple(_roles(PhraseRole(country, codes))), kind)

    def _said(self, mentions: Sequence[Mention]) -> tuple[str | None, tuple[str, ...]]:
        """The first country and the first sectors that the words of ``mentions`` tell."""
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
        """A colourless noun ("its leaders") has the sectors of whom it belongs to."""
        found = self.nouns.find(self.doc, mention.head) if mention.head is not None else None
        theirs = tuple(code for code in owner.codes[1:] if code is not None)
        return theirs if theirs and found is not None and found[1].weak else codes

    def _owner(self, mentions: Sequence[Mention]) -> Identity | None:
        """Whom a pronoun makes the owner of a phrase: "its army", "…, whose leaders"."""
        for mention in mentions:
            for child in self.doc.children_of(mention.head, "poss") if mention.head is not None else ():
                if child.tag == "WP$":
                    above = next((each for each in self.doc.ancestors(child.i) if each.dep == "relcl"), None)
                    owner = self.by_head.get(above.head) if above is not None else None
                else:
                    owner = self.by_head.get(child.i) if child.tag == "PRP$" else None
                if owner is not None:
                    return self.done.get(self._chain(owner))
        return None


def _roles(said: PhraseRole) -> Iterator[Role]:
    if not said.codes and said.country:
        yield Role(country=said.country, code=None, source="text")
    for code in said.codes:
        yield Role(country=said.country, code=code, source="text")
