"""Counting in units of the calendar. Units are those of TIMEX3: D W M Q Y DE CE, and H MN S below a day."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.reading.time_expressions.intervals import months_from
from onrecord.reading.time_expressions.moment import Direction

UNKNOWN = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX",
    "DE": "XXX", "CE": "XX", "H": "XXXX-XX-XX", "MN": "XXXX-XX-XX", "S": "XXXX-XX-XX",
}  # fmt: skip
_DAYS = {"D": 1.0, "W": 7.0, "WE": 7.0, "H": 1 / 24, "MN": 1 / 1440, "S": 1 / 86400}
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}


def moved(day: date, unit: str, count: float) -> date:
    """``day`` moved by ``count`` units; the last day of the month where the month is shorter.

    Raises ValueError or OverflowError for a day outside of the calendar.
    """
    if unit in _DAYS:
        return day + timedelta(days=round(_DAYS[unit] * count))
    months = day.year * 12 + day.month - 1 + round(_MONTHS[unit] * count)
    _, last = months_from(months // 12, months % 12 + 1, 1)
    return last.replace(day=min(day.day, last.day))


def unit_of(day: date, unit: str) -> str:
    """The unit that ``day`` lies in as a TIMEX3 value: its week, month, …"""
    year, week, _ = day.isocalendar()
    if unit in {"W", "WE"}:
        return f"{year}-W{week:02}" + ("-WE" if unit == "WE" else "")
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    length = {"M": 7, "Y": 4, "DE": 3, "CE": 2}.get(unit, 10)
    return day.isoformat()[:length]


def weekday_from(day: date, weekday: int, direction: Direction) -> date:
    """The nearest such weekday (ISO, 1 = Monday) on or before ``day``, on or after it for the future."""
    if direction == "future":
        return day + timedelta(days=(weekday - day.isoweekday()) % 7)
    return day - timedelta(days=(day.isoweekday() - weekday) % 7)


def year_of(day: date, month: int, of_month: int | None, direction: Direction) -> int:
    """The year that is meant by a month or a day of the year, seen from ``day``.

    Past: the latest that has begun; future: the earliest that isn't over; open: the nearest for a day, the past for a
    month.
    """
    place, here = (month, of_month or 0), (day.month, day.day if of_month else 0)
    if direction == "open" and of_month:
        away = (month - day.month) * 30 + of_month - day.day
        return day.year + (1 if away < -183 else -1 if away > 183 else 0)
    if direction == "future":
        return day.year + (place < here)
    return day.year - (place > here)
