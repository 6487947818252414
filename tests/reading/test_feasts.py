"""Days of movable feasts, as calendars printed them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from onrecord.reading.time_expressions.feasts import FEASTS, SEEN, feast_days


@pytest.mark.parametrize(
    ("feast", "day"),
    [
        ("easter", date(2000, 4, 23)),
        ("easter", date(2019, 4, 21)),
        ("easter", date(2024, 3, 31)),
        ("easter", date(2038, 4, 25)),
        ("good_friday", date(2025, 4, 18)),
        ("easter_monday", date(2023, 4, 10)),
        ("ash_wednesday", date(2022, 3, 2)),
        ("palm_sunday", date(2026, 3, 29)),
        ("orthodox_easter", date(2021, 5, 2)),
        ("orthodox_easter", date(2024, 5, 5)),
        ("orthodox_easter", date(2025, 4, 20)),
        ("lunar_new_year", date(2013, 2, 10)),
        ("lunar_new_year", date(2014, 1, 31)),
        ("lunar_new_year", date(2020, 1, 25)),
        ("lunar_new_year", date(2023, 1, 22)),
        ("lunar_new_year", date(2027, 2, 6)),
    ],
)
def test_feasts_of_fixed_rules(feast: str, day: date) -> None:
    assert list(feast_days(feast, day.year)) == [(day, day)]


@pytest.mark.parametrize(
    ("feast", "day"),
    [
        ("ramadan", date(2023, 3, 23)),
        ("ramadan", date(2024, 3, 11)),
        ("eid_al_fitr", date(2021, 5, 13)),
        ("eid_al_fitr", date(2024, 4, 10)),
        ("eid_al_adha", date(2023, 6, 28)),
        ("eid_al_adha", date(2024, 6, 16)),
        ("ashura", date(2022, 8, 8)),
        ("arbaeen", date(2023, 9, 6)),
        ("mawlid", date(2022, 10, 8)),
    ],
)
def test_feasts_that_the_moon_decides_are_a_day_off_at_most(feast: str, day: date) -> None:
    ((first, last),) = feast_days(feast, day.year)
    assert feast in SEEN
    assert abs(first - day) <= timedelta(days=1)
    assert (last - first).days == (29 if feast == "ramadan" else 0)


def test_an_islamic_feast_can_come_twice_a_year() -> None:
    assert [first.month for first, _ in feast_days("ramadan", 2030)] == [1, 12]


@pytest.mark.parametrize("feast", FEASTS)
@pytest.mark.parametrize("year", [1900, 1999, 2024, 2099])
def test_every_year_has_each_feast(feast: str, year: int) -> None:
    assert all(first.year == year for first, _ in feast_days(feast, year))
    assert list(feast_days(feast, year)) or list(feast_days(feast, year + 1))
