"""The record as DuckDB sees it at one moment: the manifest's segments under the tables of ``views.sql``."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.store.judged import add_judged
from onrecord.store.segments import all_of
from onrecord.store.tables import TABLES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_VIEWS = Path(__file__).with_name("views.sql")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What of the record is looked at; None: all of it, as it is now."""

    coder: str | None = None  # only what this coder coded; None: of each report its newest coding
    known: datetime | None = None  # UTC without zone: only what was on record by then
    published: date | None = None  # only what was published by then


def add_views(engine: DuckDBPyConnection, folder: Path, catalog: sqlite3.Connection, moment: Moment) -> None:
    """Gives ``engine`` the tables of the record, as views.sql explains; what is committed later is not in them.

    Runs inside the caller's transaction on the catalog, so that all is of one moment.
    """
    segments = catalog.execute(
        "select number, part, file, runs.at, kind from segments join runs on runs.id = run order by number"
    ).fetchall()
    revisions = catalog.execute("select report, url, number from revisions order by 1").fetchall()
    for name, value in (("coder", moment.coder), ("known", moment.known), ("published", moment.published)):
        engine.execute(f"set variable {name} = $1", [value])
    _add_table(
        engine, "segment(number bigint, file varchar, committed_at timestamp, kind varchar)",
        [(number, Path(file).name, at, kind) for number, _, file, at, kind in segments],
    )  # fmt: skip
    _add_table(engine, "revision(report varchar, url varchar, number bigint)", revisions)
    for part in TABLES:
        files = [folder / file for _, table, file, _, _ in segments if table == part]
        engine.execute(f"create view all_{part} as {all_of(part, files)}")
    engine.execute(_VIEWS.read_text(encoding="utf-8"))
    add_judged(engine, catalog, moment.known)


def _add_table(engine: DuckDBPyConnection, head: str, rows: Sequence[tuple[object, ...]]) -> None:
    """A table with ``rows``, a column at a time: rows one by one take a hundred times as long."""
    engine.execute(f"create table {head}")
    if rows:
        columns = list(zip(*rows, strict=True))
        listed = ", ".join(f"unnest(${n})" for n in range(1, len(columns) + 1))
        engine.execute(f"insert into {head.partition('(')[0]} select {listed}", [list(each) for each in columns])
