from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

import pytest

from onrecord.errors import BadQuery
from onrecord.exports.csv import cell
from onrecord.exports.formats import FORMATS, export
from onrecord.exports.parquet import duckdb_types
from onrecord.exports.table import columns_of
from onrecord.query.rows import Rows
from onrecord.store.segments import open_engine


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    id: str
    day: date | None
    names: tuple[str, ...]
    count: int | None
    latitude: float | None
    longitude: float | None
    status: Literal["asserted", "claimed"]


FULL = Row(
    id="e1",
    day=date(2024, 12, 8),
    names=("Al Ahd", "=cmd|x"),
    count=-3,
    latitude=-35.5,
    longitude=36.0,
    status="claimed",
)
BARE = Row(id="=HYPERLINK(1)", day=None, names=(), count=None, latitude=None, longitude=None, status="asserted")
ROWS = Rows(Row, [FULL, BARE])


def written(rows: Rows[Any], form: str) -> bytes:
    file = io.BytesIO()
    export(rows, form, file)
    return file.getvalue()


def test_jsonl() -> None:
    first, second = map(json.loads, written(ROWS, "jsonl").splitlines())
    assert first == {
        "id": "e1",
        "day": "2024-12-08",
        "names": ["Al Ahd", "=cmd|x"],
        "count": -3,
        "latitude": -35.5,
        "longitude": 36.0,
        "status": "claimed",
    }
    assert second["day"] is None


def test_csv() -> None:
    lines = list(csv.reader(io.StringIO(written(ROWS, "csv").decode())))
    assert lines == [
        ["id", "day", "names", "count", "latitude", "longitude", "status"],
        ["e1", "2024-12-08", "Al Ahd; =cmd|x", "-3", "-35.5", "36.0", "claimed"],
        ["'=HYPERLINK(1)", "", "", "", "", "", "asserted"],
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "\n=1", "\xa0=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert cell(text) == "'" + text
    assert cell((text, "more")).startswith("'")


@pytest.mark.parametrize(
    ("value", "expected"), [(-1.5, "-1.5"), ("a=b", "a=b"), (None, ""), ((), ""), ("", ""), (True, "true")]
)
def test_other_cells_stay(value: Any, expected: str) -> None:
    assert cell(value) == expected


def test_geojson() -> None:
    collection = json.loads(written(ROWS, "geojson"))
    first, second = collection["features"]
    assert collection["type"] == "FeatureCollection"
    assert first["geometry"] == {"type": "Point", "coordinates": [36.0, -35.5]}
    assert first["id"] == first["properties"]["id"] == "e1"
    assert "latitude" not in first["properties"]
    assert second["geometry"] is None


def test_parquet(tmp_path: Path) -> None:
    assert duckdb_types(columns_of(Row)) == {
        "id": "VARCHAR",
        "day": "DATE",
        "names": "VARCHAR[]",
        "count": "BIGINT",
        "latitude": "DOUBLE",
        "longitude": "DOUBLE",
        "status": "VARCHAR",
    }
    (tmp_path / "rows.parquet").write_bytes(written(ROWS, "parquet"))
    found = open_engine().execute(f"select * from read_parquet('{tmp_path}/rows.parquet')").fetchall()
    assert found[0] == ("e1", date(2024, 12, 8), ["Al Ahd", "=cmd|x"], -3, -35.5, 36.0, "claimed")
    assert found[1][1:6] == (None, [], None, None, None)


@pytest.mark.parametrize("form", FORMATS)
def test_no_rows_are_still_a_file_and_bytes_repeat(form: str) -> None:
    assert written(ROWS, form) == written(Rows(Row, [FULL, replace(BARE)]), form)
    assert isinstance(written(Rows(Row), form), bytes)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(BadQuery, match="No format 'xlsx'; there are: jsonl, csv, parquet, geojson"):
        export(ROWS, "xlsx", io.BytesIO())
