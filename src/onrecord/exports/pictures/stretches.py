"""Stretches of days of equal length, few enough to be drawn side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

_LENGTHS = (1, 2, 7, 14, 28, 91, 182, 364, 1820)  # days
_MOST = 62  # stretches: two months of days
# A look back doesn't squeeze the rest: this share of the events may lie before the first stretch, if that makes the
# whole less than half as long.
_EARLIER = 0.04


@dataclass(frozen=True, slots=True)
class Stretches:
    """``count`` stretches of ``length`` days from ``first`` on."""

    first: date
    length: int
    count: int

    def of(self, day: date) -> int | None:
        """In which one a day lies; None: in none."""
        n = (day - self.first).days // self.length
        return n if 0 <= n < self.count else None

    def days(self, stretch: int) -> tuple[date, date]:
        """The first and last day of one."""
        begin = self.first + timedelta(stretch * self.length)
        return begin, begin + timedelta(self.length - 1)


def stretches_of(events: Mapping[date, int]) -> Stretches:
    """Stretches that hold the days of nearly all ``events`` (how many on which day), up to the last one."""
    if not events:
        return Stretches(date(2000, 1, 1), 1, 1)
    first, last = _first_of_most(events), max(events)
    if (last - first) * 2 > last - min(events):
        first = min(events)
    wide = (last - first).days + 1
    length = next((each for each in _LENGTHS if wide / each <= _MOST), wide // _MOST + 1)
    return Stretches(first, length, -(-wide // length))


def _first_of_most(events: Mapping[date, int]) -> date:
    """The day before which lie as many events as may be left out."""
    allowed = _EARLIER * sum(events.values())
    for day in sorted(events):
        allowed -= events[day]
        if allowed < 0:
            return day
    return max(events)
