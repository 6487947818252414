"""The record on disk: what is added is committed whole, once per report and coder."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self

from onrecord.errors import BadRecord, StoreError
from onrecord.model.record import Failure, Record
from onrecord.store.catalog import now, open_catalog, reading, writing
from onrecord.store.commit import Committer, Ready
from onrecord.store.revisions import revised_id
from onrecord.store.segments import open_engine
from onrecord.store.snapshots import Layer, Snapshot, Snapshots
from onrecord.store.views import Moment, add_views
from onrecord.text.characters import storable
from onrecord.text.ids import text_hash
from onrecord.wire.checks import check
from onrecord.wire.decode import parse_wire
from onrecord.wire.lines import encode_line

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_LAST_CHANGE = "select max(at) from (select at from runs where kind = 'commit' union all select at from judgements)"
SHARD = 128  # records committed together: what a kill can cost, against the number of segments


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the records given to the store."""

    count: int = 0  # now on record
    skipped: int = 0  # were on record already, from the same coder
    failures: tuple[Failure, ...] = ()  # could not be put on record; they are among the failures there

    def __add__(self, other: Added) -> Added:
        return Added(self.count + other.count, self.skipped + other.skipped, self.failures + other.failures)


class Store:
    """The record in a folder. Any number of processes may have it open, to write and to read; one thread each."""

    def __init__(self, folder: Path, catalog: sqlite3.Connection, snapshots: Snapshots | None = None) -> None:
        self.folder = folder
        self.catalog = catalog
        self.snapshots = snapshots or Snapshots(folder)  # shared where several threads ask
        self._committer = Committer(folder, catalog)

    def add(self, records: Iterable[Record], *, shard: int = SHARD) -> Added:
        """Puts records on record, ``shard`` at a time; those that are there from the same coder are skipped.

        A record that can't be kept (its spans don't meet its text; its id is on record with another text) is a
        failure of stage "store", and the rest goes on. Raises StoreError where the folder can't be written.
        """
        added = Added()
        given = iter(records)
        while batch := tuple(islice(given, shard)):
            added += self._add(batch)
        return added

    def add_failures(self, failures: Iterable[Failure]) -> int:
        """Notes reports that could not be read, and tells how many; the same failure again counts up and is open."""
        rows = [(storable(each.report), each.stage, storable(each.error), each.hash, now(), now()) for each in failures]
        with _told(self.folder), writing(self.catalog):
            self.catalog.executemany(
                "insert into failures (report, stage, error, hash, first_at, last_at) values (?, ?, ?, ?, ?, ?)"
                " on conflict do update set times = times + 1, last_at = excluded.last_at, mended_at = null",
                rows,
            )
        return len(rows)

    def failures(self) -> tuple[Failure, ...]:
        """The reports that could not be read, and were not read later on, in order of their names."""
        rows = self.catalog.execute(
            "select report, stage, error, hash from failures where mended_at is null order by 1, 2, 3"
        )
        return tuple(Failure(report=report, stage=stage, error=error, hash=hash) for report, stage, error, hash in rows)

    def has(self, report: str, coder: str, text: str | None = None) -> bool:
        """Whether the report of this id is on record from the coder of this id; with this very text, where given."""
        ids = (report, report if text is None else revised_id(report, text))
        found = self.catalog.execute(
            "select hash from codings join reports on reports.id = codings.report where report in (?, ?) and coder = ?",
            (*ids, coder),
        ).fetchall()
        return bool(found) and (text is None or (text_hash(text),) in found)

    def read(
        self, coder: str | None = None, *, known: datetime | None = None, published: date | None = None
    ) -> DuckDBPyConnection:
        """A DuckDB with the tables of views.sql as they are at this moment; what is committed later is not in it.

        ``coder`` None: of each report its newest coding; else only what this coder coded. ``known`` (UTC, without
        zone): only what was on record by then. ``published``: only reports published on this day or earlier.
        """
        with _told(self.folder):
            engine = open_engine()
            with reading(self.catalog):
                add_views(engine, self.folder, self.catalog, Moment(coder=coder, known=known, published=published))
            return engine

    def unless_now(self, known: datetime | None) -> datetime | None:
        """``known`` (UTC); None where nothing has been put on record or judged since, so that all is as it is now."""
        (last,) = self.catalog.execute(_LAST_CHANGE).fetchone()
        return known if known is not None and last is not None and known < datetime.fromisoformat(last) else None

    def look(self, moment: Moment, layers: Sequence[Layer] = ()) -> Snapshot:
        """The same tables, to be shared by all questions as long as nothing changes, with those of ``layers``."""
        with _told(self.folder):
            return self.snapshots.at(self.catalog, moment, layers)

    def matching(self, words: str) -> list[int]:
        """The numbers of the reports that hold all of ``words``. A stretch in double quotes is one phrase."""
        match = _match(words)
        found = self.catalog.execute("select rowid from texts where texts match ?", (match,)) if match else ()
        return [number for (number,) in found]

    def ranked(self, words: str) -> list[tuple[float, int]]:
        """(score, number) of these reports, the best match (the least score) first; ten times the time."""
        match = _match(words)
        found = self.catalog.execute("select rank, rowid from texts where texts match ?", (match,)) if match else ()
        return sorted(found)

    def excerpts(self, words: str, numbers: Sequence[int]) -> dict[int, str]:
        """Where the words stand in each of some reports: a few words around, those found between U+0002 and U+0003."""
        match = _match(words)
        sql = "select snippet(texts, 1, char(2), char(3), '…', 24) from texts where texts match ? and rowid = ?"
        rows = ((each, self.catalog.execute(sql, (match, each)).fetchone()) for each in numbers if match)
        return {each: row[0] for each, row in rows if row}

    def numbered(self) -> dict[int, str]:
        """The id of every report by the number that it has in the index of texts."""
        return dict(self.catalog.execute("select number, id from reports"))

    def close(self) -> None:
        """Lets go of the catalog and the engine."""
        self._committer.close()
        self.catalog.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _add(self, batch: Sequence[Record]) -> Added:
        ready, failed, skipped = self._sorted_out(batch)
        with _told(self.folder):
            late = self._committer.commit(ready) if ready else []
        # Another process was faster: with the same report, which is then there, or with another text under its id.
        _, refused, there = self._sorted_out([each.record for each in late])
        failures = (*failed, *refused)
        if failures:
            self.add_failures(failures)
        return Added(len(ready) - len(late), skipped + there, failures)

    def _sorted_out(self, batch: Sequence[Record]) -> tuple[list[Ready], list[Failure], int]:
        """The records to commit, the failures, and how many are there already."""
        ready: dict[tuple[str, str], Ready] = {}
        texts: dict[str, _Text] = {}  # by the id of their report
        failed, skipped = [], 0
        for given in batch:
            try:
                record = self._under_its_id(given, texts)
                key = record.report.id, record.coder.id
                if key in ready or self.has(*key):
                    skipped += 1
                    continue
                ready[key] = Ready(record, _checked(record))
            except BadRecord as error:
                name, hash_ = given.report.id, text_hash(given.report.text)
                failed.append(Failure(report=name, stage="store", error=str(error), hash=hash_))
        return list(ready.values()), failed, skipped

    def _under_its_id(self, record: Record, texts: dict[str, _Text]) -> Record:
        """``record``; under an id of its own where its id has another text of the same URL, here or on record.

        So it goes with feeds that keep an item's id when its text is changed. Raises BadRecord for another text of
        another URL or of none, and for a text that was redacted.
        """
        report, own = record.report, _Text(text_hash(record.report.text), record.report.url)
        if report.id != storable(report.id):
            raise BadRecord(f"A report's id holds a character that can't be kept: {report.id!r}.")
        if self.catalog.execute("select 1 from redactions where hash = ?", (own.hash,)).fetchone():
            raise BadRecord(f"Report {report.id!r} was redacted; its text is not put on record again.")
        found = self.catalog.execute("select hash, url from reports where id = ?", (report.id,)).fetchone()
        known = _Text(*found) if found else texts.setdefault(report.id, own)
        if known.hash == own.hash:
            return record
        if own.url is None or known.url != own.url:
            raise BadRecord(f"Report {report.id!r} is on record with another text.")
        return replace(record, report=replace(report, id=revised_id(report.id, report.text)))


class _Text(NamedTuple):
    hash: str
    url: str | None


def open_store(folder: Path | str, *, create: bool = True, snapshots: Snapshots | None = None) -> Store:
    """The record in ``folder``, made there where ``create`` allows and there is none. Raises StoreError."""
    folder = Path(folder)
    return Store(folder, open_catalog(folder, create=create), snapshots)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Turns what the disk, SQLite or DuckDB complain about into a StoreError of one line."""
    import duckdb

    try:
        yield
    except (OSError, sqlite3.Error, duckdb.Error) as error:
        told = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise StoreError(f"The record in {str(folder)!r} can't be used: {told}") from error


def _checked(record: Record) -> bytes:
    """The record's line, once what it says of itself holds. Raises BadRecord."""
    line = encode_line(record)
    check(parse_wire(line))
    return line


def _match(words: str) -> str:
    """A user's words as an FTS5 query: each word or "quoted phrase" quoted, since al-Bahra, AND and C++ are syntax."""
    parts = words.split('"')
    terms = [term for n, part in enumerate(parts) for term in ([part] if n % 2 else part.split())]
    return " ".join(f'"{term}"' for term in terms if any(each.isalnum() for each in term))
