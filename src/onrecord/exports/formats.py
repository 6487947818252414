"""The formats that tables can be written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, BinaryIO

from onrecord.errors import BadQuery
from onrecord.exports.csv import write_csv
from onrecord.exports.geojson import write_geojson
from onrecord.exports.jsonl import write_jsonl
from onrecord.exports.parquet import write_table
from onrecord.exports.table import Table, table_of
from onrecord.query.rows import Rows

FORMATS: Mapping[str, Callable[[Table, BinaryIO], None]] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
    "parquet": write_table,
    "geojson": write_geojson,
}


def export(rows: Rows[Any] | Table, form: str, file: BinaryIO) -> None:
    """Writes rows in one of FORMATS. Raises BadQuery for another."""
    if form not in FORMATS:
        raise BadQuery(f"No format {form!r}; there are: {', '.join(FORMATS)}.")
    FORMATS[form](table_of(rows) if isinstance(rows, Rows) else rows, file)
