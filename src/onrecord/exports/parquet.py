"""Tables as Parquet files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from onrecord.exports.table import Column, ColumnType, Table
from onrecord.store.segments import open_engine, write_parquet

_TYPES: Mapping[ColumnType, str] = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "datetime": "TIMESTAMP",
    "list": "VARCHAR[]",
}


def write_table(table: Table, file: BinaryIO) -> None:
    """A Parquet file with typed columns, also where there are no rows; the same rows give the same bytes."""
    with TemporaryDirectory(prefix="onrecord-") as folder, open_engine() as engine:
        path = Path(folder) / "rows.parquet"
        rows = ({name: row[name] for name in table.names} for row in table.rows)
        write_parquet(engine, duckdb_types(table.columns), rows, path)
        file.write(path.read_bytes())


def duckdb_types(columns: Iterable[Column]) -> dict[str, str]:
    """The DuckDB type of each column."""
    return {each.name: _TYPES[each.type] for each in columns}
