"""Months and days that take the year of the next one: "between January and March 2023"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.model.time import TimeExpression
from onrecord.reading.time_expressions.direction import Words
from onrecord.reading.time_expressions.intervals import days_of

_OF_YEAR = re.compile(r"\d{4}(-\d{2}(?:-\d{2})?)")
_YEAR = re.compile(r"\d{4}")


def with_shared_years(text: str, times: Sequence[TimeExpression], words: Words) -> list[TimeExpression]:
    """``times``, a month or day without a year in that of the one to which a word of ``shares_year`` joins it.

    What comes later in the year than the other is of the year before ("between November and January 2023").
    """
    shared = [_in_year(time, _year_of(text, time, following, words)) for time, following in pairwise(times)]
    return [*shared, *times[-1:]]


def _in_year(time: TimeExpression, year: str | None) -> TimeExpression:
    if year is None:
        return time
    value = year + time.value[4:]
    earliest, latest = days_of(value, time.mod) or (None, None)
    return replace(time, value=value, earliest=earliest, latest=latest)


def _year_of(text: str, time: TimeExpression, following: TimeExpression, words: Words) -> str | None:
    """The year that ``time`` takes from ``following``; None where it has one, or they are not joined."""
    between = text[time.span.end : following.span.start].strip().lower()
    here, there = _OF_YEAR.fullmatch(time.value), _OF_YEAR.fullmatch(following.value)
    if between not in words["shares_year"] or here is None or there is None or len(here[1]) != len(there[1]):
        return None
    if _YEAR.search(time.span.of(text)) or not _YEAR.search(following.span.of(text)):
        return None
    return f"{int(following.value[:4]) - (here[1] > there[1]):04}"
