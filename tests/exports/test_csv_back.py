from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports.csv import cell, read_csv, write_csv
from onrecord.exports.table import Column, Table

COLUMNS = (
    Column(name="text", type="string"),
    Column(name="some", type="list"),
    Column(name="count", type="integer"),
    Column(name="share", type="number"),
    Column(name="sure", type="boolean"),
    Column(name="day", type="date"),
    Column(name="at", type="datetime"),
)
_words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
_rows = st.fixed_dictionaries(
    {
        "text": st.none() | _words,
        "some": st.lists(_words).map(tuple),
        "count": st.none() | st.integers(),
        "share": st.none() | st.floats(allow_nan=False, allow_infinity=False),
        "sure": st.none() | st.booleans(),
        "day": st.none() | st.dates(),
        "at": st.none() | st.datetimes(),
    }
)


def written(rows: list[dict[str, Any]]) -> bytes:
    file = io.BytesIO()
    write_csv(Table(COLUMNS, rows), file)
    return file.getvalue()


@given(st.lists(_rows, max_size=4))
def test_whatever_is_written_reads_back(rows: list[dict[str, Any]]) -> None:
    assert read_csv(COLUMNS, io.BytesIO(written(rows))) == rows


@given(_words)
def test_no_cell_begins_a_formula(text: str) -> None:
    assert not cell(text).lstrip(" \xa0").startswith(tuple("=+-@\t\r"))


@pytest.mark.parametrize("text", ["a\rb", 'say "no"', "a,b", "one\ntwo", "'=1", "''=1", "'tis"])
def test_readers_of_csv_see_one_cell(text: str) -> None:
    row = {**dict.fromkeys(each.name for each in COLUMNS), "text": text, "some": ()}
    rows = list(csv.DictReader(io.StringIO(written([row]).decode(), newline="")))
    assert len(rows) == 1
    assert rows[0]["text"] == cell(text)
