"""Rows of a Parquet file become reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.errors import UnreadableReport
from onrecord.intake.found import Found, failed
from onrecord.intake.given import Given
from onrecord.intake.jsonl import report_of

_FIELDS = ("id", "outlet", "url", "title", "language", "published", "text")
_ROWS = 256  # fetched at once


def read_parquet(path: Path, given: Given) -> Iterator[Found]:
    """The report of each row, in order; columns are named as the fields of a report, others are passed over.

    A row that holds no report is a Failure with its number, the rest goes on.
    """
    import duckdb

    with duckdb.connect(config={"autoinstall_known_extensions": False}) as engine:
        try:
            rows = engine.execute(f"select {_columns(engine, path)} from read_parquet($path)", {"path": str(path)})
        except (duckdb.Error, UnreadableReport) as error:
            yield failed(str(path), str(error).splitlines()[0])
            return
        names = [column[0] for column in rows.description]
        number = 0
        while batch := rows.fetchmany(_ROWS):
            for row in batch:
                number += 1
                yield _report(dict(zip(names, row, strict=True)), f"{path}:{number}", given)
        if not number:
            yield failed(str(path), "empty: there is no row in it")


def _columns(engine: Any, path: Path) -> str:
    """Those of _FIELDS that the file has. Raises UnreadableReport without a column of texts."""
    found = engine.execute("select name from parquet_schema($path)", {"path": str(path)}).fetchall()
    there = {name for (name,) in found}
    if "text" not in there:
        raise UnreadableReport(f"no column 'text'; there are: {', '.join(sorted(there))}")
    return ", ".join(name for name in _FIELDS if name in there)


def _report(row: dict[str, Any], name: str, given: Given) -> Found:
    stated = {key: value.isoformat() if isinstance(value, date) else value for key, value in row.items()}
    try:
        return replace(report_of(stated, given), read_from=name)
    except UnreadableReport as error:
        return failed(name, str(error))
