"""Exports as folders: described, repeatable, readable by others, and harmless."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import frictionless
import pytest

from onrecord.errors import BadQuery
from onrecord.exports.bundle import Wanted, make_export, shapes, write_export
from onrecord.exports.csv import read_csv
from onrecord.exports.package import File
from onrecord.exports.profiles.all import PROFILES
from onrecord.exports.table import Table
from onrecord.query.query import Query
from onrecord.store.compaction import compact
from onrecord.store.segments import open_engine
from onrecord.store.store import Store, open_store

pandas: Any = pytest.importorskip("pandas")
polars: Any = pytest.importorskip("polars")
FORMS = ("csv", "parquet", "jsonl", "geojson")


def made(store: Store, profile: str, **asked: Any) -> dict[str, File]:
    """The files of an export in all formats, by path."""
    wanted = Wanted(profile=profile, formats=FORMS)
    return {each.path: each for each in make_export(store, Query.of(asked), wanted)}


def table_in(files: Mapping[str, File], path: str) -> Table:
    """The table that a file holds."""
    table = files[path].table
    assert table is not None
    return table


@pytest.mark.parametrize("profile", shapes())
def test_the_package_is_valid(profile: str, export_store: Store, tmp_path: Path) -> None:
    write_export(tmp_path, tuple(made(export_store, profile).values()))
    package = json.loads((tmp_path / "datapackage.json").read_bytes())
    for resource in package["resources"]:
        assert (tmp_path / resource["path"]).stat().st_size == resource["bytes"]
        if resource["format"] != "csv":
            continue
        report = frictionless.Resource.from_descriptor(resource, basepath=str(tmp_path)).validate()
        assert report.valid, report.flatten(["type", "note"])
    assert not list(frictionless.Package.metadata_validate(package))


@pytest.mark.parametrize("profile", shapes())
def test_the_same_record_gives_the_same_bytes(profile: str, export_folder: Path, export_store: Store) -> None:
    first = {path: file.data for path, file in made(export_store, profile).items()}
    with open_store(export_folder) as again:
        assert {path: file.data for path, file in made(again, profile).items()} == first


def test_compaction_changes_nothing(export_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(export_folder, folder)
    with open_store(folder) as store:
        before = {path: file.data for path, file in made(store, "events").items()}
        compact(store)
        assert {path: file.data for path, file in made(store, "events").items()} == before


@pytest.mark.parametrize("profile", PROFILES)
def test_a_csv_reads_back_as_it_was(profile: str, export_store: Store) -> None:
    files = made(export_store, profile)
    table = table_in(files, f"{profile}.csv")
    assert read_csv(table.columns, io.BytesIO(files[f"{profile}.csv"].data)) == [dict(each) for each in table.rows]


@pytest.mark.parametrize("profile", PROFILES)
def test_three_programs_open_the_parquet_with_its_types(profile: str, export_store: Store, tmp_path: Path) -> None:
    files = made(export_store, profile)
    table = table_in(files, f"{profile}.parquet")
    path = tmp_path / "rows.parquet"
    path.write_bytes(files[f"{profile}.parquet"].data)
    in_duckdb = open_engine().execute(f"select * from read_parquet('{path}')")
    in_polars, in_pandas = polars.read_parquet(path), pandas.read_parquet(path)
    assert (
        tuple(each[0] for each in in_duckdb.description or ())
        == tuple(in_polars.columns)
        == tuple(in_pandas.columns)
        == table.names
    )
    assert len(in_polars) == len(in_pandas) == len(table.rows)
    for row, one, other in zip(table.rows, in_duckdb.fetchall(), in_polars.rows(), strict=True):
        expected = tuple(list(each) if isinstance(each, tuple) else each for each in row.values())
        assert one == other == expected


def test_types_in_parquet(export_store: Store, tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    path.write_bytes(made(export_store, "events")["events.parquet"].data)
    types = polars.read_parquet_schema(path)
    assert (types["latest"], types["actors"], types["killed_best"]) == (
        polars.Date,
        polars.List(polars.String),
        polars.Int64,
    )
    assert isinstance(pandas.read_parquet(path)["latest"].dropna().iloc[0], date)


def test_jsonl_reads_back(export_store: Store) -> None:
    files = made(export_store, "acled")
    rows = [json.loads(line) for line in files["acled.jsonl"].data.splitlines()]
    expected = [
        {k: v.isoformat() if isinstance(v, date) else v for k, v in row.items()}
        for row in table_in(files, "acled.csv").rows
    ]
    assert rows == expected


@pytest.mark.parametrize("profile", PROFILES)
def test_geojson_is_as_rfc_7946_has_it(profile: str, export_store: Store) -> None:
    told = json.loads(made(export_store, profile)[f"{profile}.geojson"].data)
    assert told["type"] == "FeatureCollection"
    assert set(told) == {"type", "features"}  # no "crs": it is WGS84
    assert any(each["geometry"] for each in told["features"])
    for each in told["features"]:
        assert set(each) <= {"type", "id", "geometry", "properties"}
        assert each["type"] == "Feature"
        if each["geometry"] is not None:
            longitude, latitude = each["geometry"]["coordinates"]
            assert each["geometry"]["type"] == "Point"
            assert -180 <= longitude <= 180
            assert -90 <= latitude <= 90


def test_acled_opens_in_pandas_and_in_readers_that_quote_as_r_does(export_store: Store) -> None:
    data = made(export_store, "acled")["acled.csv"].data
    frame = pandas.read_csv(io.BytesIO(data), parse_dates=["event_date"])
    assert tuple(frame.columns) == tuple(each.name for each in PROFILES["acled"].columns)
    assert frame["fatalities"].dtype == "int64"
    assert str(frame["event_date"].dtype).startswith("datetime64")
    # read.csv: fields split at commas, " around what holds one, "" for a " inside, no escape by backslash
    lines = list(csv.reader(io.StringIO(data.decode()), quotechar='"', doublequote=True, strict=True))
    assert {len(line) for line in lines} == {len(frame.columns)}


def test_an_export_says_where_it_is_from(export_store: Store) -> None:
    files = made(export_store, "ucdp", country="syr")
    citation = files["citation.txt"].data.decode()
    for told in ("onrecord 0.1.0", "revision 1", "country = syr", "4 reports", "UTC"):
        assert told in citation
    licence = files["licence.txt"].data.decode()
    assert "GeoNames" in licence
    assert "CC BY 4.0" in licence
    codebook = files["codebook.md"].data.decode()
    assert all(f"| `{each.name}` |" in codebook for each in PROFILES["ucdp"].columns)
    package = json.loads(files["datapackage.json"].data)
    assert package["onrecord"]["filters"] == {"country": "syr"}


def test_what_is_left_out_is_listed(export_store: Store) -> None:
    files = made(export_store, "ucdp")
    reasons = {each["reason"] for each in table_in(files, "left-out.csv").rows}
    assert any("one death at least" in each for each in reasons)
    kept, out = (len(table_in(files, path).rows) for path in ("ucdp.csv", "left-out.csv"))
    assert kept + out == len(table_in(made(export_store, "events"), "events.csv").rows)


def test_mentions_instead_of_events(export_store: Store) -> None:
    events = make_export(export_store, Query(), Wanted())[0].table
    mentions = make_export(export_store, Query(), Wanted(merged=False))[0].table
    assert events is not None
    assert mentions is not None
    seized = [each for each in events.rows if each["type"] == "COERCE"]
    assert [(each["affirm"], each["deny"]) for each in seized] == [(1, 1)]
    assert sum(each["type"] == "COERCE" for each in mentions.rows) == 2
    assert {each["id"] for each in mentions.rows} <= {claim for each in events.rows for claim in each["claims"]}


@pytest.mark.parametrize("profile", PROFILES)
def test_hostile_words_are_inert(profile: str, export_store: Store) -> None:
    """No cell of a CSV begins a formula, behind quotes, blanks or an apostrophe of its own."""
    for file in made(export_store, profile).values():
        if file.path.endswith(".csv"):
            cells = (cell for line in csv.reader(io.StringIO(file.data.decode())) for cell in line)
            for each in cells:
                number = each.replace(".", "", 1).lstrip("-").isdigit()
                assert number or not each.lstrip(" \xa0").startswith(("=", "+", "-", "@", "\t", "\r")), each


def test_files_of_an_earlier_export_do_not_stay(export_store: Store, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    write_export(tmp_path, make_export(export_store, Query(), Wanted(profile="acled", formats=FORMS)))
    assert (tmp_path / "left-out.csv").exists()
    write_export(tmp_path, make_export(export_store, Query(), Wanted(profile="prov")))
    left = {each.name for each in tmp_path.iterdir()}
    assert left == {"prov.json", "datapackage.json", "citation.txt", "licence.txt", "notes.txt"}


def test_a_foreign_package_is_left_alone(export_store: Store, tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text('{"resources": [{"path": "mine.csv"}]}', encoding="utf-8")
    (tmp_path / "mine.csv").write_text("a", encoding="utf-8")
    write_export(tmp_path, make_export(export_store, Query(), Wanted()))
    assert (tmp_path / "mine.csv").exists()


def test_wrong_questions(export_store: Store) -> None:
    with pytest.raises(BadQuery, match="No profile 'icews'; there are: events, acled"):
        make_export(export_store, Query(), Wanted(profile="icews"))
    with pytest.raises(BadQuery, match="No format 'xlsx'"):
        make_export(export_store, Query(), Wanted(formats=("xlsx",)))


def test_an_export_of_nothing_is_still_one(export_store: Store) -> None:
    files = made(export_store, "acled", country="PER")
    assert table_in(files, "acled.csv").rows == []
    assert files["acled.csv"].data.decode().startswith("event_id_cnty,")
