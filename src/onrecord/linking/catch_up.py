"""Linking a record: what was put on it, taken from it or judged since the last time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.linking.cluster import Pair, Wishes, pair_of
from onrecord.linking.link import Linked, Linker
from onrecord.linking.workbench import FILE, Workbench
from onrecord.model.record import Record
from onrecord.progress import Progress
from onrecord.store.same import Renamed, as_judged
from onrecord.store.store import Store
from onrecord.wire.decode import from_wire

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_DATA = Path(__file__).parents[1] / "data" / "linking"
_FORM = "2"  # of the workbench; another one is made anew
_READ = 200  # records held at a time
Decision = tuple[str, str, str]  # two claims and merge or split; a claim, "" and reject


def workbench_of(folder: Path, known: datetime | None = None) -> Path:
    """The file of a record's workbench; with ``known`` (UTC) that of what was known then, to the second."""
    when = "" if known is None else f"-{known.isoformat(timespec='seconds').replace(':', '')}"
    return folder / FILE.replace(".", f"{when}.")


def catch_up(store: Store, known: datetime | None = None) -> Iterator[Progress | Linked]:
    """Links what changed since the last time: progress, at last what was done. Repeated at once, it does nothing.

    Where rules or weights have changed, all is linked anew. What people judged holds, whatever the scores say.
    ``known`` (UTC): links what was on record and judged by then, on a workbench of its own. Since links follow from
    the reports alone, these are the links that were found then.
    """
    known = store.unless_now(known)
    with Workbench(workbench_of(store.folder, known)) as bench, store.read(known=known) as engine:
        _start_anew_if_outdated(bench)
        decisions = _decisions(engine)
        current = dict(engine.execute("select report, coder from counted").fetchall())
        linked = dict(bench.db.execute("select id, coder from reports").fetchall())
        gone = sorted(set(linked) - set(current))
        fresh = {each for each, coder in current.items() if linked.get(each) != coder}
        renamed = _renamed(engine)
        fresh |= (_judged_anew(bench, engine, decisions) | _renamed_anew(bench, engine, renamed)) & set(current)
        linker = Linker(
            bench, _wishes(decisions), frozenset(one for one, _, verdict in decisions if verdict == "reject")
        )
        yield from linker.link((as_judged(each, renamed) for each in _records(engine, sorted(fresh))), gone)
        with bench.writing():
            for table, rows in (("wishes", decisions), ("renamed", renamed)):
                bench.db.execute(f"delete from {table}")
                bench.db.executemany(f"insert into {table} values (?, ?, ?)", sorted(rows))


def fingerprint() -> str:
    """Of all data that decides what is linked."""
    seen = sha256(_FORM.encode())
    for path in sorted(each for each in _DATA.rglob("*") if each.is_file()):
        seen.update(path.read_bytes())
    return seen.hexdigest()


def _start_anew_if_outdated(bench: Workbench) -> None:
    found = bench.column("select value from meta where name = 'fingerprint'")
    if found == (fingerprint(),):
        return
    with bench.writing():
        bench.clear()
        bench.db.execute("insert or replace into meta values ('fingerprint', ?)", (fingerprint(),))


def _decisions(engine: DuckDBPyConnection) -> set[Decision]:
    """What is in force of people's judgements on events."""
    pairs = engine.execute("select one, other, verdict from paired where kind = 'event'").fetchall()
    refused = engine.execute("select id from refused").fetchall()
    return {(*pair_of(one, other), verdict) for one, other, verdict in pairs} | {
        (id_, "", "reject") for (id_,) in refused
    }


def _wishes(decisions: set[Decision]) -> Wishes:
    def pairs(wanted: str) -> frozenset[Pair]:
        return frozenset((one, other) for one, other, verdict in decisions if verdict == wanted)

    return Wishes(together=pairs("merge"), apart=pairs("split"))


def _judged_anew(bench: Workbench, engine: DuckDBPyConnection, decisions: set[Decision]) -> set[str]:
    """The reports on whose claims people have decided otherwise since."""
    before = {tuple(row) for row in bench.db.execute("select one, other, verdict from wishes")}
    changed = sorted({id_ for row in before ^ decisions for id_ in row[:2] if id_})
    if not changed:
        return set()
    rows = engine.execute(
        "select distinct report from all_events where id in (select unnest($1))", [changed]
    ).fetchall()
    return {report for (report,) in rows}


def _renamed(engine: DuckDBPyConnection) -> set[Renamed]:
    """The entities that people have put together or taken apart."""
    return {Renamed(*row) for row in engine.execute("select report, key, as_key from renamed").fetchall()}


def _renamed_anew(bench: Workbench, engine: DuckDBPyConnection, renamed: set[Renamed]) -> set[str]:
    """The reports that name an entity whose key has become another since."""
    before = {Renamed(*row) for row in bench.db.execute("select report, key, as_key from renamed")}
    changed = sorted({each.key for each in before ^ renamed})
    rows = engine.execute("select distinct report from all_entities where key in (select unnest($1))", [changed])
    return {report for (report,) in rows.fetchall()} if changed else set()


def _records(engine: DuckDBPyConnection, reports: Sequence[str]) -> Iterator[Record]:
    """The records of these reports, in their order."""
    for start in range(0, len(reports), _READ):
        rows = engine.execute(
            "select line from records where report in (select unnest($1)) order by report",
            [list(reports[start : start + _READ])],
        ).fetchall()
        yield from (from_wire(line) for (line,) in rows)
