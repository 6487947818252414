"""What follows from the events: who controls what, who holds which office, who is where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from onrecord.coding.identities import Identities
from onrecord.coding.offices import Offices, Title
from onrecord.coding.parties import members
from onrecord.coding.transitions import Transition, Transitions, load_transitions
from onrecord.model.condition import Condition, DayRange, Status
from onrecord.model.event import CodedEvent, EventMention
from onrecord.model.mention import Mention
from onrecord.model.place import Place
from onrecord.model.reading import Reading
from onrecord.text.span import Span

PLACES = frozenset({"GPE", "LOC", "FAC"})


def derive_conditions(
    events: tuple[CodedEvent, ...], places: tuple[Place, ...], reading: Reading, identities: Identities
) -> tuple[Condition, ...]:
    """The conditions that begin or end with ``events``, and those that titles state ("President Assad").

    An event that the voice nearest to it doesn't take to have happened gives none; one that it denies gives a denied
    condition. The same condition from several events is one, with all its evidence.
    """
    transitions = load_transitions(reading.report.language)
    source = _Source(reading, identities, Offices(reading, identities, places, transitions), transitions)
    found = chain(
        chain.from_iterable(source.of_event(each) for each in events),
        (source.of_title(each) for each in source.offices.titles),
    )
    return tuple(replace(each, id=f"c{number}") for number, each in enumerate(_merged(found)))


class _Source:
    """One reading, asked event by event."""

    def __init__(self, reading: Reading, identities: Identities, offices: Offices, transitions: Transitions) -> None:
        self.reading = reading
        self.doc = reading.doc
        self.offices = offices
        self.transitions = transitions
        self.of_mention = identities.of_mention
        self.mentions = {each.id: each for each in reading.event_mentions}
        self.by_id = {each.id: each for each in reading.mentions}
        self.by_head: dict[int, Mention] = {}
        for each in reading.mentions:
            if each.head is not None:
                self.by_head.setdefault(each.head, each)
        self.named = {
            self.of_mention[each.id] for each in reading.mentions if each.level == "NAM" and each.id in self.of_mention
        }
        self.countries = _countries(identities, places=self._place_entities())

    def _place_entities(self) -> frozenset[str]:
        return frozenset(
            self.of_mention[each.id]
            for each in self.reading.mentions
            if each.entity_type == "GPE" and each.level == "NAM" and each.id in self.of_mention
        )

    def of_event(self, event: CodedEvent) -> Iterator[Condition]:
        mention = self.mentions.get(event.id) or self.mentions.get(event.id[:-1])
        status = status_of(event)
        if mention is None or status is None:
            return
        for transition in self._transitions(mention):
            for subject in self._subjects(transition, mention, event):
                for object, words in self._objects(transition, mention, event, subject):
                    yield Condition(
                        id="",
                        relation=transition.relation,
                        subject=subject.entity,
                        object=object,
                        value=transition.value,
                        status=status,
                        evidence=(self._evidence(event, subject.span, words),),
                        since=_since(event),
                        attribution=event.attribution,
                        from_event=event.id,
                    )

    def of_title(self, title: Title) -> Condition:
        holding = [
            (span.end - span.start, each.id)
            for each in self.reading.attributions
            for span in each.content
            # In indirect speech the title is the report's own wording.
            if each.quoting == "direct" and span.start <= title.evidence.start < span.end
        ]
        published = self.reading.report.published_on
        return Condition(
            id="",
            relation="holds_office",
            subject=title.entity,
            object=title.office,
            value="-" if title.ended else "+",
            status="claimed" if holding else "asserted",
            evidence=(title.evidence,),
            since=DayRange(None, published) if title.ended and published else None,
            attribution=min(holding)[1] if holding else None,
        )

    # ── slots ──

    def _transitions(self, mention: EventMention) -> Iterator[Transition]:
        particles = [self.doc.tokens[each.token].lower for each in mention.arguments if each.function == "particle"]
        after = mention.token + 1
        # The parser takes "down" in "stepped down as governor" for an adverb.
        if after < len(self.doc.tokens) and self.doc.tokens[after].dep == "advmod":
            particles.append(self.doc.tokens[after].lower)
        words = dict.fromkeys((*(f"{mention.lemma}_{each}" for each in particles), mention.lemma))
        for word in words:
            rules = self.transitions.by_word.get(word, ())
            for each in rules:
                if all(self._has(mention, slot, lemmas) for slot, lemmas in each.needs.items()):
                    yield each
            if rules:
                return

    def _has(self, mention: EventMention, slot: str, lemmas: frozenset[str]) -> bool:
        return any(self.doc.tokens[i].lemma in lemmas for i in self._tokens(mention, slot))

    def _tokens(self, mention: EventMention, slot: str) -> list[int]:
        """The head words in a slot; "object of" is what hangs on the object with "of"."""
        outer, _, inner = slot.partition(" ")
        if inner and outer == "object":
            return [
                filler
                for i in self._tokens(mention, "object")
                for preposition in self.doc.children_of(i, "prep")
                if preposition.lower == inner
                for each in self.doc.children_of(preposition.i, "pobj")
                for filler in self._series(each.i)
            ]
        return [
            member
            for each in mention.arguments
            if slot == (each.preposition or each.function)
            for member in members(self.doc, each.token)
        ]

    def _source(self, event: CodedEvent) -> list[int]:
        """Who says it: "rebels claimed victory in the port" is their own victory."""
        source = next((each.source for each in self.reading.attributions if each.id == event.attribution), None)
        return [] if source is None else [i for i in self.doc.tokens_in(source) if i in self.by_head][-1:]

    def _series(self, i: int) -> Iterator[int]:
        """Token ``i`` and what is coordinated with it."""
        pending = [i]
        while pending:
            at = pending.pop()
            yield at
            pending.extend(each.i for each in self.doc.children_of(at, "conj"))

    def _subjects(self, transition: Transition, mention: EventMention, event: CodedEvent) -> list[_Filler]:
        for slot in transition.subject:
            found = [
                filler
                for i in (self._source(event) if slot == "source" else self._tokens(mention, slot))
                if (filler := self._filler(i)) is not None and filler.kind in transition.kinds
            ]
            if found:
                return found
        return []

    def _objects(
        self, transition: Transition, mention: EventMention, event: CodedEvent, subject: _Filler
    ) -> Iterator[tuple[str, Span | None]]:
        """(entity of the place or name of the office, its words)."""
        if transition.relation == "holds_office":
            yield from self._office(transition, mention, subject)
            return
        own = self.by_id.get(event.place or "")
        for slot in transition.object:
            fillers = [filler for i in self._tokens(mention, slot) if (filler := self._place(i, subject)) is not None]
            # An event for each city that was taken: each has its own place.
            chosen = [each for each in fillers if own is not None and each.span == own.span] or fillers
            if chosen:
                yield from ((each.entity, each.span) for each in chosen)
                return

    def _office(
        self, transition: Transition, mention: EventMention, subject: _Filler
    ) -> Iterator[tuple[str, Span | None]]:
        for slot in transition.object:
            for i in self._tokens(mention, slot):
                office = self.offices.named_at(i, subject.entity)
                if office is not None:
                    yield office, self.doc.subtree_span(i)
                    return
        if transition.value == "-" and (office := self.offices.held_by(subject.entity)) is not None:
            yield office, None

    def _filler(self, i: int) -> _Filler | None:
        mention = self.by_head.get(i)
        entity = self.of_mention.get(mention.id) if mention is not None else None
        if mention is None or entity is None:
            return None
        return _Filler(entity, mention.entity_type, mention.span)

    def _place(self, i: int, subject: _Filler) -> _Filler | None:
        """The named place that token ``i`` means; "the country" is that of the subject."""
        filler = self._filler(i)
        if filler is not None and filler.kind in PLACES and filler.entity in self.named:
            return filler
        if self.doc.tokens[i].lemma in self.transitions.countries:
            home = self.countries.get(subject.entity)
            if home is not None and home != subject.entity:
                return _Filler(home, "GPE", self.doc.tokens[i].span)
        return None

    def _evidence(self, event: CodedEvent, *others: Span | None) -> Span:
        """From the first to the last word that carries it, within its sentence."""
        spans = [event.trigger, *(each for each in others if each is not None)]
        inside = [each for each in spans if event.extent.start <= each.start and each.end <= event.extent.end]
        if not inside:
            return event.trigger
        return Span(min(each.start for each in inside), max(each.end for each in inside))


@dataclass(frozen=True, slots=True)
class _Filler:
    """Who or what stands in a slot."""

    entity: str
    kind: str
    span: Span


def status_of(event: CodedEvent) -> Status | None:
    """How a condition stands that follows from ``event``; None: it doesn't follow, or not yet."""
    if not event.factuality:
        return None
    nearest = event.factuality[-1]
    if nearest.tense == "future" or nearest.value not in ("CT+", "PR+", "CT-", "PR-"):
        return None
    if nearest.value[-1] == "-":
        return "denied"
    return "claimed" if event.attribution is not None else "asserted"


