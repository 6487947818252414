"""Known actors by name and day, seats of power, outlets."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from onrecord.errors import BadData
from onrecord.world.actor_table import load_actors, load_offices, name_key
from onrecord.world.countries import load_countries
from onrecord.world.outlets import load_outlets

BODIES = {"UNO", "EUR", "NATO", "IGO", None}


@pytest.mark.parametrize(
    ("name", "day", "country", "code"),
    [
        ("Bashar al-Assad", date(2024, 11, 30), "SYR", "GOV"),
        ("Bashar al-Assad", date(2024, 12, 8), "SYR", "GOV"),  # his last day in office
        ("Bashar al-Assad", date(2024, 12, 9), "SYR", "ELI"),
        ("Mark Rutte", date(2023, 1, 1), "NLD", "GOV"),
        ("Mark Rutte", date(2025, 1, 1), "NATO", "IGO"),
        ("Angela Merkel", date(2022, 6, 1), "DEU", "ELI"),  # after the last office, without a row of its own
        ("the Taliban", date(2020, 5, 1), "AFG", "REB"),
        ("the Taliban", date(2022, 5, 1), "AFG", "GOV"),
        ("Taliban", None, "AFG", "GOV"),
        ("U.N.", date(2024, 1, 1), "UNO", "IGO"),
        ("Nicolás Maduro", date(2020, 1, 1), "VEN", "GOV"),
        ("Nicolas Maduro", date(2020, 1, 1), "VEN", "GOV"),
    ],
)
def test_role_of_the_day(name: str, day: date | None, country: str, code: str) -> None:
    found = load_actors().find(name)
    assert found is not None
    role = found.roles_on(day)[0]
    assert (role.country, role.code) == (country, code)


@pytest.mark.parametrize("name", ["isis", "un", "Nobody Inparticular", "", "the "])
def test_no_such_actor(name: str) -> None:
    assert load_actors().find(name) is None


def test_surname_needs_one_bearer() -> None:
    actors = load_actors()
    museveni = actors.find_surname("Museveni", None)
    assert museveni is not None
    assert museveni.id == "yoweri-museveni"
    assert actors.find_surname("Clinton", None) is None
    assert actors.find_surname("Zzyzx", None) is None


def test_table_is_sound() -> None:
    countries = load_countries()
    known = load_actors().all
    assert len(known) >= 350
    for actor in known:
        for role in actor.roles:
            assert role.country in BODIES or countries.by_code(role.country or "") is not None, actor.id
            assert role.since is None or role.until is None or role.since <= role.until, actor.id
            assert role.code is not None, actor.id
            assert len(role.code) == 3, actor.id


def test_offices_and_outlets() -> None:
    kremlin = load_offices()[name_key("the Kremlin")]
    assert (kremlin.country, kremlin.code) == ("RUS", "GOV")
    outlets = load_outlets()
    assert len(outlets.all) >= 120
    tass = outlets.find("TASS")
    assert tass is not None
    assert (tass.country, tass.affiliation, tass.kind) == ("RUS", "state", "agency")
    bbc = outlets.find("www.bbc.co.uk")
    assert bbc is not None
    assert bbc.affiliation == "public"
    assert outlets.find("The Daily Nobody") is None


def test_bad_date_is_told(tmp_path: Path) -> None:
    table = tmp_path / "actors.tsv"
    head = "id\twikidata\tname\taliases\tentity_type\tcountry\trole\tvalid_from\tvalid_to\tsource"
    table.write_text(f"{head}\nx\t\tX\t\tPER\tSYR\tGOV\tlast year\t\toffice\n", encoding="utf-8")
    with pytest.raises(BadData, match="last year"):
        load_actors(table)
