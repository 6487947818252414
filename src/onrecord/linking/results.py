"""What linking found, as tables beside those of the record."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.linking.catch_up import workbench_of
from onrecord.linking.compare import Comparison, compare, weights_for
from onrecord.linking.workbench import Workbench
from onrecord.model.record import Record
from onrecord.store.keys import event_ids
from onrecord.store.views import Moment

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# DuckDB reads SQLite only with an extension, which would have to be fetched: the rows are handed over. Only what
# several claims tell of is in them.
_TABLES = {
    "linked": (
        "id varchar, merged varchar",
        "select claims.id, merged from claims join clusters on clusters.event = claims.event where merged in ("
        "select merged from claims join clusters on clusters.event = claims.event group by 1 having count(*) > 1)",
    ),
    "origin": (
        "merged varchar, origin varchar, stance varchar, name varchar, names varchar, side varchar, asserted bigint,"
        " claims varchar, reports varchar",
        "select * from origins",
    ),
    "contradiction": (
        "merged varchar, place_in_it bigint, kind varchar, what varchar, tension bigint, said varchar",
        "select * from contradictions",
    ),
    "first_print": (
        "report varchar, first varchar, passages bigint, own varchar, other varchar",
        "select one.report, two.report, count(*), min(one.text), min(two.text) from first_prints"
        " join passages as one on one.id = passage join passages as two on two.id = first"
        " where one.report <> two.report group by 1, 2",
    ),
}

_VOICED = """
create or replace table voiced as
select
    merged,
    coalesce(list(name order by asserted desc, name) filter (stance = 'affirm'), []) as affirmed_by,
    coalesce(list(name order by asserted desc, name) filter (stance = 'deny'), []) as denied_by
from (select merged, stance, name, max(asserted) as asserted from origin group by 1, 2, 3)
group by merged
"""
_SINGLE = """
select id, origin, stance, name, names, side, asserted, json_array(id), json_array(report) from claims
where stance <> 'silent' and event in (
    select event from clusters where merged in (
        select merged from claims join clusters on clusters.event = claims.event group by 1 having count(*) = 1
    )
)
order by id
"""


def single_voices(folder: Path, known: datetime | None = None) -> list[tuple[Any, ...]]:
    """Whose word it is, in the columns of the table origin, of what one claim tells alone; its id stands for merged."""
    path = workbench_of(folder, known)
    if not path.exists():
        return []
    with Workbench(path) as bench:
        return [tuple(row) for row in bench.db.execute(_SINGLE)]


def add_links(engine: DuckDBPyConnection, folder: Path, moment: Moment) -> None:
    """Gives ``engine`` the tables linked (claims and their event across reports), origin, contradiction, first_print.

    And voiced: who affirms and who denies each event across reports, by name. All are empty where the record has never
    been linked as it was known at ``moment``; those that are there already are made anew.
    """
    path = workbench_of(folder, moment.known)
    rows: dict[str, Sequence[tuple[object, ...]]] = dict.fromkeys(_TABLES, ())
    if path.exists():
        with sqlite3.connect(path) as db:
            rows = {name: db.execute(sql).fetchall() for name, (_, sql) in _TABLES.items()}
        db.close()
    for name, (columns, _) in _TABLES.items():
        engine.execute(f"create or replace table {name} ({columns})")
        if rows[name]:
            listed = ", ".join(f"unnest(${n})" for n in range(1, len(rows[name][0]) + 1))
            given = [list(each) for each in zip(*rows[name], strict=True)]
            engine.execute(f"insert into {name} select {listed}", given)
    engine.execute(_VOICED)


def links_state(folder: Path, moment: Moment) -> str:
    """What changes when linking has found something new; empty where the record has never been linked as of then."""
    path = workbench_of(folder, moment.known)
    files = [each for each in (path, path.with_name(f"{path.name}-wal")) if each.exists()]
    told = [each.stat() for each in files]
    return " ".join(f"{each.st_ino} {each.st_mtime_ns} {each.st_size}" for each in told if each.st_size)


@dataclass(frozen=True, slots=True)
class Explained:
    """Why two claims are, or are not, one event."""

    one: str  # ids of the events of their reports that were compared
    other: str
    merged: bool  # they are one event across reports
    at_once: bool  # their report alone says so
    comparison: Comparison | None  # None: one event of one report, of which nothing was left to compare
    least: float  # the chance from which two events are one


def explain_link(folder: Path, one: str, other: str) -> Explained | None:
    """Why the claims of these ids are one event or not; None: one of them is not linked yet."""
    path = workbench_of(folder)
    if not path.exists():
        return None
    with Workbench(path) as bench:
        homes = [bench.column("select event from claims where id = ?", each) for each in (one, other)]
        if not all(homes):
            return None
        (a,), (b,) = homes
        merged = [bench.column("select merged from clusters where event = ?", each) for each in (a, b)]
        compared = None if a == b else compare(bench.event(a), bench.event(b))
        least = weights_for(bench.event(a), bench.event(b)).least
        return Explained(a, b, merged[0] == merged[1], a == b, compared, least)


def with_merged(folder: Path, records: Iterable[Record]) -> Iterator[Record]:
    """Records with the event across reports of each of their events, as the wire has it (``merged``).

    An event that no other claim tells of, or that is not linked, has none.
    """
    path = workbench_of(folder)
    if not path.exists():
        yield from records
        return
    with sqlite3.connect(path) as db:
        merged: dict[str, str] = dict(db.execute(_TABLES["linked"][1]).fetchall())
    db.close()
    for record in records:
        ids = event_ids(record)
        yield replace(record, events=tuple(replace(each, merged=merged.get(ids[each.id])) for each in record.events))


def names_in(listed: str) -> tuple[str, ...]:
    """A JSON list of a column."""
    return tuple(json.loads(listed))