def _countries(identities: Identities, places: frozenset[str]) -> dict[str, str]:
    """Entity → the entity of its country, where the report names that."""
    country_of = {
        each.id: code for each in identities.entities if (code := next((r.country for r in each.roles), None))
    }
    named: dict[str, str] = {}
    for each in identities.entities:
        # A country's only role is the country itself; a town has no role, or a longer list.
        if each.id in places and each.id in country_of and each.roles[0].code is None:
            named.setdefault(country_of[each.id], each.id)
    return {id: named[code] for id, code in country_of.items() if code in named}


def _since(event: CodedEvent) -> DayRange | None:
    when = event.when
    if when is None or (when.earliest is None and when.latest is None):
        return None
    return DayRange(when.earliest, when.latest)


def _merged(conditions: Iterable[Condition]) -> list[Condition]:
    """The same condition by the same voice once: all evidence, the narrowest time."""
    found: dict[tuple[object, ...], Condition] = {}
    for each in conditions:
        key = (each.relation, each.subject, each.object, each.value, each.status, each.attribution)
        before = found.get(key)
        if before is None:
            found[key] = each
            continue
        evidence = tuple(dict.fromkeys((*before.evidence, *each.evidence)))
        since = min((before.since, each.since), key=_width)
        found[key] = replace(before, evidence=evidence, since=since, from_event=before.from_event or each.from_event)
    return list(found.values())


def _width(days: DayRange | None) -> int:
    """Days of a range; open ones count as endless, no range as wider still."""
    if days is None:
        return 2 * date.max.toordinal()
    return (days.latest or date.max).toordinal() - (days.earliest or date.min).toordinal()
