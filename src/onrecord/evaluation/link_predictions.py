"""Predictions of one gold file linked with each other, as a record of these reports would be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.evaluation.gold import Json, pair_up
from onrecord.evaluation.matching import match, shared
from onrecord.linking.link import Linker
from onrecord.linking.workbench import Workbench
from onrecord.model.record import Record
from onrecord.store.keys import entity_keys, event_ids, normalised
from onrecord.wire.decode import from_wire

_MERGED = """
select claims.id, merged from claims join clusters on clusters.event = claims.event
where merged in (
    select merged from claims join clusters on clusters.event = claims.event group by 1 having count(*) > 1
)
"""
_UNKNOWN: Json = {
    "type": None, "mode": None, "contexts": [], "rank": 1, "confidence": 0.0, "alternatives": [], "actors": [],
    "recipients": [], "place": None, "when": None, "numbers": [], "attribution": None, "factuality": [],
    "merged": None, "rule": None,
}  # fmt: skip


def linked(gold: Sequence[Json], predictions: Sequence[Json], *, gold_mentions: bool) -> list[Json]:
    """The predictions with ``merged`` and ``entity`` across reports.

    ``gold_mentions``: the places of events and mentions are those of the gold; what is known of each is what was coded
    there, else its words alone.
    """
    whole = [pair for pair in pair_up(gold, predictions) if "coder" in pair[1]]
    given = [_with_gold_mentions(*pair) if gold_mentions else pair[1] for pair in whole]
    records = [from_wire(each) for each in given]
    merged = _merged(records)
    linked = (_linked(line, record, merged) for line, record in zip(given, records, strict=True))
    if gold_mentions:
        return [_naming(pair[0], line) for pair, line in zip(whole, linked, strict=True)]
    return list(linked)


def _merged(records: Sequence[Record]) -> dict[str, str]:
    """The event across reports of each claim that isn't alone, by the id of its row."""
    with Workbench(None) as bench:
        for _ in Linker(bench).link(records):
            pass
        return dict(bench.db.execute(_MERGED).fetchall())


def _linked(line: Json, record: Record, merged: dict[str, str]) -> Json:
    ids, keys = event_ids(record), entity_keys(record)
    return {
        **line,
        "events": [{**each, "merged": merged.get(ids[each["id"]])} for each in line["events"]],
        "mentions": [{**each, "entity": keys.get(each["entity"] or "")} for each in line["mentions"]],
    }


def _with_gold_mentions(gold: Json, prediction: Json) -> Json:
    """A prediction with an event at each trigger of the gold and nowhere else; conditions, which rest on events, go."""
    text = prediction["report"]["text"]
    own = prediction["events"]
    pairs = dict(match(gold["events"], own, lambda one, other: float(_shared(one["trigger"], other["trigger"]))))
    events = []
    for n, each in enumerate(gold["events"]):
        coded = own[pairs[n]] if n in pairs else _overlapping(each["trigger"], own)
        trigger = _span(text, each["trigger"]["start"], each["trigger"]["end"])
        extent = _extent(text, trigger, coded or _overlapping(trigger, own, "extent"))
        events.append({**(coded or _UNKNOWN), "id": f"e{n}", "trigger": trigger, "extent": extent})
    return {**prediction, "events": events, "conditions": []}


def _overlapping(span: Json, events: Sequence[Json], name: str = "trigger") -> Json | None:
    """The event that shares most with ``span``; None: none shares anything."""
    best = max(events, key=lambda each: _shared(span, each[name]), default=None)
    return best if best is not None and _shared(span, best[name]) else None


def _extent(text: str, trigger: Json, event: Json | None) -> Json:
    """The sentence of a trigger: that of an event in it, else its line."""
    if event is not None:
        start, end = event["extent"]["start"], event["extent"]["end"]
    else:
        start, end = text.rfind("\n", 0, trigger["start"]) + 1, text.find("\n", trigger["end"])
        end = len(text) if end < 0 else end
    return _span(text, min(start, trigger["start"]), max(end, trigger["end"]))


def _naming(gold: Json, line: Json) -> Json:
    """The mentions of the gold, each meaning what was coded where it stands, else its words."""
    own = line["mentions"]
    pairs = dict(match(gold["mentions"], own, lambda one, other: float(_shared(one, other))))
    mentions = (
        {**each, "link": None, "entity": _entity(own[pairs[n]] if n in pairs else None, each)}
        for n, each in enumerate(gold["mentions"])
    )
    return {**line, "mentions": list(mentions)}


def _entity(own: Json | None, mention: Json) -> str:
    known = own["entity"] if own else None
    return known or f"words:{normalised(mention['text'])}"


def _shared(one: Json, other: Json) -> int:
    return shared((one["start"], one["end"]), (other["start"], other["end"]))


def _span(text: str, start: int, end: int) -> dict[str, Any]:
    return {"start": start, "end": end, "text": text[start:end]}
