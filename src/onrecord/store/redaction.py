"""Taking a report out of the record altogether: the one exception to "only added to", and it is logged."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import NotOnRecord
from onrecord.store.catalog import now, writing
from onrecord.store.lock import alone
from onrecord.store.segments import FOLDER, STAGING, all_of, copy_parquet, hash_of, open_engine, sync
from onrecord.store.store import Store
from onrecord.store.sweep import find_orphans
from onrecord.store.tables import TABLES
from onrecord.text.ids import id_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

DERIVED = "linking*.sqlite*"  # what linking made of the texts; it makes it anew from what is still on record


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """An entry of the log."""

    report: str  # id
    hash: str  # of its text, so that it is not put on record again
    at: str  # UTC, ISO 8601
    who: str
    why: str
    rows: int  # of segments that went


def redact(store: Store, report: str, *, who: str, why: str) -> Redaction:
    """Takes text and rows of a report out of all segments, the catalog and the index of texts; the log keeps it.

    Judgements on its rows go too. It waits until nobody else writes; who reads at that moment may be told that files
    have gone. A text that was redacted is refused when it comes again. Raises NotOnRecord.
    """
    with alone(store.folder):
        found = store.catalog.execute("select hash from reports where id = ?", (report,)).fetchone()
        if found is None:
            raise NotOnRecord(f"No report on record has the id {report!r}.")
        with open_engine() as engine:
            new, gone = _rewritten(store, engine, report)
        done = Redaction(report=report, hash=found[0], at=now(), who=who, why=why, rows=gone)
        _leave(store.catalog, done, new)
        for left in find_orphans(store.folder, store.catalog):
            left.unlink(missing_ok=True)
        for derived in store.folder.glob(DERIVED):
            derived.unlink(missing_ok=True)
        _scrub(store.catalog)
    return done


def redactions(store: Store) -> tuple[Redaction, ...]:
    """The log, oldest first."""
    rows = store.catalog.execute("select id, hash, at, who, why, row_count from redactions order by number")
    return tuple(Redaction(report=id_, hash=h, at=at, who=who, why=why, rows=n) for id_, h, at, who, why, n in rows)


_New = tuple[str | None, int, str, int]  # file (None: no row is left), rows, sha256, number in the manifest


def _rewritten(store: Store, engine: DuckDBPyConnection, report: str) -> tuple[list[_New], int]:
    """Files without the rows of ``report`` for those that have some, and how many rows these are."""
    new: list[_New] = []
    gone = 0
    engine.execute("set variable report = $1", [report])
    rows = store.catalog.execute("select number, part, file, row_count from segments order by number").fetchall()
    for number, part, file, count in rows:
        source = all_of(part, [store.folder / file])
        told = engine.execute(f"select count(*) from ({source}) where report = getvariable('report')").fetchone()
        if not told or not told[0]:
            continue
        gone += told[0]
        kept = _without(store.folder, engine, part, file, source) if told[0] < count else (None, 0, "")
        new.append((*kept, number))
    return new, gone


def _without(folder: Path, engine: DuckDBPyConnection, part: str, file: str, source: str) -> tuple[str, int, str]:
    """A file without the report's rows, under a name of its own."""
    name = id_of("run", "redaction", file, now())
    staged = folder / STAGING / f"{part}-{name}-{os.getpid()}.parquet"
    staged.parent.mkdir(exist_ok=True)
    listed = ", ".join(f'"{each}"' for each in TABLES[part])
    rows = copy_parquet(engine, f"select {listed} from ({source}) where report <> getvariable('report')", staged)
    digest = hash_of(staged)
    target = folder / FOLDER / part / f"{name}-0000.parquet"
    staged.replace(target)
    sync(target.parent)
    return f"{FOLDER}/{part}/{target.name}", rows, digest


def _leave(catalog: sqlite3.Connection, done: Redaction, new: list[_New]) -> None:
    """The one transaction: after it no file of the manifest has the report, and none counts as still being read."""
    with writing(catalog):
        execute = catalog.execute
        execute("pragma defer_foreign_keys = on")
        execute("delete from retired")
        for file, rows, digest, number in new:
            if file is None:
                execute("delete from segments where number = ?", (number,))
            else:
                execute(
                    "update segments set file = ?, row_count = ?, sha256 = ? where number = ?",
                    (file, rows, digest, number),
                )
        execute(
            "insert into texts (texts, rowid, title, text)"
            " select 'delete', number, title, text from reports where id = ?",
            (done.report,),
        )
        _leave_tables(catalog, done.report)
        execute("delete from reports where id = ?", (done.report,))
        execute(
            "insert into redactions (id, hash, at, who, why, row_count) values (?, ?, ?, ?, ?, ?)",
            (done.report, done.hash, done.at, done.who, done.why, done.rows),
        )


def _leave_tables(catalog: sqlite3.Connection, report: str) -> None:
    """Empties the tables of the catalog that have a column ``report``, and takes the judgements on its rows along."""
    execute = catalog.execute
    judged = [each for (each,) in execute("select distinct judgement from anchors where report = ?", (report,))]
    for each in judged:
        execute("delete from anchors where judgement = ?", (each,))
        execute("update judgements set replaces = null where replaces = ? and verdict <> 'undo'", (each,))
        execute("delete from judgements where replaces = ? or id = ?", (each, each))
    tables = execute(
        "select m.name from sqlite_schema as m, pragma_table_info(m.name) as c"
        " where m.type = 'table' and m.sql not like 'create virtual%' and c.name = 'report'"
    )
    for (table,) in tables.fetchall():
        execute(f'delete from "{table}" where report = ?', (report,))


def _scrub(catalog: sqlite3.Connection) -> None:
    """What was deleted is not to be had from free pages, the index or the log of writes either."""
    catalog.execute("insert into texts (texts) values ('optimize')")
    catalog.execute("vacuum")
    catalog.execute("pragma wal_checkpoint(truncate)")
