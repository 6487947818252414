"""A damaged record made anew from all that is whole in it; the damaged one is kept beside it."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import BadRecord, StoreError
from onrecord.model.record import Failure, Record
from onrecord.progress import Progress
from onrecord.store.backup import FEEDS
from onrecord.store.catalog import FILE, now, open_catalog, writing
from onrecord.store.lock import alone
from onrecord.store.revisions import number_revisions
from onrecord.store.segments import FOLDER, all_of, hash_of, open_engine
from onrecord.store.store import SHARD, Store, open_store
from onrecord.wire.decode import from_wire

LOST = "lost.jsonl"
# What people and the desk noted, which no segment holds; in an order that meets the references between them.
_NOTED = ("judgements", "anchors", "redactions", "failures")


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """What became of a damaged record."""

    codings: int  # that are on record again
    damaged: tuple[str, ...]  # files that are not what was committed
    lost: tuple[str, ...]  # ids of reports that must be read again
    again: Path | None  # lines of JSON with their texts, for `onrecord read`; None: nothing was lost
    noted: bool  # whether judgements, redactions and failures were saved: not where the catalog is damaged
    kept: Path  # where the damaged record is now


class _Line(NamedTuple):
    record: Record
    at: str  # when it was put on record, UTC


def repair(folder: Path) -> Iterator[Progress | Repaired]:
    """Makes the record in ``folder`` anew, and tells in the end what became of it.

    Whatever a whole file holds is put on record again, with the moment when it first was. Reports whose file is damaged
    are listed with their texts. Nobody else may have the record open. Raises StoreError where no record is there, and
    where the new one can't be written.
    """
    if not (folder / FILE).is_file() and not (folder / FOLDER).is_dir():
        raise StoreError(f"No record in {str(folder)!r}.")
    fresh, kept = (folder.with_name(f"{folder.name}.{each}") for each in ("repairing", f"damaged-{_stamp()}"))
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        with alone(folder), open_store(fresh) as store:
            old = _readable_catalog(folder)
            whole, damaged = _sorted_files(folder, old)
            yield from _put_again(_lines(folder, whole, old), store)
            if old:
                _save_noted(folder, store)
            lost = _list_lost(folder, whole, old, store) if old else ()
            codings = store.catalog.execute("select count(*) from codings").fetchone()[0]
            if old:
                old.close()
            if (folder / FEEDS).is_file():
                shutil.copyfile(folder / FEEDS, fresh / FEEDS)
        folder.rename(kept)
        fresh.rename(folder)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"The record in {str(folder)!r} can't be mended: {error}") from error
    again = folder / LOST if lost else None
    yield Repaired(codings=codings, damaged=damaged, lost=lost, again=again, noted=old is not None, kept=kept)


def _readable_catalog(folder: Path) -> sqlite3.Connection | None:
    """The catalog of a damaged record; None: it is damaged itself."""
    try:
        catalog = open_catalog(folder, create=False)
        if catalog.execute("pragma quick_check").fetchall() == [("ok",)]:
            return catalog
    except (StoreError, sqlite3.Error):
        pass
    return None


def _sorted_files(folder: Path, old: sqlite3.Connection | None) -> tuple[list[Path], tuple[str, ...]]:
    """The whole files in the order in which they were committed, and the names of the damaged ones."""
    if old is None:
        found = sorted((folder / FOLDER).rglob("*.parquet"), key=lambda each: (each.stat().st_mtime_ns, each))
        wanted = [(str(each.relative_to(folder)), None) for each in found]
    else:
        wanted = old.execute("select file, sha256 from segments order by number").fetchall()
    whole = [folder / file for file, digest in wanted if _is_whole(folder / file, digest)]
    return whole, tuple(file for file, _ in wanted if folder / file not in whole)


def _is_whole(path: Path, digest: str | None) -> bool:
    """Whether a file is what was committed; without a catalog, whether it can be read."""
    import duckdb

    if not path.is_file():
        return False
    if digest is not None:
        return hash_of(path) == digest
    try:
        with open_engine() as engine:
            engine.execute("select count(columns(*)) from read_parquet(?)", [str(path)])
    except duckdb.Error:
        return False
    return True


def _lines(folder: Path, whole: Sequence[Path], old: sqlite3.Connection | None) -> Iterator[_Line]:
    """The records of the whole files, in order, each once or, from files that compaction replaced, again."""
    query = "select report, coder, runs.at from codings join runs on runs.id = run"
    at = {(report, coder): at for report, coder, at in old.execute(query)} if old else {}
    for path in whole:
        if path.parent == folder / FOLDER / "records":
            with open_engine() as engine:
                rows = engine.execute("select line from read_parquet(?)", [str(path)]).fetchall()
            for (line,) in rows:
                try:
                    record = from_wire(line)
                except BadRecord:  # of a version that is gone; its text is listed among the lost
                    continue
                yield _Line(record, at.get((record.report.id, record.coder.id), now()))


def _put_again(lines: Iterator[_Line], store: Store) -> Iterator[Progress]:
    """Puts records on record with the moment when they first were."""
    done = 0
    for at, group in groupby(lines, key=lambda each: each.at):
        batch = [each.record for each in group]
        for start in range(0, len(batch), SHARD):
            part = batch[start : start + SHARD]
            store.add(part)
            store.catalog.execute(
                "update runs set at = ? where id = (select run from codings where report = ? and coder = ?)",
                (at, part[0].report.id, part[0].coder.id),
            )
            done += len(part)
            yield Progress("records", done)
    with writing(store.catalog):
        for (url,) in store.catalog.execute("select distinct url from revisions").fetchall():
            number_revisions(store.catalog, url)


def _save_noted(folder: Path, store: Store) -> None:
    store.catalog.execute("attach ? as old", (str(folder / FILE),))
    try:
        with writing(store.catalog):
            for table in _NOTED:
                store.catalog.execute(f"insert or replace into main.{table} select * from old.{table}")
    finally:
        store.catalog.execute("detach old")


def _list_lost(folder: Path, whole: Sequence[Path], old: sqlite3.Connection, store: Store) -> tuple[str, ...]:
    """Writes the reports that are on record no longer to a file, and notes them as failures."""
    there = {report for (report,) in store.catalog.execute("select report from codings")}
    rows = old.execute("select id, hash, title, text, url, published from reports order by number").fetchall()
    lost = [row for row in rows if row[0] not in there]
    if not lost:
        return ()
    known = _outlets([each for each in whole if each.parent == folder / FOLDER / "reports"])
    with (store.folder / LOST).open("w", encoding="utf-8") as file:
        for id_, _, title, text, url, published in lost:
            told = dict(zip(("outlet", "language"), known.get(id_, (None, None)), strict=True))
            line = {"id": id_, "title": title, "text": text, "url": url, "published": published, **told}
            file.write(json.dumps({name: value for name, value in line.items() if value is not None}) + "\n")
    error = f"lost in a damaged file; its text is in {LOST}"
    store.add_failures(Failure(report=id_, stage="store", error=error, hash=hash_) for id_, hash_, *_ in lost)
    return tuple(id_ for id_, *_ in lost)


def _outlets(files: Sequence[Path]) -> dict[str, tuple[str | None, str | None]]:
    """(outlet, language) of the reports whose row is in a whole file: the catalog does not have them."""
    with open_engine() as engine:
        rows = engine.execute(f"select report, outlet, language from ({all_of('reports', files)})").fetchall()
    return {report: (outlet, language) for report, outlet, language in rows}


def _stamp() -> str:
    return now().replace(":", "").replace("-", "")
