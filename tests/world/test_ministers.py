"""Foreign and defence ministers of the 40 most reported countries: each known in office, and the days covered.

``pytest tests/world/test_ministers.py -s`` prints the share of days of each office and the stretches without a holder.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from onrecord.language.lexicon import read_tsv
from onrecord.world.actor_table import KnownActor, load_actors
from onrecord.world.countries import load_countries

FIRST, LAST = date(2010, 1, 1), date(2025, 11, 1)  # of these days the share is told
OFFICES = ("foreign", "defence")
FLOOR = 0.99  # the share of days with a minister that no office falls below
# But these: nobody held the office for weeks, or it is not known who. Hundredths below what is there in November 2026.
LOWER_FLOORS = {
    ("CHN", "defence"): 0.98,
    ("IRQ", "defence"): 0.97,
    ("PAK", "foreign"): 0.97,
    ("PAK", "defence"): 0.98,
    ("PRK", "defence"): 0.98,
    ("NGA", "foreign"): 0.95,
    ("NGA", "defence"): 0.93,
    ("KEN", "defence"): 0.98,
    ("ETH", "foreign"): 0.98,
    ("SDN", "foreign"): 0.93,
    ("SDN", "defence"): 0.95,
    ("AFG", "foreign"): 0.97,
    ("YEM", "foreign"): 0.97,
    ("YEM", "defence"): 0.77,
    ("LBY", "foreign"): 0.96,
    ("LBY", "defence"): 0.65,
    ("THA", "foreign"): 0.97,
    ("THA", "defence"): 0.98,
}
ROWS = list(read_tsv(Path(__file__).with_name("ministers.tsv")))
COUNTRIES = list(dict.fromkeys(row["country"] for row in ROWS))
Term = tuple[date, date, str]  # first day, first day without, name


def _first_day(value: str) -> date:
    year, month, day = (*(int(part) for part in value.split("-")), 1, 1)[:3]
    return date(year, month, day)


def _term(row: dict[str, str]) -> Term:
    return _first_day(row["since"]), _first_day(row["until"]) if row["until"] else date.max, row["name"]


def _held(country: str, office: str) -> list[Term]:
    return [_term(row) for row in ROWS if (row["country"], row["office"]) == (country, office)]


def _gaps(terms: list[Term]) -> list[tuple[date, date]]:
    """The stretches between FIRST and LAST in which none of ``terms`` runs."""
    ends = [FIRST, *(until for _, until, _ in terms)]
    begins = [*(since for since, _, _ in terms), LAST]
    stretches = [(max(end, FIRST), min(begin, LAST)) for end, begin in zip(ends, begins, strict=True)]
    return [(end, begin) for end, begin in stretches if end < begin]


def _share(country: str, office: str) -> float:
    missing = sum((begin - end).days for end, begin in _gaps(_held(country, office)))
    return 1 - missing / (LAST - FIRST).days


def _stretches(country: str, office: str) -> str:
    return ", ".join(f"{end} to {begin}" for end, begin in _gaps(_held(country, office)))


def _line(country: str) -> str:
    """What docs/world.md says of a country: the two shares, and the stretches without a minister."""
    shares = " | ".join(f"{100 * _share(country, office):.1f}" for office in OFFICES)
    gaps = "; ".join(f"{office} {found}" for office in OFFICES if (found := _stretches(country, office)))
    return f"| {country} | {shares} | {gaps or 'none'} |"


def test_forty_known_countries() -> None:
    assert len(COUNTRIES) == 40
    assert all(load_countries().by_code(country) for country in COUNTRIES)
    assert {(row["country"], row["office"]) for row in ROWS} == {
        (one, office) for one in COUNTRIES for office in OFFICES
    }


def test_no_two_hold_one_office() -> None:
    for country in COUNTRIES:
        for office in OFFICES:
            terms = _held(country, office)
            assert all(since < until for since, until, _ in terms), (country, office)
            assert all(one[1] <= other[0] for one, other in pairwise(terms)), (country, office)


def test_each_minister_is_an_actor_with_that_part() -> None:
    """The table of actors has each by that name, governing or in uniform on the first and the middle day."""
    actors = load_actors()
    wrong = []
    for row in ROWS:
        since, until, name = _term(row)
        found = actors.find(name)
        days = (since, since + (max(since, min(until, LAST)) - since) / 2)
        if found is None or found.name != name or not all(_serves(found, row["country"], day) for day in days):
            wrong.append((row["country"], row["office"], name, row["since"], row["until"]))
    assert wrong == []


def _serves(actor: KnownActor, country: str, day: date) -> bool:
    return any(role.country == country and role.code in {"GOV", "MIL"} and role.holds_on(day) for role in actor.roles)


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("country", COUNTRIES)
def test_share_of_days_covered(country: str, office: str) -> None:
    share = _share(country, office)
    print(f"{country} {office} {share:.3f} {_stretches(country, office)}")
    assert share >= LOWER_FLOORS.get((country, office), FLOOR)


def test_each_country_has_its_line_in_the_docs() -> None:
    page = (Path(__file__).parents[2] / "docs" / "world.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in map(_line, COUNTRIES) if line not in page] == []
