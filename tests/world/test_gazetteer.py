"""The gazetteer as compiled from its sources."""

from __future__ import annotations

import time

import pytest

from onrecord.language.lexicon import read_tsv
from onrecord.settings import load_settings
from onrecord.world.build.build import build_world, gazetteer_path, world_status
from onrecord.world.countries import FOLDER, load_countries
from onrecord.world.gazetteer import Gazetteer
from onrecord.world.world import load_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(load_settings())


@pytest.mark.parametrize(
    ("name", "geonames", "country", "feature"),
    [
        ("Syria", 163843, "SYR", "PCLI"),
        ("Damascus", 170654, "SYR", "PPLC"),
        ("Homs", 169577, "SYR", "PPL"),
        ("Daraa", 170905, "SYR", "PPL"),
        ("Raqqa", 172955, "SYR", "PPL"),
        ("Kyiv", 703448, "UKR", "PPLC"),
        ("Kiev", 703448, "UKR", "PPLC"),
        ("the United Kingdom", 2635167, "GBR", "PCLI"),
        ("U.S.", 6252001, "USA", "PCLI"),
        ("Calif.", 5332921, "USA", "ADM1"),
        ("St. Petersburg", 498817, "RUS", "PPL"),
        ("New York City", 5128581, "USA", "PPL"),
        ("England", 6269131, "GBR", "ADM1"),
        ("Africa", 6255146, "", "CONT"),
    ],
)
def test_the_heaviest_candidate(gazetteer: Gazetteer, name: str, geonames: int, country: str, feature: str) -> None:
    best = max(gazetteer.candidates(name), key=lambda each: each.weight + each.closeness * 6)
    assert (best.geonames, best.country, best.feature) == (geonames, country, feature)


@pytest.mark.parametrize(
    "name", ["Khmeimim", "Hmeimim", "Hmeymim air base", "Maarrat al-Nuuman", "Robotyne", "Golan Heights"]
)
def test_names_of_the_front(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.candidates(name)


def test_a_unit_word_tells_the_unit(gazetteer: Gazetteer) -> None:
    found = [each for each in gazetteer.candidates("Idlib province") if each.feature == "ADM1"]
    assert [(each.country, each.unit) for each in found] == [("SYR", "admin1")]


def test_nothing_is_found_for_nonsense(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Qxzvwk Hollow") == ()
    assert gazetteer.candidates("") == ()


def test_a_look_up_is_quick(gazetteer: Gazetteer) -> None:
    names = [f"{name} {n}" for n in range(20) for name in ("Springfield", "Deir", "Santa Maria")]
    started = time.perf_counter()
    for name in names:
        gazetteer.candidates(name)
    assert (time.perf_counter() - started) / len(names) < 0.002


@pytest.mark.usefixtures("gazetteer")
def test_the_status_names_the_file() -> None:
    status = world_status(load_settings())
    assert status.built
    assert status.path == gazetteer_path(load_settings())
    assert 10_000_000 < status.size < 60_000_000


def test_building_reports_progress() -> None:
    assert build_world(load_settings()).__next__().done == 0


def test_every_country_has_a_point() -> None:
    points = {row["country"] for row in read_tsv(FOLDER / "country_points.tsv")}
    assert points == {each.code for each in load_countries().all}


@pytest.mark.parametrize("table", ["overlay.tsv", "admin1_points.tsv", "admin2.tsv", "country_points.tsv"])
def test_points_are_on_the_globe(table: str) -> None:
    for row in read_tsv(FOLDER / table):
        assert -90 <= float(row["latitude"]) <= 90, row
        assert -180 <= float(row["longitude"]) <= 180, row


def test_the_overlay_is_large_and_names_each_place_once() -> None:
    rows = list(read_tsv(FOLDER / "overlay.tsv"))
    codes = {each.code for each in load_countries().all} | {""}
    assert len(rows) >= 150
    assert len({row["name"] for row in rows}) == len(rows)
    assert {row["country"] for row in rows} <= codes
    assert {row["found"] for row in rows} == {"sure", "maybe"}
