"""What follows from the events: who controls what, who holds which office, who is where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Literal

from onrecord.coding.fillers import Filler
from onrecord.coding.identities import Identities
from onrecord.coding.offices import Offices, Title
from onrecord.coding.questions import is_open_question, is_over
from onrecord.coding.slots import Slots
from onrecord.coding.statements import statements
from onrecord.coding.transitions import Transition, load_transitions
from onrecord.model.condition import Condition, DayRange, Status
from onrecord.model.event import CodedEvent, EventMention
from onrecord.model.factuality import Commitment
from onrecord.model.place import Place
from onrecord.model.reading import Reading
from onrecord.text.span import Span

Value = Literal["+", "-"]
PAIRED = frozenset({"ceasefire", "at_war"})  # relations that two share
COMMITTED = ("CT+", "PR+", "CT-", "PR-")


def derive_conditions(
    events: tuple[CodedEvent, ...], places: tuple[Place, ...], reading: Reading, identities: Identities
) -> tuple[Condition, ...]:
    """The conditions that begin or end with ``events``, and those that are stated ("President Assad", "is in Cairo").

    An event that the voice nearest to it doesn't take to have happened gives none; one that it denies gives a denied
    condition. The same condition from several events is one, with all its evidence.
    """
    source = _Source(reading, identities, places)
    found = chain(
        chain.from_iterable(source.of_event(*each) for each in _coded(events, reading)),
        source.of_denials(events),
        (replace(each, from_event=None) for stated in statements(reading) for each in source.of_event(*stated)),
        (source.of_title(each) for each in source.offices.titles),
    )
    return tuple(replace(each, id=f"c{number}") for number, each in enumerate(_merged(found)))


def _coded(
    events: tuple[CodedEvent, ...], reading: Reading
) -> Iterator[tuple[CodedEvent, EventMention, Commitment | None]]:
    mentions = {each.id: each for each in reading.event_mentions}
    for event in events:
        # One mention may be several events: e3, e3b, e3c.
        mention = mentions.get(event.id) or mentions.get(event.id[:-1])
        if mention is not None:
            yield event, mention, reading.commitments.get(mention.id)


class _Source:
    """One reading, asked event by event."""

    def __init__(self, reading: Reading, identities: Identities, places: tuple[Place, ...]) -> None:
        self.reading = reading
        self.doc = reading.doc
        self.transitions = load_transitions(reading.report.language)
        self.offices = Offices(reading, identities, places, self.transitions)
        self.slots = Slots(reading, identities, places, self.transitions)

    def of_event(self, event: CodedEvent, mention: EventMention, commitment: Commitment | None) -> Iterator[Condition]:
        """The conditions that follow from ``event``, of which its clause says ``commitment``."""
        is_negative = commitment is not None and commitment.value[-1] == "-"
        for transition in self._transitions(mention):
            stands = self._stands(transition, mention, event, is_negative=is_negative)
            if stands is None:
                continue
            value, status = stands
            for subject, object, words in self._filled(transition, mention, event):
                yield Condition(
                    id="",
                    relation=transition.relation,
                    subject=subject.entity,
                    object=object,
                    value=value,
                    status=status,
                    evidence=(_evidence(event, subject.span, words),),
                    since=_since(event) or (self._by_now() if value == "-" else None),
                    attribution=event.attribution,
                    from_event=event.id,
                )

    def of_denials(self, events: tuple[CodedEvent, ...]) -> Iterator[Condition]:
        """What denials that only name a claim deny ("the army denied the claim"): the conditions that it makes."""
        coded = {event.id: (event, mention, commitment) for event, mention, commitment in _coded(events, self.reading)}
        for denial in events:
            by = next((each.id for each in self.reading.naming(denial.trigger.start)), None) if denial.denies else None
            claims = (coded[id] for id in denial.denies if id in coded and coded[id][0].attribution != by)
            for claim in chain.from_iterable(self.of_event(*each) for each in claims if by is not None):
                yield replace(claim, status="denied", attribution=by, evidence=(denial.trigger,))

    def _stands(
        self, transition: Transition, mention: EventMention, event: CodedEvent, *, is_negative: bool
    ) -> tuple[Value, Status] | None:
        """(value, status) of what follows; None: nothing does."""
        if transition.asks:
            is_open = is_open_question(self.doc, mention.token, self.transitions)
            return (transition.value, "claimed" if event.attribution else "asserted") if is_open else None
        if transition.denies:
            said: Status = "claimed" if event.attribution else "asserted"
            return (transition.value, said) if is_negative else None
        if transition.relation == "contested" and not _is_of_a_day(event):
            return None
        flips = transition.stative and is_negative and is_over(self.doc, mention.token, self.transitions)
        return standing(event, flips=flips, value=transition.value)

    def _filled(
        self, transition: Transition, mention: EventMention, event: CodedEvent
    ) -> Iterator[tuple[Filler, str, Span | None]]:
        """(subject, entity of the place or of the other party or name of the office, its words)."""
        if transition.relation == "contested":
            for place in self.slots.places(transition, mention, event, None):
                yield place, place.entity, place.span
            return
        subjects = self.slots.subjects(transition, mention, event)
        if transition.relation in PAIRED:
            for other in self.slots.others(transition, mention, subjects) if subjects else ():
                if other.entity != subjects[0].entity:
                    yield subjects[0], other.entity, other.span
            return
        for subject in subjects:
            for object, words in self._objects(transition, mention, event, subject):
                yield subject, object, words

    def of_title(self, title: Title) -> Condition:
        """That somebody holds the office that his title tells, or held it."""
        # In indirect speech the title is the report's own wording.
        holding = [
            (span.end - span.start, each.id)
            for each in self.reading.attributions
            for span in each.content
            if each.quoting == "direct" and span.start <= title.evidence.start < span.end
        ]
        return Condition(
            id="",
            relation="holds_office",
            subject=title.entity,
            object=title.office,
            value="-" if title.ended else "+",
            status="claimed" if holding else "asserted",
            evidence=(title.evidence,),
            since=self._by_now() if title.ended else None,
            attribution=min(holding)[1] if holding else None,
        )

    def _by_now(self) -> DayRange | None:
        """What is over has been so on the day of publication at the latest."""
        published = self.reading.report.published_on
        return DayRange(None, published) if published else None

    def _transitions(self, mention: EventMention) -> Iterator[Transition]:
        """The rules of the longest phrase that there are rules for: "step down" before "step"."""
        particles = [self.doc.tokens[each.token].lower for each in mention.arguments if each.function == "particle"]
        after = mention.token + 1
        # The parser takes "down" in "stepped down as governor" for an adverb.
        if after < len(self.doc.tokens) and self.doc.tokens[after].dep == "advmod":
            particles.append(self.doc.tokens[after].lower)
        for word in dict.fromkeys((*(f"{mention.lemma}_{each}" for each in particles), mention.lemma)):
            rules = self.transitions.by_word.get(word, ())
            for each in rules:
                if all(self.slots.has(mention, slot, lemmas) for slot, lemmas in each.needs.items()):
                    yield each
            if rules:
                return

    def _office_of(self, i: int) -> str | None:
        """The office of the person whom token ``i`` heads the mention of: "succeeds Maria Lopez"."""
        filler = self.slots.filler(i)
        return self.offices.held_by(filler.entity) if filler is not None and filler.kind == "PER" else None

    def _objects(
        self, transition: Transition, mention: EventMention, event: CodedEvent, subject: Filler
    ) -> Iterator[tuple[str, Span | None]]:
        """(entity of the place or name of the office, its words)."""
        if transition.relation != "holds_office":
            yield from ((each.entity, each.span) for each in self.slots.places(transition, mention, event, subject))
            return
        for slot in transition.object:
            for i in self.slots.tokens(mention, slot):
                office = self.offices.named_at(i, subject.entity) or self._office_of(i)
                if office is not None:
                    yield office, self.doc.subtree_span(i)
                    return
        if transition.value == "-" and (office := self.offices.held_by(subject.entity)) is not None:
            yield office, None


def _is_of_a_day(event: CodedEvent) -> bool:
    """Whether it is known when it was, or it goes on: a fight long over contests nothing."""
    goes_on = bool(event.factuality) and event.factuality[-1].tense == "present"
    return goes_on or event.id.startswith("statement") or (event.when is not None and event.when.basis != "publication")


def standing(event: CodedEvent, *, value: Value, flips: bool = False) -> tuple[Value, Status] | None:
    """(value, status) of a condition that follows from ``event`` with ``value``; None: it doesn't follow, or not yet.

    That rebels "did not capture" a town is a denial; that they "no longer control" it (``flips``) is the opposite.
    """
    if not event.factuality:
        return None
    nearest = event.factuality[-1]
    if nearest.tense == "future" or nearest.value not in COMMITTED:
        return None
    affirmed: Status = "claimed" if event.attribution is not None else "asserted"
    if nearest.value[-1] == "+":
        return value, affirmed
    if flips:
        return ("-" if value == "+" else "+"), affirmed
    return value, "denied"


def _evidence(event: CodedEvent, *others: Span | None) -> Span:
    """From the first to the last word that carries it, within its sentence."""
    spans = [event.trigger, *(each for each in others if each is not None)]
    inside = [each for each in spans if event.extent.start <= each.start and each.end <= event.extent.end]
    if not inside:
        return event.trigger
    return Span(min(each.start for each in inside), max(each.end for each in inside))


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
