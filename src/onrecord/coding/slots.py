"""Who and what stand around an event, as entities: what conditions are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.coding.fillers import Filler, Fillers
from onrecord.coding.identities import Identities
from onrecord.coding.places_meant import PlacesMeant
from onrecord.coding.transitions import Transition, Transitions
from onrecord.model.event import CodedEvent, EventMention
from onrecord.model.place import Place
from onrecord.model.reading import Reading

_HANGING = {  # what hangs on the word in a slot without a preposition: "in the army's hands", "in army hands"
    "possessive": ("poss",),
    "kind": ("compound", "amod", "nmod"),
    "determiner": ("det", "preconj", "predet", "cc"),
}
_BODIES = frozenset({"GRP", "ORG"})


class Slots:
    """The slots of one reading's event mentions."""

    def __init__(
        self, reading: Reading, identities: Identities, places: tuple[Place, ...], transitions: Transitions
    ) -> None:
        self._reading = reading
        self._doc = reading.doc
        self._transitions = transitions
        self._fillers = Fillers(reading, identities)
        self._meant = PlacesMeant(reading, identities, places, transitions, self._fillers)
        self._by_id = {each.id: each for each in reading.mentions}
        self._roles = {each.id: frozenset(role.code for role in each.roles) for each in identities.entities}
        self._bodies: dict[str, Filler] = {}
        for i, each in self._fillers.all:
            if each.kind in _BODIES:
                self._bodies.setdefault(self._doc.tokens[i].lemma, each)

    def subjects(self, transition: Transition, mention: EventMention, event: CodedEvent) -> list[Filler]:
        """Whose condition it is: of the first slot that has somebody of the right kind."""
        for slot in transition.subject:
            found = [each for each in self._parties(slot, mention, event) if self._fits(each, transition)]
            if found:
                return found
        return []

    def others(self, transition: Transition, mention: EventMention, subjects: Sequence[Filler]) -> list[Filler]:
        """With whom a subject shares something: of the first slot that has somebody; none: with another subject."""
        for slot in transition.object:
            found = [self._fillers.at(i) for i in self.tokens(mention, slot)]
            others = [each for each in found if each is not None and self._fits(each, transition)]
            if others:
                return others
        return list(subjects[1:])

    def _parties(self, slot: str, mention: EventMention, event: CodedEvent) -> Iterator[Filler]:
        """Who stands in a slot; in "actor" those whom the event was coded with. Nobody known only by a pronoun."""
        if slot == "actor":
            ids = [each.mention for each in event.actors]
            tokens = [self._by_id[id].head for id in ids if id in self._by_id]
        else:
            tokens = [*(self._source(event) if slot == "source" else self.tokens(mention, slot))]
        for i in tokens:
            filler = self._fillers.at(i) or self._body(i) if i is not None else None
            if filler is not None and self._fillers.is_told(filler) and not self._is_neither(filler):
                yield filler

    def _body(self, i: int) -> Filler | None:
        """Whom a noun before another means: in "rebel hands" the rebels of the report."""
        token = self._doc.tokens[i]
        return self._bodies.get(token.lemma) if token.dep in _HANGING["kind"] else None

    def _is_neither(self, filler: Filler) -> bool:
        """Whether it is denied of all ("neither side holds the town")."""
        return self._doc.tokens[self._doc.token_at(filler.span.start)].lower in self._transitions.neither

    def places(
        self, transition: Transition, mention: EventMention, event: CodedEvent, subject: Filler | None
    ) -> list[Filler]:
        """The places of the first slot that has one; where the event is one of several, only its own."""
        own = self._by_id.get(event.place or "")
        for slot in transition.object:
            tokens = [own.head] if slot == "place" and own is not None else self.tokens(mention, slot)
            meant = [self._meant.at(i, transition, subject) for i in tokens if i is not None]
            if slot == "before":
                meant = [self._meant.before(mention.token)]
            found = [each for each in meant if each is not None]
            if found:
                return [each for each in found if own is not None and each.span == own.span] or found
        return []

    def tokens(self, mention: EventMention, slot: str) -> list[int]:
        """The head words in a slot; "object of" is what hangs on the object with "of", "in of" on what follows "in".

        "in possessive" and "in kind" are whose it is and of which kind: "in the army's hands", "in army hands".
        """
        outer, _, inner = slot.partition(" ")
        if slot == "kind":
            return [each.i for each in self._doc.children_of(mention.token, *_HANGING[slot])]
        if inner in _HANGING:
            return [each.i for i in self.tokens(mention, outer) for each in self._doc.children_of(i, *_HANGING[inner])]
        if inner and outer != "out":
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

    def filler(self, i: int) -> Filler | None:
        """The entity that token ``i`` heads the mention of."""
        return self._fillers.at(i)

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
        return [] if source is None else [i for i in self._doc.tokens_in(source) if self._fillers.at(i)][-1:]

    def _fits(self, filler: Filler, transition: Transition) -> bool:
        if filler.kind not in transition.kinds:
            return False
        return not transition.roles or not transition.roles.isdisjoint(self._roles.get(filler.entity, frozenset()))
