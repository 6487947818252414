"""Many small segments made few: the same rows in fewer files, swapped in one transaction."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from onrecord.errors import StoreError
from onrecord.store.catalog import now, writing
from onrecord.store.lock import among_writers
from onrecord.store.segments import FOLDER, STAGING, all_of, copy_parquet, hash_of, open_engine, sync
from onrecord.store.store import Store
from onrecord.store.tables import TABLES
from onrecord.text.ids import id_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FULL = 50_000  # rows of a file that is left as it is: of events some 5 MB


@dataclass(frozen=True, slots=True)
class Compacted:
    """How many files became how many."""

    before: int = 0
    after: int = 0


class _Old(NamedTuple):
    number: int
    part: str
    file: str
    rows: int


class _New(NamedTuple):
    part: str
    file: str
    rows: int
    sha256: str


def compact(store: Store, *, full: int = FULL) -> Compacted:
    """Packs neighbouring segments of a table into files of about ``full`` rows; the rows stay what they are.

    When each coding was put on record goes into the table ``codings``. The old files stay for a while, for those who
    are reading them, and are swept away later. Raises StoreError where another process compacted meanwhile.
    """
    groups = list(_groups(store, full))
    if not groups:
        return Compacted()
    with among_writers(store.folder), open_engine() as engine:
        packer = _Packer(store, engine, id_of("run", "compaction", *(old.number for each in groups for old in each)))
        new = [packer.packed(each) for each in groups]
        new += [codings for each in groups if each[0].part == "reports" and (codings := packer.codings(each))]
        _swap(store, packer.run, [old for each in groups for old in each], new)
    return Compacted(sum(map(len, groups)), len(new))


def _groups(store: Store, full: int) -> Iterator[list[_Old]]:
    """Neighbours of one table that together are not much more than ``full`` rows; two at least."""
    rows = store.catalog.execute("select number, part, file, row_count from segments order by part, number")
    for _, group in groupby(map(_Old._make, rows.fetchall()), key=lambda each: each.part):
        taken: list[_Old] = []
        for each in group:
            if each.rows >= full or sum(old.rows for old in taken) >= full:
                if len(taken) > 1:
                    yield taken
                taken = []
            if each.rows < full:
                taken.append(each)
        if len(taken) > 1:
            yield taken


class _Packer:
    """Writes the new files of one compaction."""

    def __init__(self, store: Store, engine: DuckDBPyConnection, run: str) -> None:
        self.store, self.engine, self.run = store, engine, run
        self.written: dict[str, int] = {}

    def packed(self, group: Sequence[_Old]) -> _New:
        """All rows of a group, in their order."""
        part = group[0].part
        listed = ", ".join(f'"{name}"' for name in TABLES[part])
        files = [self.store.folder / each.file for each in group]
        return self._file(part, f"select {listed} from ({all_of(part, files)})")

    def codings(self, group: Sequence[_Old]) -> _New | None:
        """When the codings of a group of ``reports`` were put on record; None: an earlier compaction has told it."""
        kept = self.store.catalog.execute(
            f"select file, number, runs.at from segments join runs on runs.id = run where kind <> 'compaction'"
            f" and number in ({', '.join('?' * len(group))}) order by number",
            [each.number for each in group],
        ).fetchall()
        if not kept:
            return None
        told = " union all ".join(
            f"select report, coder, {number} as number, timestamp '{at}' as committed_at"
            f" from ({all_of('reports', [self.store.folder / file])})"
            for file, number, at in kept
        )
        return self._file("codings", told)

    def _file(self, part: str, query: str) -> _New:
        nth = self.written[part] = self.written.get(part, -1) + 1
        staged = self.store.folder / STAGING / f"{part}-{self.run}-{nth}-{os.getpid()}.parquet"
        rows = copy_parquet(self.engine, query, staged)
        file = f"{FOLDER}/{part}/{self.run}-{nth:04}.parquet"
        target = self.store.folder / file
        target.parent.mkdir(exist_ok=True)
        digest = hash_of(staged)
        staged.replace(target)
        sync(target.parent)
        return _New(part, file, rows, digest)


def _swap(store: Store, run: str, old: Sequence[_Old], new: Sequence[_New]) -> None:
    """The one transaction: the old rows of the manifest out, the new ones in."""
    with writing(store.catalog):
        execute, many = store.catalog.execute, store.catalog.executemany
        there = {number for (number,) in execute("select number from segments")}
        if not there.issuperset(each.number for each in old):
            raise StoreError("Another process compacted or redacted the record meanwhile; nothing was changed.")
        at = now()
        execute("insert or ignore into runs (id, at, kind) values (?, ?, 'compaction')", (run, at))
        many("delete from segments where number = ?", [(each.number,) for each in old])
        many("insert or replace into retired (file, at) values (?, ?)", [(each.file, at) for each in old])
        many(
            "insert into segments (run, part, file, row_count, sha256) values (?, ?, ?, ?, ?)",
            [(run, *each) for each in new],
        )
