"""One report with what was read in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.errors import NotOnRecord
from onrecord.model.attribution import Attribution
from onrecord.model.chain import Step
from onrecord.model.event import CodedEvent
from onrecord.model.place import Place
from onrecord.model.record import Record
from onrecord.query.codings import find_codings
from onrecord.query.events import find_events
from onrecord.query.query import Query
from onrecord.query.review import find_rejected
from onrecord.query.show import find_shown, rows_of
from onrecord.store.store import Store
from onrecord.text.characters import find_paragraphs
from onrecord.text.span import Span
from onrecord.web.marking import Mark, Piece, pieces_of
from onrecord.web.page import Asked, Page
from onrecord.web.voices import voices_of

# What the colours mean, in the order of the question: who did what to whom, where and when, and who says so.
LEGEND = (
    ("actor", "who"),
    ("trigger", "did what"),
    ("recipient", "to whom"),
    ("place", "where"),
    ("time", "when"),
    ("number", "how many"),
    ("source", "who says so"),
    ("cue", "says"),
    ("content", "what is said"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What stands beside the text on one event or one attribution."""

    id: str  # in the record
    start: int  # where in the text, code points
    event: CodedEvent | None = None
    attribution: Attribution | None = None
    row: str | None = None  # id of the event on record
    place: Place | None = None  # where it happened
    voices: Sequence[tuple[Step, object]] = ()  # the chain with what each voice holds


def report_page(store: Store, asked: Asked) -> Page:
    """The text with its spans highlighted, and beside it who says what and what happened. Raises NotOnRecord."""
    shown = find_shown(store, asked.path["id"], asked.query.coder)
    if shown.kind != "report":
        raise NotOnRecord(f"{shown.id!r} is no report; it is in report {shown.record.report.id!r}.")
    record = shown.record
    marks = tuple(marks_of(record))
    values = {
        "record": record,
        "paragraphs": [
            tuple(pieces_of(record.report.text, marks, each)) for each in find_paragraphs(record.report.text)
        ],
        "notes": sorted((*event_notes(record), *attribution_notes(record)), key=lambda each: (each.start, each.id)),
        "legend": LEGEND,
        "goal": goal_of,
        "codings": find_codings(store, record.report.id),
        "judged": _judged(store, record.report.id),
    }
    return Page(template="report.html", title=record.report.title or record.report.id, values=values)


def _judged(store: Store, report: str) -> dict[str, str]:
    """What people made of the events of a report, by id."""
    corrected = (each for each in find_events(store, Query(report=report, untyped=True)) if each.corrected)
    told = {each.id: f"Corrected by a person: {'; '.join(each.corrected)}." for each in corrected}
    return told | dict.fromkeys(find_rejected(store, report), "Rejected by a person, so it is not counted.")


def event_notes(record: Record) -> Iterator[Note]:
    """A note on each event of the codebook."""
    rows = rows_of(record)
    places = {each.mention: each for each in record.places}
    for event in record.events:
        if event.type:
            place = places.get(event.place) if event.place else None
            yield Note(id=event.id, start=event.trigger.start, event=event, row=rows[event.id], place=place,
                       voices=voices_of(event, record))  # fmt: skip


def attribution_notes(record: Record) -> Iterator[Note]:
    """A note on each attribution."""
    for each in record.attributions:
        spans = [span for span in (each.source, each.cue, *each.content) if span]
        steps = record.chains[each.id].steps if each.id in record.chains else ()
        yield Note(id=each.id, start=min((span.start for span in spans), default=0), attribution=each,
                   voices=[(step, None) for step in steps])  # fmt: skip


def goal_of(piece: Piece) -> str | None:
    """The id of the note that a click on a piece leads to: that of the shortest mark; None: only of something said."""
    best = min(
        (mark for mark in piece.marks if mark.kind != "content"),
        key=lambda mark: (mark.kind in ("source", "cue"), len(mark.span), mark.of),
        default=None,
    )
    return best.of if best else None


def mention_spans(record: Record) -> dict[str, Span]:
    """Where each mention stands, by id."""
    return {each.id: each.span for each in record.mentions}


def marks_of(record: Record) -> Iterator[Mark]:
    """All that stands in the text: of the events of the codebook, and of the attributions."""
    spans = mention_spans(record)
    for event in record.events:
        if event.type:
            yield from event_marks(event, record, spans)
    for each in record.attributions:
        if each.source:
            yield Mark(each.source, "source", each.id)
        if each.cue:
            yield Mark(each.cue, "cue", each.id)
        for content in each.content:
            yield Mark(content, "content", each.id)


def event_marks(event: CodedEvent, record: Record, spans: dict[str, Span]) -> Iterator[Mark]:
    """The words that carry an event."""
    yield Mark(event.trigger, "trigger", event.id)
    for kind, parties in (("actor", event.actors), ("recipient", event.recipients)):
        for party in parties:
            if party.mention in spans:
                yield Mark(spans[party.mention], kind, event.id)
    if event.place in spans:
        yield Mark(spans[event.place], "place", event.id)
    for time in record.times:
        if event.when and time.id == event.when.time:
            yield Mark(time.span, "time", event.id)
    for number in event.numbers:
        yield Mark(number.span, "number", event.id)
