"""What the pages draw: the map and the days of the events that meet a query."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote

from markupsafe import Markup

from onrecord.exports.pictures.days import draw_days
from onrecord.exports.pictures.map import draw_map, outside
from onrecord.exports.pictures.quads import quad_of
from onrecord.exports.pictures.spots import Cell, Spot
from onrecord.exports.pictures.stretches import Stretches, stretches_of
from onrecord.query.days import StretchRow, find_days, find_stretches
from onrecord.query.filters import snapshot_of
from onrecord.query.query import Query
from onrecord.query.spots import SpotRow, find_spots
from onrecord.store.store import Store
from onrecord.web.asked import link_with

_LEFT_OUT = 6  # places outside the map that are named


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnDays:
    """Events by day, drawn."""

    svg: Markup
    stretches: Stretches
    last: date  # the last day that is drawn
    events: int
    earlier: int  # of them, before the first day that is drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnMap:
    """Events by place, drawn."""

    svg: Markup | None  # None: no event has a point
    located: int  # events with a point
    left_out: tuple[Spot, ...]  # places outside the map, those with most events


def days_of(store: Store, query: Query, given: Mapping[str, str]) -> DrawnDays:
    """The events that meet ``query`` by day; ``given`` are its filters, which the links keep."""
    whole = _whole(query)
    asked = ("days", whole, tuple(given.items()))
    return snapshot_of(store, query).answered(asked, lambda: _days_of(store, whole, given))


def map_of(store: Store, query: Query, stretches: Stretches) -> DrawnMap:
    """The events that meet ``query`` by place; the signs know how many there were in each of ``stretches``."""
    whole = _whole(query)
    asked = ("map", whole, stretches)
    return snapshot_of(store, query).answered(asked, lambda: _map_of(store, whole, stretches))


def _whole(query: Query) -> Query:
    """All that meets the query, whichever page of it is shown."""
    return replace(query, limit=None, after=None, order="day")


def _days_of(store: Store, query: Query, given: Mapping[str, str]) -> DrawnDays:
    by_day = Counter({row.day: row.events for row in find_days(store, query)})
    stretches = stretches_of(by_day)
    counts = _counts(find_stretches(store, query, first=stretches.first, length=stretches.length))
    svg = draw_days(counts, stretches, lambda first, last: link_with("/events", given, since=first, until=last))
    return DrawnDays(
        svg=Markup(svg),
        stretches=stretches,
        last=stretches.days(stretches.count - 1)[1],
        events=by_day.total(),
        earlier=sum(n for day, n in by_day.items() if day < stretches.first),
    )


def _map_of(store: Store, query: Query, stretches: Stretches) -> DrawnMap:
    spots = spots_of(find_spots(store, query, first=stretches.first, length=stretches.length))
    return DrawnMap(
        svg=Markup(draw_map(spots)) if spots else None,
        located=sum(each.events for each in spots),
        left_out=tuple(outside(spots)[:_LEFT_OUT]),
    )


def spots_of(rows: Iterable[SpotRow]) -> list[Spot]:
    """A spot for each place, in the order of the rows."""
    by_place: dict[tuple[object, ...], list[SpotRow]] = {}
    for row in rows:
        by_place.setdefault((row.geonames, row.latitude, row.longitude), []).append(row)
    return [_spot(each) for each in by_place.values()]


def _spot(rows: Sequence[SpotRow]) -> Spot:
    place = rows[0]
    cells: dict[tuple[int, int], list[int]] = {}
    for row in rows:
        quad = quad_of(row.type)
        if quad is not None:
            cell = cells.setdefault((max(row.stretch, -1), quad), [0, 0])
            cell[0] += row.events
            cell[1] += row.asserted
    return Spot(
        name=place.place,
        longitude=place.longitude,
        latitude=place.latitude,
        country=place.country,
        link=f"/places/{quote(str(place.geonames or place.place), safe='')}",
        vague=(place.precision or 1) > 2,
        cells=tuple(Cell(n, quad, *both) for (n, quad), both in sorted(cells.items())),
    )


def _counts(rows: Iterable[StretchRow]) -> Counter[tuple[int, int]]:
    counts = Counter[tuple[int, int]]()
    for row in rows:
        quad = quad_of(row.type)
        if quad is not None and row.stretch >= 0:
            counts[row.stretch, quad] += row.events
    return counts
