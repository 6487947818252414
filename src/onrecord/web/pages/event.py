"""One event: its words, what was coded, and every voice for and against it."""

from __future__ import annotations

from onrecord.errors import NotOnRecord
from onrecord.model.event import CodedEvent
from onrecord.model.record import Record
from onrecord.query.codings import find_codings
from onrecord.query.events import EventRow, find_tellings, find_these
from onrecord.query.judgements import JudgementRow, find_judgements
from onrecord.query.merged import find_contradictions, find_origins
from onrecord.query.show import Shown, find_shown
from onrecord.store.store import Store
from onrecord.text.span import Span
from onrecord.web.marking import Mark, pieces_of
from onrecord.web.page import Asked, Page
from onrecord.web.pages.report import event_marks, mention_spans
from onrecord.web.voices import voices_of

_WIDEST = 1500  # characters of evidence: a sentence without an end is not shown whole


def event_page(store: Store, asked: Asked) -> Page:
    """The evidence with its spans marked, the chain, the coding, all that others say of it. Raises NotOnRecord."""
    shown = find_shown(store, asked.path["id"], asked.query.coder)
    if shown.kind != "event":
        raise NotOnRecord(f"{shown.id!r} is no event; it is of report {shown.record.report.id!r}.")
    record = shown.record
    event = next(each for each in record.events if each.id == shown.local)
    row = next(iter(find_these(store, [shown.id])), None)
    values = {
        "id": shown.id,
        "event": event,
        "row": row,  # None: rejected, or of an older coder
        "record": record,
        **_words(event, record),
        "voices": voices_of(event, record),
        "place": next((each for each in record.places if each.mention == event.place), None),
        "follows": [each for each in record.conditions if each.from_event == event.id],
        "names": {each.id: each.name for each in record.entities},
        **_across(store, row),
        **_history(store, shown),
    }
    return Page(template="event.html", title=_title(event), values=values)


def _title(event: CodedEvent) -> str:
    named = (", ".join(party.name for party in side[:2]) for side in (event.actors, event.recipients))
    did = " · ".join(each for each in (event.type or "Event outside the codebook", event.mode) if each)
    who, whom = named
    return " ".join(each for each in (who, did, whom) if each)


def _words(event: CodedEvent, record: Record) -> dict[str, object]:
    """The evidence in pieces, and whether it was cut at its two ends."""
    marks = [*event_marks(event, record, mention_spans(record)), *voice_marks(event, record)]
    around = event.extent
    for mark in marks:
        if mark.kind in {"source", "cue"}:
            around = around.join(mark.span) if abs(mark.span.start - around.start) < len(around) * 2 else around
    start = max(around.start, event.trigger.start - _WIDEST // 2)
    shown = Span(start, min(around.end, start + _WIDEST))
    pieces = tuple(pieces_of(record.report.text, marks, shown))
    return {"pieces": pieces, "cut": (shown.start > around.start, shown.end < around.end)}


def _across(store: Store, row: EventRow | None) -> dict[str, object]:
    """What other reports say of the same event: who affirms and denies it, in which words, and where they differ."""
    if row is None or row.merged is None:
        return {"affirm": (), "deny": (), "tellings": (), "contradictions": ()}
    origins = find_origins(store, row.merged)
    return {
        "affirm": [each for each in origins if each.stance == "affirm"],
        "deny": [each for each in origins if each.stance == "deny"],
        "tellings": find_tellings(store, row.merged),
        "contradictions": find_contradictions(store, row.merged),
    }


def _history(store: Store, shown: Shown) -> dict[str, object]:
    return {"codings": find_codings(store, shown.record.report.id), "judgements": judgements_on(store, shown.id)}


def judgements_on(store: Store, row: str) -> list[JudgementRow]:
    """What people judged of a row, oldest first."""
    return [each for each in find_judgements(store) if row in each.rows]


def voice_marks(event: CodedEvent, record: Record) -> list[Mark]:
    """Source and cue of the attribution that holds an event."""
    found = next((each for each in record.attributions if each.id == event.attribution), None)
    if found is None:
        return []
    spans = (("source", found.source), ("cue", found.cue))
    return [Mark(span, kind, found.id) for kind, span in spans if span]
