"""Judged rows as gold records, which `onrecord evaluate` reads.

A report is gold for a task when all its rows of that kind are judged: only then is what the program finds besides them
wrong. Of one that is judged in part, the task events has the types alone, marked as not exhaustive.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.errors import BadQuery
from onrecord.model.actor import Party
from onrecord.model.event import CodedEvent
from onrecord.model.record import Record
from onrecord.query.review_gold import Settled, find_settled
from onrecord.store.party_text import WrittenParty, parties_in
from onrecord.store.store import Store
from onrecord.text.span import Span
from onrecord.wire.encode import to_wire

Json = dict[str, Any]
TASKS = ("events", "dyads", "attribution")


def gold_records(store: Store, task: str) -> Iterator[Json]:
    """The gold records of a task, in order of their reports. Raises BadQuery for a task that has no such gold."""
    if task not in TASKS:
        raise BadQuery(f"No gold of judgements for {task!r}; there is for: {', '.join(TASKS)}.")
    for settled in find_settled(store):
        found = _attributions(settled) if task == "attribution" else _events(settled, whole_only=task == "dyads")
        if found is not None:
            yield {"report": to_wire(settled.record)["report"], **found}


def _attributions(settled: Settled) -> Json | None:
    """Those that were not rejected; None: not all of the report's are judged, or it has none."""
    if not (settled.attributions and settled.has_all_attributions):
        return None
    kept = {local for local, opinion in settled.attributions.items() if opinion.is_kept}
    return {"attributions": [each for each in to_wire(settled.record)["attributions"] if each["id"] in kept]}


def _events(settled: Settled, *, whole_only: bool) -> Json | None:
    if not settled.events or (whole_only and not settled.has_all_events):
        return None
    kept = [
        (event, settled.events[event.id])
        for event in settled.record.events
        if event.id in settled.events and settled.events[event.id].is_kept
    ]
    events = [_event(event, opinion.correction, settled.record) for event, opinion in kept]
    events = [each for each in events if each["type"]]
    if settled.has_all_events:
        return {"events": events}
    return {"events": [{"type": each["type"], "mode": each["mode"]} for each in events], "exhaustive": False}


def _event(event: CodedEvent, correction: Mapping[str, str], record: Record) -> Json:
    """An event as it is right: what was corrected, else what was coded."""
    return {
        "id": event.id,
        "type": correction.get("type", event.type) or None,
        "mode": correction.get("mode", event.mode) or None,
        "trigger": _span(event.trigger, record),
        "actors": _parties("actors", event.actors, correction, event, record),
        "recipients": _parties("recipients", event.recipients, correction, event, record),
    }


def _parties(
    side: str, coded: tuple[Party, ...], correction: Mapping[str, str], event: CodedEvent, record: Record
) -> list[Json]:
    if side in correction:
        return [_written(each, event, record) for each in parties_in(correction[side])]
    spans = {each.id: each.span for each in record.mentions}
    return [
        {"name": each.name, "codes": each.codes, "span": _span(spans[each.mention], record)}
        if each.mention in spans
        else {"name": each.name, "codes": each.codes}
        for each in coded
    ]


def _written(party: WrittenParty, event: CodedEvent, record: Record) -> Json:
    """A party that a person wrote, and where it stands: in the event's sentence, else anywhere in the report."""
    text = record.report.text
    at = text.find(party.name, event.extent.start, event.extent.end)
    at = text.find(party.name) if at < 0 else at
    where = {"span": _span(Span(at, at + len(party.name)), record)} if at >= 0 else {}
    return {"name": party.name, "codes": party.codes, **where}


def _span(span: Span, record: Record) -> Json:
    return {"start": span.start, "end": span.end, "text": span.of(record.report.text)}
