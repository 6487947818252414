"""Heads of state and of government: who held which seat when, without gaps and overlaps."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from onrecord.language.lexicon import language_file, read_tsv
from onrecord.world.actor_table import KnownActor, load_actors
from onrecord.world.countries import load_countries

FIRST, LAST = date(2010, 1, 1), date(2025, 11, 1)  # what the table covers
LONGEST_GAP = 31  # days between two holders of which nothing is said
# Not members of the United Nations, but with heads of their own in the table.
OTHERS = {"VAT", "PSE", "XKX", "TWN"}
MEMBERS = 193
REALMS = {"Elizabeth II", "Charles III"}  # of whom the table of actors knows the United Kingdom only


def first_day(value: str) -> date:
    year, month, day = (*(int(part) for part in value.split("-")), 1, 1)[:3]
    return date(year, month, day)


ROWS = list(read_tsv(language_file("en", "offices_held.tsv")))
COUNTRIES = sorted({row["country"] for row in ROWS})


def held(country: str, seat: str) -> list[tuple[date, date, str]]:
    """(first day, first day without, name) of the holders of a seat and of its vacancies, in order."""
    own = [row for row in ROWS if row["country"] == country and row["seat"] in {seat, "both"}]
    return sorted(
        (first_day(row["since"]), first_day(row["until"]) if row["until"] else date.max, row["name"]) for row in own
    )


def test_every_country_is_there() -> None:
    known = {each.code for each in load_countries().all}
    assert set(COUNTRIES) <= known
    assert len(set(COUNTRIES) - OTHERS) == MEMBERS
    assert set(COUNTRIES) >= OTHERS


@pytest.mark.parametrize("seat", ["state", "government"])
@pytest.mark.parametrize("country", COUNTRIES)
def test_no_day_without_a_holder(country: str, seat: str) -> None:
    """From 2010 on each seat is held, or a row says that nobody held it; nobody begins before another has ended."""
    rows = held(country, seat)
    assert rows[0][0] <= FIRST
    assert rows[-1][1] > LAST
    for (_, until, one), (since, _, other) in pairwise(rows):
        assert until <= since, (one, other)
        assert (since - until).days <= LONGEST_GAP, (one, other)


def test_cells() -> None:
    for row in ROWS:
        assert row["seat"] in {"state", "government", "both", ""}, row
        assert row["name"] or row["note"], row
        assert not row["until"] or first_day(row["since"]) < first_day(row["until"]), row


def test_every_holder_is_an_actor_with_that_role() -> None:
    """The table of actors has each holder with an office of his country on the middle day of his term."""
    actors = load_actors()
    wrong = []
    for row in ROWS:
        if not row["name"] or row["name"] in REALMS or (row["country"] == "AND" and row["seat"] == "state"):
            continue
        found = actors.find(row["name"])
        since = first_day(row["since"])
        until = first_day(row["until"]) if row["until"] else LAST
        middle = since + (max(since, until) - since) / 2
        if found is None or found.name != row["name"] or not _governs(found, row["country"], middle):
            wrong.append((row["country"], row["name"], row["since"], row["until"]))
    assert wrong == []


def _governs(actor: KnownActor, country: str, day: date) -> bool:
    codes = {role.code for role in actor.roles if role.country == country and role.holds_on(day)}
    return not codes.isdisjoint({"GOV", "REL"})
