"""The days that a TIMEX3 value covers."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]  # first and last day, both inclusive

_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}  # northern, meteorological
_DIVIDED_FROM = 2  # days between first and last: "late on Thursday night" is as long as the night
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_YEARS = re.compile(r"\d{2,4}")


def days_of(value: str, mod: str | None = None) -> Days | None:
    """The days of ``value``, narrowed by ``mod`` (START, MID, END); None where it names no days of the calendar."""
    try:
        days = _whole(value)
    except (ValueError, OverflowError):  # 2024-02-31, year 0, week 54
        return None
    return days and _narrowed(days, mod)


def _whole(value: str) -> Days | None:
    if found := _DAY.fullmatch(value):
        day = date(*map(int, found.groups()))
        return day, day + timedelta(days=value.endswith("TNI"))
    if found := _MONTH.fullmatch(value):
        return months_from(int(found[1]), int(found[2]), 1)
    if found := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return monday + timedelta(days=5 if found[3] else 0), monday + timedelta(days=6)
    if found := _PART.fullmatch(value):
        return _part_of_year(int(found[1]), found[2])
    if _YEARS.fullmatch(value):
        size = 10 ** (4 - len(value))
        return date(int(value) * size or 1, 1, 1), date(int(value) * size + size - 1, 12, 31)
    return None


def months_from(year: int, month: int, count: int) -> Days:
    """From the first day of a month to the last day of the ``count``-th month, it included."""
    last = month - 1 + count - 1
    end_year, end_month = year + last // 12, last % 12 + 1
    return date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def _part_of_year(year: int, part: str) -> Days:
    if part in _SEASONS:
        return months_from(year, _SEASONS[part][0], 3)
    size = 3 if part[0] == "Q" else 6
    return months_from(year, (int(part[1]) - 1) * size + 1, size)


def _narrowed(days: Days, mod: str | None) -> Days:
    """The first or last half ("early", "the end of"), or the middle half: words of news are no sharper than that."""
    first, last = days
    if (last - first).days < _DIVIDED_FROM:
        return days
    half, quarter = (last - first) // 2, (last - first) // 4
    if mod == "START":
        return first, first + half
    if mod == "END":
        return last - half, last
    if mod == "MID":
        return first + quarter, last - quarter
    return days
