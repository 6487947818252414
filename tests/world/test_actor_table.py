"""Known actors by name and day, seats of power, outlets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from itertools import groupby, pairwise
from pathlib import Path

import pytest

from onrecord.errors import BadData
from onrecord.language.lexicon import read_tsv
from onrecord.model.actor import Role
from onrecord.world.actor_table import load_actors, load_offices, name_key
from onrecord.world.countries import FOLDER, is_abbreviation, load_countries
from onrecord.world.outlets import load_outlets

SECTORS = set(
    "AGR BUS COP CRM CVL EDU ELI GOV IGO JRN JUD LAB LEG MED MIL OPP PRE PRM PTY REB REF REL SOC SPY UAF UNK".split()
)
BODIES = {"UNO", "EUR", "NATO", "IGO", "NGO", "IMG", None}


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


@pytest.mark.parametrize(
    ("surname", "day", "titled", "countries", "expected"),
    [
        ("Assad", date(2015, 1, 1), False, ("SYR",), "bashar-al-assad"),
        ("Assad", date(1990, 1, 1), False, ("SYR",), "hafez-al-assad"),
        ("Assad", date(2015, 1, 1), False, ("PER",), None),
        ("Obama", date(2012, 1, 1), False, (), "barack-obama"),
        ("Obama", date(2024, 12, 1), False, ("USA",), "barack-obama"),  # not the former First Lady
        ("Hollande", date(2024, 12, 1), False, ("DEU",), "francois-hollande"),
        ("Nyerere", date(2024, 12, 1), False, (), None),  # long out of office
        ("Gandhi", None, False, ("IND",), None),
        ("Clinton", None, True, (), "bill-clinton"),
    ],
)
def test_surname_on_a_day(
    surname: str, day: date | None, titled: bool, countries: tuple[str, ...], expected: str | None
) -> None:
    found = load_actors().find_surname(surname, day, titled, countries)
    assert (found.id if found else None) == expected


def test_rows_of_one_actor_agree() -> None:
    rows = list(read_tsv(FOLDER / "actors.tsv"))
    for id, own in groupby(sorted(rows, key=lambda row: row["id"]), key=lambda row: row["id"]):
        same = {(row["wikidata"], row["name"], row["aliases"], row["entity_type"]) for row in own}
        assert len(same) == 1, id


def test_every_id_is_of_one_actor() -> None:
    """The rows of an id stand together, and no Wikidata id or name is of two."""
    rows = list(read_tsv(FOLDER / "actors.tsv"))
    runs = [id for id, _ in groupby(row["id"] for row in rows)]
    assert len(runs) == len(set(runs)), [id for id, n in Counter(runs).items() if n > 1]
    known = {row["id"]: row for row in rows}.values()
    for column in (_wikidata, _names):
        owners = Counter(each for row in known for each in column(row))
        assert [each for each, n in owners.items() if n > 1] == []


def _wikidata(row: Mapping[str, str]) -> set[str]:
    return {row["wikidata"]} - {""}


def _names(row: Mapping[str, str]) -> set[str]:
    every = [row["name"], *row["aliases"].split("|")]
    return {name if is_abbreviation(name) else name_key(name) for name in every if name}


def test_cells_are_well_formed() -> None:
    for row in read_tsv(FOLDER / "actors.tsv"):
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"]), row
        assert re.fullmatch(r"(Q[1-9]\d*)?", row["wikidata"]), row
        assert row["role"] in SECTORS, row
        assert row["source"] in {"office", "group", "body"}, row
        assert row["entity_type"] in {"PER", "ORG", "GRP", "GPE"}, row
        assert row["name"] not in row["aliases"].split("|"), row
        assert row["valid_from"] or row["entity_type"] != "PER", row


def test_terms_of_one_role_follow_each_other() -> None:
    """No two rows of an id hold the same role of the same country at one time; each begins after the one before."""
    for actor in load_actors().all:
        terms: dict[tuple[str | None, str | None], list[Role]] = {}
        for role in actor.roles:
            terms.setdefault((role.country, role.code), []).append(role)
        for held in terms.values():
            for one, other in pairwise(held):
                assert one.until is not None, actor.id
                assert other.since is not None, actor.id
                assert one.until <= other.since, actor.id


def test_outlets_are_sound() -> None:
    countries = load_countries()
    every = load_outlets().all
    assert len({each.id for each in every}) == len(every)
    for each in every:
        assert each.country in {None, "EUR"} or countries.by_code(each.country or "") is not None, each.id
        assert each.kind in {"agency", "paper", "broadcaster", "site"}, each.id
        assert each.affiliation in {"state", "public", "private"}, each.id
    hosts = Counter(host for each in every for host in each.hosts)
    assert [host for host, n in hosts.items() if n > 1] == []


def test_offices_are_sound() -> None:
    for name, role in load_offices().items():
        assert role.country in BODIES or load_countries().by_code(role.country or "") is not None, name
        assert role.code in SECTORS, name


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


@pytest.mark.parametrize(
    ("name", "countries", "expected"),
    [
        ("Yoweri Musevini", (), "yoweri-museveni"),
        ("Yoweri Musevini", ("UGA", "KEN"), "yoweri-museveni"),
        ("Yoweri Musevini", ("PER",), None),
        ("Museveni", (), None),
        ("Yoweri Mubarak", (), None),
    ],
)
def test_a_name_with_one_letter_wrong(name: str, countries: tuple[str, ...], expected: str | None) -> None:
    found = load_actors().find_slip(name, countries)
    assert (found.id if found else None) == expected
