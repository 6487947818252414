"""Outlines of countries, from Natural Earth (public domain); they are built into the package by npm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Literal

import msgspec

FOLDER = Path(__file__).parents[2] / "data" / "outlines"
_POLE = -89.0  # degrees of latitude
Scale = Literal["110m", "50m"]  # 110m for continents, 50m for what is nearer


@dataclass(frozen=True, slots=True)
class Ring:
    """One closed line around a country, or around a hole in it."""

    points: tuple[tuple[float, float], ...]  # longitude, latitude: WGS84 degrees
    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Outline:
    """A country's rings."""

    name: str
    rings: tuple[Ring, ...]


@cache
def load_outlines(scale: Scale) -> tuple[Outline, ...]:
    """The outlines of all countries; none where the package was built without npm."""
    path = FOLDER / f"countries-{scale}.json"
    if not path.exists():
        return ()
    told = msgspec.json.decode(path.read_bytes())["countries"]
    return tuple(Outline(each["name"], tuple(chain.from_iterable(map(_rings, each["rings"])))) for each in told)


def _rings(flat: list[int]) -> Iterator[Ring]:
    """One ring; two where it crosses the line on which the day changes, one at each edge of the map."""
    points = [(x / 100, y / 100) for x, y in zip(flat[::2], flat[1::2], strict=True)]
    if min(y for _, y in points) < _POLE:  # Antarctica goes all around
        yield _ring(points)
        return
    points = _unbroken(points)
    yield _ring(points)
    if max(x for x, _ in points) > 180:
        yield _ring([(x - 360, y) for x, y in points])
    if min(x for x, _ in points) < -180:
        yield _ring([(x + 360, y) for x, y in points])


def _unbroken(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points without a jump from one edge of the map to the other."""
    shift, last, found = 0.0, points[0][0], []
    for x, y in points:
        if abs(x - last) > 180:
            shift += 360 if x < last else -360
        last = x
        found.append((x + shift, y))
    return found


def _ring(points: list[tuple[float, float]]) -> Ring:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Ring(tuple(points), min(xs), min(ys), max(xs), max(ys))
