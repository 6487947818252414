"""What the page draws: where and when the events were."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from onrecord.exports.event import Event
from onrecord.exports.pictures.quads import quad_of
from onrecord.exports.pictures.spots import Cell, Spot
from onrecord.exports.pictures.stretches import Stretches

_VAGUE_FROM = 3  # place precision: a province or country


def day_of(event: Event) -> date | None:
    """The day that an event is drawn on: the last that it can have been, else that of its first report."""
    return event.day or min((each.published_on for each in event.members if each.published_on), default=None)


def counts_of(events: Sequence[Event], stretches: Stretches) -> Counter[tuple[int, int]]:
    """How many events of which quad class there were in which stretch."""
    found = Counter[tuple[int, int]]()
    for event in events:
        day, quad = day_of(event), quad_of(event.type)
        stretch = stretches.of(day) if day else None
        if stretch is not None and quad is not None:
            found[stretch, quad] += 1
    return found


def spots_of(events: Sequence[Event]) -> list[Spot]:
    """A spot for each place that has a point, in the order in which events name them first."""
    found: dict[tuple[float, float], list[Event]] = defaultdict(list)
    for event in events:
        where = event.where
        if where and where.latitude is not None and where.longitude is not None and quad_of(event.type) is not None:
            found[where.longitude, where.latitude].append(event)
    return [_spot(at, some) for at, some in found.items()]


def _spot(at: tuple[float, float], events: Sequence[Event]) -> Spot:
    names = Counter(event.where.place for event in events if event.where and event.where.place)
    quads = Counter(quad_of(event.type) or 0 for event in events)
    asserted = Counter(quad_of(event.type) or 0 for event in events if event.asserted_by)
    precise = min((event.where.place_precision or 1 for event in events if event.where), default=1)
    return Spot(
        name=names.most_common(1)[0][0] or "",
        longitude=at[0],
        latitude=at[1],
        country=events[0].country,
        vague=precise >= _VAGUE_FROM,
        cells=tuple(Cell(0, quad, count, asserted[quad]) for quad, count in sorted(quads.items())),
    )
