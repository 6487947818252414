"""One event: its words, what was coded, and every voice."""

from __future__ import annotations

from onrecord.errors import NotOnRecord
from onrecord.model.chain import Chain, Step
from onrecord.model.event import CodedEvent
from onrecord.model.factuality import Factuality
from onrecord.model.record import Record
from onrecord.query.show import find_shown
from onrecord.store.store import Store
from onrecord.web.marking import Mark, pieces_of
from onrecord.web.page import Asked, Page
from onrecord.web.pages.report import event_marks, mention_spans


def event_page(store: Store, asked: Asked) -> Page:
    """The evidence with its spans marked, the coding, the chain with what each voice holds. Raises NotOnRecord."""
    shown = find_shown(store, asked.path["id"], asked.query.coder)
    if shown.kind != "event":
        raise NotOnRecord(f"{shown.id!r} is no event; it is of report {shown.record.report.id!r}.")
    record = shown.record
    event = next(each for each in record.events if each.id == shown.local)
    marks = [*event_marks(event, record, mention_spans(record)), *voice_marks(event, record)]
    around = event.extent
    for mark in marks:
        if mark.kind in {"source", "cue"}:
            around = around.join(mark.span) if abs(mark.span.start - around.start) < len(around) * 2 else around
    place = next((each for each in record.places if each.mention == event.place), None)
    values = {
        "id": shown.id,
        "event": event,
        "record": record,
        "pieces": tuple(pieces_of(record.report.text, marks, around)),
        "voices": voices_of(event, record),
        "place": place,
        "follows": [each for each in record.conditions if each.from_event == event.id],
        "names": {each.id: each.name for each in record.entities},
    }
    return Page(template="event.html", title=f"{event.type or 'Event'} · {record.report.outlet or ''}", values=values)


def voice_marks(event: CodedEvent, record: Record) -> list[Mark]:
    """Source and cue of the attribution that holds an event."""
    found = next((each for each in record.attributions if each.id == event.attribution), None)
    if found is None:
        return []
    spans = (("source", found.source), ("cue", found.cue))
    return [Mark(span, kind, found.id) for kind, span in spans if span]


def voices_of(event: CodedEvent, record: Record) -> list[tuple[Step, Factuality | None]]:
    """The chain, outermost first, with what each voice holds of the event; None: nothing that is known."""
    chain = record.chains.get(event.attribution) if event.attribution else None
    publisher = Step(name=record.report.outlet or record.report.id, role="publisher")
    steps = (chain or Chain((publisher,))).steps
    held = {each.by: each for each in event.factuality}
    own = held.get(0) or held.get("author")
    return [(step, held.get(n) if n else own) for n, step in enumerate(steps)]
