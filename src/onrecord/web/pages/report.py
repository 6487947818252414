"""One report with what was read in it."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.errors import NotOnRecord
from onrecord.model.event import CodedEvent
from onrecord.model.record import Record
from onrecord.query.show import find_shown
from onrecord.store.store import Store
from onrecord.text.characters import find_paragraphs
from onrecord.text.span import Span
from onrecord.web.marking import Mark, pieces_of
from onrecord.web.page import Asked, Page


def report_page(store: Store, asked: Asked) -> Page:
    """The text with its spans highlighted, and beside it who says what and what happened. Raises NotOnRecord."""
    shown = find_shown(store, asked.path["id"], asked.query.coder)
    if shown.kind != "report":
        raise NotOnRecord(f"{shown.id!r} is no report; it is in report {shown.record.report.id!r}.")
    record = shown.record
    marks = tuple(marks_of(record))
    paragraphs = [tuple(pieces_of(record.report.text, marks, each)) for each in find_paragraphs(record.report.text)]
    events = [each for each in record.events if each.type]
    values = {"record": record, "paragraphs": paragraphs, "events": events, "spans": mention_spans(record)}
    return Page(template="report.html", title=record.report.title or record.report.id, values=values)


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
