from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import pytest
from tests.exports.coded_rows import ARMY, CIVILIANS, REBELS, RUSSIA, SOMEBODY, TOWN, event
from tests.exports.released_columns import COLUMNS

from onrecord.codebook.load import load_codebook
from onrecord.exports.countries import load_country_codes
from onrecord.exports.event import Event
from onrecord.exports.gather import gather
from onrecord.exports.parties import kind_of, load_kinds
from onrecord.exports.profile import LeftOut, tables_of
from onrecord.exports.profiles.all import PROFILES
from onrecord.exports.profiles.gdelt import cameo_of, load_goldstein
from onrecord.exports.profiles.ucdp import priogrid
from onrecord.query.coded_events import NumberRow, PartyRow
from onrecord.query.query import Query
from onrecord.store.store import Store

TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "date": (date,),
    "datetime": (datetime,),
    "list": (tuple,),
}


def made(profile: str, one: Event) -> dict[str, Any]:
    """The row of an event, which is not left out."""
    found = PROFILES[profile].row(one)
    assert not isinstance(found, LeftOut), found.reason
    return dict(found)


def left_out(profile: str, one: Event) -> str:
    """The rule that leaves it out."""
    found = PROFILES[profile].row(one)
    assert isinstance(found, LeftOut)
    return found.rule


@pytest.mark.parametrize("profile", COLUMNS)
def test_columns_are_those_of_the_release(profile: str) -> None:
    names = [each.name.replace(" ", "_") for each in PROFILES[profile].columns]
    assert names == COLUMNS[profile].split()


@pytest.mark.parametrize("profile", PROFILES)
def test_every_column_is_explained_and_holds_its_type(profile: str, export_store: Store) -> None:
    table, _ = tables_of(PROFILES[profile], [*gather(export_store, Query(untyped=True)), event()])
    assert len(table.rows) > 1
    for column in table.columns:
        assert column.meaning.endswith((".", ")")), column.name
        assert column.empty, column.name
        for row in table.rows:
            value = row[column.name]
            if value is None:
                assert column.empty != "never", column.name
            else:
                assert isinstance(value, TYPES[column.type]), (column.name, value)
                assert value != "", column.name
                assert not column.empty.startswith("always"), column.name


def test_acled_has_a_clash() -> None:
    row = made("acled", event())
    wanted = {
        "event_id_cnty": "SYRx0123456789abcdef",
        "event_date": date(2024, 12, 6),
        "time_precision": 1,
        "disorder_type": "Political violence",
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "actor1": "rebels",
        "inter1": "Rebel group",
        "actor2": "Syrian army",
        "inter2": "State forces",
        "interaction": "State forces-Rebel group",
        "civilian_targeting": None,
        "iso": 760,
        "region": "Middle East",
        "fatalities": 12,
        "timestamp": 1733740200,
        "tags": "1 origin",
    }
    assert {name: row[name] for name in wanted} == wanted


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"recipients": (CIVILIANS,)}, {"actor2": "Civilians (Syria)", "assoc_actor_2": "villagers",
                                        "civilian_targeting": "Civilian targeting", "sub_event_type": "Attack"}),
        ({"actors": (), "recipients": (CIVILIANS,)}, {"actor1": "Unidentified Armed Group (Syria)",
                                                      "inter1": "Political militia"}),
        ({"actors": (RUSSIA,), "mode": "aerial"}, {"inter1": "External/Other forces",
                                                   "sub_event_type": "Air/drone strike"}),
        ({"recipients": (TOWN,), "mode": "heavy-weapons"}, {"actor2": None, "interaction": "Rebel group only"}),
        ({"type": "PROTEST", "mode": "demo", "actors": (CIVILIANS,)}, {"actor1": "Protesters (Syria)",
                                                                       "disorder_type": "Demonstrations"}),
        ({"mode": "crowd-control", "actors": (ARMY,), "recipients": (CIVILIANS,)},
         {"actor1": "Protesters (Syria)", "actor2": "Syrian army",
          "disorder_type": "Political violence; Demonstrations"}),
        ({"type": "COERCE", "mode": "seize", "takes_control": True},
         {"sub_event_type": "Non-state actor overtakes territory"}),
        ({"type": "COERCE", "mode": "seize", "takes_control": True, "recipients": (CIVILIANS,)}, {"actor2": None}),
        ({"earliest": date(2024, 12, 2)}, {"time_precision": 2}),
        ({"earliest": None, "latest": date(2024, 12, 8), "time_basis": "publication"},
         {"time_precision": 3, "event_date": date(2024, 12, 8), "tags": "date bounded by publication; 1 origin"}),
        ({"numbers": ()}, {"fatalities": 0}),
        ({"outlet": "TASS"}, {"source_scale": "International"}),
    ],
)  # fmt: skip
def test_acled(changes: dict[str, Any], expected: dict[str, Any]) -> None:
    row = made("acled", event(**changes))
    assert {name: row[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("profile", "changes", "rule"),
    [
        ("acled", {"type": "CONSULT"}, "acled.outside"),
        ("acled", {"factuality": "CT-", "status": "denied"}, "no-fact"),
        ("acled", {"tense": "future"}, "no-fact"),
        ("acled", {"place": None, "latitude": None, "country": None}, "acled.no-place"),
        ("acled", {"earliest": None, "latest": None}, "acled.no-day"),
        ("acled", {"type": "MOBILIZE", "mode": "troops", "actors": ()}, "acled.no-actor"),
        ("ucdp", {"numbers": ()}, "ucdp.no-force"),
        ("ucdp", {"actors": (SOMEBODY,)}, "ucdp.unorganised"),
        ("ucdp", {"factuality": "Uu"}, "ucdp.no-force"),
        ("ucdp", {"latitude": None}, "ucdp.no-place"),
        ("polecat", {"type": None, "mode": None}, "polecat.no-type"),
        ("gdelt", {"latest": None, "earliest": None}, "gdelt.no-day"),
    ],
)
def test_what_is_left_out_has_a_reason(profile: str, changes: dict[str, Any], rule: str) -> None:
    assert left_out(profile, event(**changes)) == rule


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {"type_of_violence": 1, "side_a": "Government of Syria", "side_b": "rebels", "gwnoa": 652, "gwnob": None,
              "best": 12, "deaths_unknown": 12, "date_prec": 1, "where_prec": 1, "country_id": 652}),
        ({"recipients": (CIVILIANS,)}, {"type_of_violence": 3, "side_a": "rebels", "side_b": "Civilians",
                                        "deaths_civilians": 12, "deaths_unknown": 0}),
        ({"recipients": (REBELS,)}, {"type_of_violence": 2, "dyad_name": "rebels - rebels"}),
        ({"feature_code": "ADM1", "place_precision": 3}, {"where_prec": 4}),
        ({"earliest": date(2024, 11, 30)}, {"date_prec": 3, "date_start": date(2024, 11, 30), "event_clarity": 2}),
        ({"time_basis": "publication", "earliest": None}, {"date_prec": 5, "date_start": date(2024, 12, 6)}),
        ({"numbers": (NumberRow(what="killed", low=24, best=None, high=None),)}, {"best": 24, "low": 24, "high": 24}),
    ],
)  # fmt: skip
def test_ucdp(changes: dict[str, Any], expected: dict[str, Any]) -> None:
    row = made("ucdp", event(**changes))
    assert {name: row[name] for name in expected} == expected
    assert row["deaths_a"] + row["deaths_b"] + row["deaths_civilians"] + row["deaths_unknown"] == row["best"]


