"""Outlines of countries, from Natural Earth (public domain); they are built into the package by npm."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

FOLDER = Path(__file__).parents[2] / "data" / "outlines"
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
    told = msgspec.json.decode(path.read_bytes())
    return tuple(Outline(each["name"], tuple(_ring(ring) for ring in each["rings"])) for each in told["countries"])


def _ring(flat: list[int]) -> Ring:
    points = tuple((x / 100, y / 100) for x, y in zip(flat[::2], flat[1::2], strict=True))
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Ring(points, min(xs), min(ys), max(xs), max(ys))
