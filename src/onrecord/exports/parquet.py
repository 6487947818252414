"""Rows as a Parquet file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, get_args, get_origin, get_type_hints

from onrecord.query.rows import Rows
from onrecord.store.segments import open_engine, write_parquet

_TYPES = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN", date: "DATE"}


def write_rows(rows: Rows[Any], file: BinaryIO) -> None:
    """A Parquet file with typed columns, also where there are no rows; the same rows give the same bytes."""
    with TemporaryDirectory(prefix="onrecord-") as folder, open_engine() as engine:
        path = Path(folder) / "rows.parquet"
        write_parquet(engine, column_types(rows.kind), rows.dicts(), path)
        file.write(path.read_bytes())


def column_types(kind: type) -> dict[str, str]:
    """The DuckDB type of each field of a row's dataclass."""
    return {name: _type(hint) for name, hint in get_type_hints(kind).items()}


def _type(hint: Any) -> str:
    if get_origin(hint) is tuple:
        return f"{_type(get_args(hint)[0])}[]"
    known = [each for each in (hint, *get_args(hint)) if each in _TYPES]
    return _TYPES[known[0]] if known else "VARCHAR"  # a Literal is text
