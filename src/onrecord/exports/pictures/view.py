"""The part of the world that a map shows, and where on it a place lies."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.exports.pictures.outlines import Scale

_MARGIN = 0.16  # of the width and height on each side
_LEAST = 3.0  # degrees: nearer than this outlines are too coarse
_CORE = 0.95  # share of the events that the first view takes in
_FINE_BELOW = 70.0  # degrees of longitude from which the coarse outlines do


@dataclass(frozen=True, slots=True)
class View:
    """A rectangle of the world: plate carrée, true to scale along its middle parallel."""

    width: int
    height: int
    west: float  # WGS84 degrees
    north: float
    scale: float  # pixels a degree of latitude
    squeeze: float  # pixels a degree of longitude / scale

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """The pixel of a place, which can lie outside."""
        return (longitude - self.west) * self.scale * self.squeeze, (self.north - latitude) * self.scale

    def shows(self, longitude: float, latitude: float) -> bool:
        """Whether a place is within."""
        x, y = self.at(longitude, latitude)
        return 0 <= x <= self.width and 0 <= y <= self.height

    @property
    def east(self) -> float:
        """Longitude of the right edge."""
        return self.west + self.width / (self.scale * self.squeeze)

    @property
    def south(self) -> float:
        """Latitude of the lower edge."""
        return self.north - self.height / self.scale

    @property
    def outlines(self) -> Scale:
        """How fine the outlines need to be."""
        return "50m" if self.east - self.west < _FINE_BELOW else "110m"


def view_of(places: Sequence[tuple[float, float, int]], width: int, height: int) -> View:
    """The view that takes in most of the events at ``places`` (longitude, latitude, events); the world for none."""
    core = _core(places) or [(-170.0, -55.0), (180.0, 75.0)]
    west, east = _span([x for x, _ in core], 360)
    south, north = _span([y for _, y in core], 180)
    middle = (south + north) / 2
    squeeze = math.cos(math.radians(max(-70, min(70, middle))))
    scale = min(width / ((east - west) * squeeze), height / (north - south))
    left = (west + east) / 2 - width / (scale * squeeze) / 2
    return View(width, height, left, middle + height / scale / 2, scale, squeeze)


def _core(places: Sequence[tuple[float, float, int]]) -> list[tuple[float, float]]:
    """The places nearest to the middle that together hold most of the events."""
    if not places:
        return []
    middle = _median((x, n) for x, _, n in places), _median((y, n) for _, y, n in places)
    nearest = sorted(places, key=lambda each: (math.dist(each[:2], middle), each))
    wanted, found = _CORE * sum(n for _, _, n in places), 0
    taken: list[tuple[float, float]] = []
    for x, y, n in nearest:
        if found >= wanted:
            break
        taken.append((x, y))
        found += n
    return taken


def _median(values: Iterable[tuple[float, int]]) -> float:
    ordered = sorted(values)
    half, passed = sum(n for _, n in ordered) / 2, 0
    for value, n in ordered:
        passed += n
        if passed >= half:
            return value
    return 0.0


def _span(values: Sequence[float], most: float) -> tuple[float, float]:
    low, high = min(values), max(values)
    wide = min(most, max(_LEAST, (high - low) * (1 + 2 * _MARGIN)))
    middle = (low + high) / 2
    return middle - wide / 2, middle + wide / 2
