"""What the value of an expression depends on beside its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.reading.time_expressions.intervals import Days

Direction = Literal["past", "future", "open"]  # of the clause, seen from the publication


@dataclass(frozen=True, slots=True)
class Moment:
    """Where an expression stands in time."""

    published: date | None
    narrated: date | None  # the last day named before it; None: none was
    direction: Direction


@dataclass(frozen=True, slots=True)
class Value:
    """A TIMEX3 value; ``days`` where they don't follow from it."""

    value: str
    days: Days | None = None
