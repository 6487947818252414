"""What a reviewer may want to merge an event with, or to split it from."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.linking.likely import Likely, likely_same
from onrecord.query.events import EventRow, find_tellings, find_these
from onrecord.query.review import Reviewed
from onrecord.store.store import Store

MOST = 8  # likely ones offered


@dataclass(frozen=True, slots=True)
class Choice:
    """Another event, and why it could be the same one or another."""

    event: EventRow
    likely: Likely


def find_mergeable(store: Store, reviewed: Reviewed, most: int = MOST) -> list[Choice]:
    """Events that may be the same as the reviewed one, the likeliest first, without those he has judged already."""
    found = likely_same(store.folder, reviewed.shown.id, most + len(reviewed.paired))
    likely = {each.id: each for each in found if each.id not in reviewed.paired}
    return [Choice(event, likely[event.id]) for event in find_these(store, list(likely))][:most]


def find_splittable(store: Store, reviewed: Reviewed) -> list[EventRow]:
    """What else is held for the same event; links may not know yet what was just split."""
    if reviewed.queued is None or reviewed.queued.merged is None:
        return []
    gone = {id_ for id_, said in reviewed.paired.items() if said.verdict == "split"} | {reviewed.shown.id}
    return [each for each in find_tellings(store, reviewed.queued.merged) if each.id not in gone]
