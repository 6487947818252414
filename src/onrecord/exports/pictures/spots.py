"""What happened where: the signs on a map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """The events of one place in one stretch of days, of one quad class."""

    stretch: int  # which one, from 0
    quad: int  # place in QUADS
    events: int
    asserted: int  # of them, by an outlet itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place and its events."""

    name: str
    longitude: float  # WGS84 degrees
    latitude: float
    country: str | None = None
    link: str | None = None  # where a click leads; None: nowhere
    vague: bool = False  # only a province or country is known
    cells: tuple[Cell, ...]

    @property
    def events(self) -> int:
        """How many."""
        return sum(each.events for each in self.cells)

    @property
    def quad(self) -> int:
        """The quad class of most of its events; of two as frequent the more severe."""
        counts = Counter[int]()
        for each in self.cells:
            counts[each.quad] += each.events
        return max(counts, key=lambda quad: (counts[quad], quad), default=0)

    @property
    def is_asserted(self) -> bool:
        """Whether an outlet itself asserts one of its events."""
        return any(each.asserted for each in self.cells)


def largest_first(spots: Sequence[Spot]) -> list[Spot]:
    """In the order of drawing: what is small lies above what is large."""
    return sorted(spots, key=lambda each: (-each.events, each.name, each.longitude, each.latitude))
