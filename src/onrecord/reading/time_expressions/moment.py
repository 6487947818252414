"""What the value of an expression depends on beside its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.reading.time_expressions.intervals import Days

_LONGEST = {"W": 7, "WE": 7, "M": 31, "Q": 92, "Y": 366, "DE": 3653}  # days

Direction = Literal["past", "future", "open"]  # of the clause, seen from the publication


@dataclass(frozen=True, slots=True)
class Moment:
    """Where an expression stands in time."""

    published: date | None
    direction: Direction = "open"
    day: date | None = None  # the last day named before it; None: none was
    days: Days | None = None  # of the last date named before it, a day, a month or a year

    def told_within(self, unit: str) -> date | None:
        """A day of the last date named that is no vaguer than ``unit``; None where there is none."""
        if unit in {"D", "H", "MN", "S"} or self.days is None:
            return self.day
        first, last = self.days
        return first if (last - first).days < _LONGEST.get(unit, 36_525) else None


@dataclass(frozen=True, slots=True)
class Value:
    """A TIMEX3 value; ``days`` where they don't follow from it."""

    value: str
    days: Days | None = None
