"""Who and what stand around an event, as entities: what conditions are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.coding.identities import Identities
from onrecord.coding.transitions import Transition, Transitions
from onrecord.model.event import CodedEvent, EventMention
from onrecord.model.mention import Mention
from onrecord.model.place import Place
from onrecord.model.reading import Reading
from onrecord.text.span import Span

PLACES = frozenset({"GPE", "LOC", "FAC"})
_HOLDING = frozenset({"object", "in", "under"})  # slots on which something else can hang ("in control of X")
REACH_OF_TOWN = 3  # sentences back in which "the city" finds the town that it means


@dataclass(frozen=True, slots=True)
class Filler:
    """Who or what stands in a slot."""

    entity: str
    kind: str  # its entity type
    span: Span


class Slots:
    """The slots of one reading's event mentions."""

    def __init__(
        self, reading: Reading, identities: Identities, places: tuple[Place, ...], transitions: Transitions
    ) -> None:
        self._reading = reading
        self._doc = reading.doc
        self._transitions = transitions
        self._of_mention = identities.of_mention
        self._by_id = {each.id: each for each in reading.mentions}
        self._by_head: dict[int, Mention] = {}
        for each in reading.mentions:
            if each.head is not None:
                self._by_head.setdefault(each.head, each)
        self._named = {
            identities.of_mention[each.id]
            for each in reading.mentions
            if each.level == "NAM" and each.id in identities.of_mention
        }
        self._roles = {each.id: frozenset(role.code for role in each.roles) for each in identities.entities}
        self._home = _homes(identities, places)
        self._towns = tuple(self._find_towns(places))

    def subjects(self, transition: Transition, mention: EventMention, event: CodedEvent) -> list[Filler]:
        """Whose condition it is: of the first slot that has somebody of the right kind."""
        for slot in transition.subject:
            tokens = self._source(event) if slot == "source" else self.tokens(mention, slot)
            found = [
                filler for i in tokens if (filler := self._filler(i)) is not None and self._fits(filler, transition)
            ]
            if found:
                return found
        return []

    def places(self, transition: Transition, mention: EventMention, event: CodedEvent, subject: Filler) -> list[Filler]:
        """The places of the first slot that has one; where the event is one of several, only its own."""
        own = self._by_id.get(event.place or "")
        for slot in transition.object:
            found = [filler for i in self.tokens(mention, slot) if (filler := self._place(i, subject)) is not None]
            if found:
                return [each for each in found if own is not None and each.span == own.span] or found
        return []

    def tokens(self, mention: EventMention, slot: str) -> list[int]:
        """The head words in a slot; "object of" is what hangs on the object with "of", "in of" on what follows "in"."""
        outer, _, inner = slot.partition(" ")
        if inner and outer in _HOLDING:
            return [
                filler
                for i in self.tokens(mention, outer)
                for preposition in self._doc.children_of(i, "prep")
                if preposition.lower == inner
                for each in self._doc.children_of(preposition.i, "pobj")
                for filler in self._series(each.i)
            ]
        return [
            member
            for each in mention.arguments
            if slot == (each.preposition or each.function)
            for member in self._members(each.token)
        ]

    def has(self, mention: EventMention, slot: str, lemmas: frozenset[str]) -> bool:
        """Whether one of ``lemmas`` heads the slot."""
        return any(self._doc.tokens[i].lemma in lemmas for i in self.tokens(mention, slot))

    def _members(self, i: int) -> list[int]:
        """The names behind "including" or "such as", else token ``i`` itself."""
        for each in self._doc.children_of(i, "prep"):
            before = f"{self._doc.tokens[each.i - 1].lower} {each.lower}" if each.i else ""
            if not self._transitions.members.isdisjoint((each.lower, before)):
                found = [name for filler in self._doc.children_of(each.i, "pobj") for name in self._series(filler.i)]
                return found or [i]
        return [i]

    def _series(self, i: int) -> Iterator[int]:
        """Token ``i`` and what is coordinated with it."""
        pending = [i]
        while pending:
            at = pending.pop()
            yield at
            pending.extend(each.i for each in self._doc.children_of(at, "conj"))

    def _source(self, event: CodedEvent) -> list[int]:
        """Who says it: "rebels claimed victory in the port" is their own victory."""
        source = next((each.source for each in self._reading.attributions if each.id == event.attribution), None)
        return [] if source is None else [i for i in self._doc.tokens_in(source) if i in self._by_head][-1:]

    def _fits(self, filler: Filler, transition: Transition) -> bool:
        if filler.kind not in transition.kinds:
            return False
        return not transition.roles or not transition.roles.isdisjoint(self._roles.get(filler.entity, frozenset()))

    def _filler(self, i: int) -> Filler | None:
        mention = self._by_head.get(i)
        entity = self._of_mention.get(mention.id) if mention is not None else None
        return None if mention is None or entity is None else Filler(entity, mention.entity_type, mention.span)

    def _place(self, i: int, subject: Filler) -> Filler | None:
        """The named place that token ``i`` means; "the country" is that of the subject, "the city" the last named."""
        token = self._doc.tokens[i]
        is_bare = not any(True for _ in self._doc.children_of(i, "prep", "appos", "compound"))
        if token.lemma in self._transitions.countries and is_bare:
            home = self._home.get(subject.entity)
            return Filler(home, "GPE", token.span) if home is not None and home != subject.entity else None
        if token.tag == "NN" and token.lemma in self._transitions.towns and is_bare:
            return self._town_before(i)
        filler = self._filler(i)
        if filler is None or filler.kind not in PLACES or filler.entity not in self._named:
            return None
        return None if filler.entity == subject.entity else filler

    def _town_before(self, i: int) -> Filler | None:
        """The last town named before token ``i``; None: none is near."""
        token = self._doc.tokens[i]
        if not any(each.lower in self._transitions.articles for each in self._doc.children_of(i, "det")):
            return None
        sentence = max(0, self._doc.sentence_of[i] - REACH_OF_TOWN + 1)
        start = self._doc.sentence_span(self._doc.sentences[sentence]).start
        before = [each for each in self._towns if start <= each.span.start < token.start]
        return Filler(before[-1].entity, "GPE", token.span) if before else None

    def _find_towns(self, places: tuple[Place, ...]) -> Iterator[Filler]:
        for place in places:
            mention = self._by_id.get(place.mention)
            entity = self._of_mention.get(place.mention)
            if mention is None or entity is None or mention.level != "NAM":
                continue
            if place.kind == "literal" and place.feature_code and place.feature_code.startswith("PPL"):
                yield Filler(entity, "GPE", mention.span)


def _homes(identities: Identities, places: tuple[Place, ...]) -> dict[str, str]:
    """Entity → the entity of its country, where the report names that."""
    lands = {
        entity
        for each in places
        if each.feature_code
        and each.feature_code.startswith("PCL")
        and (entity := identities.of_mention.get(each.mention))
    }
    country_of = {
        each.id: code for each in identities.entities if (code := next((r.country for r in each.roles), None))
    }
    named: dict[str, str] = {}
    for each in identities.entities:
        if each.id in lands and each.id in country_of:
            named.setdefault(country_of[each.id], each.id)
    return {id: named[code] for id, code in country_of.items() if code in named}
