"""Blocks: which events of other reports an event is compared with, so that the cost of a report stays the same.

A key is made of the event alone: whether two events are compared never depends on what else is on record, nor on the
order in which reports came.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from onrecord.linking.claims import Claim
from onrecord.linking.features.days import days_of

WINDOW = 4  # days in a block; an event is in each block that its days, and one more on either side, touch
_BLOCKS = 4  # of one event at most, the last ones: what can have happened in years is known by when it was told
_NAMES = 4  # by which an event is found, the nearest to its trigger first
_SCENE = 4  # of what its report is about
_EPOCH = date(1970, 1, 1)


def keys_of(event: Claim) -> frozenset[tuple[int, str]]:
    """(block of days, what and who): two events of two reports are compared if they have a key in common.

    Empty for what is not linked across reports: acts of speech and verbs that say nothing.
    """
    if event.speech or (event.light and not event.types) or event.pointing:
        return frozenset()
    kinds = tuple(_kinds(event))
    anchors = tuple(_anchors(event))
    return frozenset((block, f"{kind} {anchor}") for block in _days(event) for kind in kinds for anchor in anchors)


def day_number(day: date | None) -> int:
    """Days since 1970; 0 where it is not known."""
    return (day - _EPOCH).days if day else 0


def blocks_around(day: int) -> range:
    """The blocks of a day and of those next to it."""
    return range((day - 1) // WINDOW, (day + 1) // WINDOW + 1)


def _kinds(event: Claim) -> Iterator[str]:
    yield from (name for name, _ in event.classes)
    yield from sorted(event.types)
    yield event.families[-1]


def _anchors(event: Claim) -> Iterator[str]:
    yield from event.names[:_NAMES]
    yield from sorted(event.scene)[:_SCENE]


def _days(event: Claim) -> range:
    days = days_of(event)
    if days is None:
        return range(1)
    first, last = ((day - _EPOCH).days for day in days)
    end = (last + 1) // WINDOW + 1
    return range(max((first - 1) // WINDOW, end - _BLOCKS), end)