@pytest.mark.parametrize(("latitude", "longitude", "cell"), [(-90, -180, 1), (-89.6, -179.4, 2), (90, 180, 259200)])
def test_priogrid(latitude: float, longitude: float, cell: int) -> None:
    assert priogrid(latitude, longitude) == cell


def test_polecat() -> None:
    row = made("polecat", event())
    assert row["Quad Code"] == "MATERIAL CONFLICT"
    assert row["Intensity"] == -10.0
    assert (row["Actor Country"], row["Actor COW"], row["Actor Sectors"]) == ("SYR", "652", "REB")
    assert (row["City"], row["GeoNames ID"], row["Event Date"]) == ("Saraqib", 1, date(2024, 12, 6))


def test_gdelt() -> None:
    row = made("gdelt", event(mode="aerial"))
    wanted = {
        "SQLDATE": 20241206, "Actor1Code": "SYRREB", "Actor1Type1Code": "REB", "EventCode": "195",
        "EventRootCode": "19", "QuadClass": 4, "GoldsteinScale": -10.0, "ActionGeo_Type": 4,
        "ActionGeo_CountryCode": "SY", "DATEADDED": 20241209103000, "NumSources": 1,
    }  # fmt: skip
    assert {name: row[name] for name in wanted} == wanted


def test_every_type_and_mode_has_a_cameo_code() -> None:
    for type_, each in load_codebook().types.items():
        for mode in (None, *each.modes):
            code = cameo_of(type_, mode)
            assert len(code) in (3, 4)
            assert code in load_goldstein() or code == "176", (type_, mode, code)


@pytest.mark.parametrize(
    ("party", "country", "kind"),
    [(REBELS, "SYR", "rebel"), (ARMY, "SYR", "state"), (ARMY, "LBN", "external"), (RUSSIA, "RUS", "state"),
     (RUSSIA, "SYR", "external"), (TOWN, "SYR", "place"), (SOMEBODY, None, "unknown"), (CIVILIANS, None, "civilian")],
)  # fmt: skip
def test_kinds_of_parties(party: PartyRow, country: str | None, kind: str) -> None:
    assert kind_of(party, country) == kind


def test_groups_hold_kinds_that_there_are() -> None:
    kinds = load_kinds()
    assert kinds.members(["armed"]) <= {*kinds.order}


def test_country_codes() -> None:
    syria = load_country_codes()["SYR"]
    assert (syria.iso_number, syria.fips, syria.cow, syria.gw) == (760, "SY", 652, 652)
    assert load_country_codes()["DEU"].gw == 260
    cow = [each.cow for each in load_country_codes().values() if each.cow]
    assert len(cow) == len(set(cow)) > 190
