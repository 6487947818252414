"""The days of feasts that move through the year: Easter by its rule, Islamic ones by the tabular calendar, the lunar
new year by the moon.

Islamic months begin when the moon is seen: the days here may be one off, so such a feast covers the days beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from math import floor, radians, sin

from onrecord.reading.time_expressions.intervals import Days

_HIJRI_EPOCH = date(622, 7, 19)  # 1 Muharram 1, civil count, in the Gregorian calendar
_MONTH = 29.530588861  # days from new moon to new moon
_NEW_MOON_2000 = datetime(2000, 1, 6, 14, 20, 37, tzinfo=UTC)  # the mean one of lunation 0 (Meeus)
_BEIJING = timedelta(hours=8)


def feast_days(feast: str, year: int) -> Iterator[Days]:
    """First and last day of each such feast that begins in ``year``; an Islamic one may do so twice."""
    yield from FEASTS[feast](year)


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the rule of 1582)."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    full = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + full + 2 - century + century // 4) % 7
    return date(year, 3, 28) + timedelta(days=full - weekday)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the orthodox churches, in the Gregorian calendar."""
    full = (19 * (year % 19) + 15) % 30
    weekday = (year + year // 4 + full) % 7
    julian = date(year, 3, 28) + timedelta(days=full - weekday)
    return julian + timedelta(days=year // 100 - year // 400 - 2)


def hijri(year: int, month: int, day: int) -> date:
    """The Gregorian day of a day of the tabular Islamic calendar."""
    before = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
    return _HIJRI_EPOCH + timedelta(days=before + day - 1)


def lunar_new_year(year: int) -> date:
    """The first day of the Chinese year: that of the new moon, in Beijing, between 21 January and 20 February."""
    middle = date(year, 2, 5)
    lunation = round((middle - _NEW_MOON_2000.date()).days / _MONTH)
    moons = ((_new_moon(each) + _BEIJING).date() for each in (lunation - 1, lunation, lunation + 1))
    return min(moons, key=lambda each: abs(each - middle))


def _new_moon(lunation: int) -> datetime:
    """The time of a new moon, to within half an hour (the largest terms of Meeus, chapter 49)."""
    sun = radians(2.5534 + 29.10535670 * lunation)
    moon = radians(201.5643 + 385.81693528 * lunation)
    node = radians(160.7108 + 390.67050284 * lunation)
    shift = (
        -0.40720 * sin(moon) + 0.17241 * sin(sun) + 0.01608 * sin(2 * moon) + 0.01039 * sin(2 * node)
        + 0.00739 * sin(moon - sun) - 0.00514 * sin(moon + sun) + 0.00208 * sin(2 * sun)
    )  # fmt: skip
    return _NEW_MOON_2000 + timedelta(days=lunation * _MONTH + shift)


def _from_easter(away: int, rule: Callable[[int], date] = easter) -> Callable[[int], Iterator[Days]]:
    def days(year: int) -> Iterator[Days]:
        day = rule(year) + timedelta(days=away)
        yield day, day

    return days


def _islamic(month: int, day: int, length: int = 1) -> Callable[[int], Iterator[Days]]:
    def days(year: int) -> Iterator[Days]:
        first = floor((year - 622) * 365.2425 / 354.36667)
        for each in (first, first + 1, first + 2):
            begin = hijri(each, month, day)
            if begin.year == year:
                yield begin, begin + timedelta(days=length - 1)

    return days


def _of_the_moon(year: int) -> Iterator[Days]:
    day = lunar_new_year(year)
    yield day, day


FEASTS: dict[str, Callable[[int], Iterator[Days]]] = {
    "easter": _from_easter(0),
    "easter_monday": _from_easter(1),
    "good_friday": _from_easter(-2),
    "palm_sunday": _from_easter(-7),
    "ash_wednesday": _from_easter(-46),
    "orthodox_easter": _from_easter(0, orthodox_easter),
    "ramadan": _islamic(9, 1, 30),
    "eid_al_fitr": _islamic(10, 1),
    "eid_al_adha": _islamic(12, 10),
    "ashura": _islamic(1, 10),
    "arbaeen": _islamic(2, 20),
    "mawlid": _islamic(3, 12),
    "lunar_new_year": _of_the_moon,
}
SEEN = frozenset(
    {"ramadan", "eid_al_fitr", "eid_al_adha", "ashura", "arbaeen", "mawlid"}
)  # by the moon, not by a table
