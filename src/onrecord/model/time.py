"""Time expressions, and when something happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.text.span import Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
TimePrecision = Literal[1, 2, 3]  # a day or better; a week or month; vaguer
WhenBasis = Literal["stated", "anchored", "publication"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """An expression as in TIMEX3, with the days it can mean. ``earliest`` and ``latest`` are inclusive."""

    id: str
    span: Span
    type: TimeType
    value: str  # TIMEX3: 2024-12-08, 2024-W49, P6DE, PAST_REF, XXXX-WXX-7 where it can't be resolved
    mod: str | None = None  # TIMEX3: APPROX, LESS_THAN, START, …
    earliest: date | None = None  # None: not known
    latest: date | None = None
    anchor: int | None = None  # token of the event it counts from ("hours before *seizing* the capital")
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The days on which something can have happened, inclusive."""

    earliest: date | None  # None: not known
    latest: date | None
    precision: TimePrecision
    basis: WhenBasis  # publication only bounds: latest = publication, earliest None, precision 3
    time: str | None = None  # id of the TimeExpression it rests on
