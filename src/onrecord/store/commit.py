"""One commit: segments written and on the disk, then the one transaction that makes them count."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model.record import Coder, Record
from onrecord.store.catalog import now, writing
from onrecord.store.lock import among_writers
from onrecord.store.revisions import number_revisions
from onrecord.store.rows import Rows, rows_of
from onrecord.store.segments import FOLDER, STAGING, hash_of, open_engine, sync, write_parquet
from onrecord.store.sweep import sweep
from onrecord.store.tables import TABLES
from onrecord.text.ids import id_of, text_hash

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Ready(NamedTuple):
    """A record that may be committed."""

    record: Record
    line: bytes

    @property
    def key(self) -> tuple[str, str]:
        """Report and coder: there is one coding of each pair."""
        return self.record.report.id, self.record.coder.id

    @property
    def hash(self) -> str:
        """That of its text."""
        return text_hash(self.record.report.text)


class _Segment(NamedTuple):
    part: str
    file: str  # relative to the record's folder
    rows: int
    sha256: str


class Committer:
    """What writes to the record in a folder; the catalog is its Store's."""

    def __init__(self, folder: Path, catalog: sqlite3.Connection) -> None:
        self.folder = folder
        self.catalog = catalog
        self._engine: DuckDBPyConnection | None = None
        self._swept = False

    def commit(self, ready: Sequence[Ready]) -> list[Ready]:
        """Puts records on record but for those, returned, that another process was faster with."""
        wanted = ready
        with among_writers(self._writable()):
            while wanted and not self._commit(wanted):
                wanted = [each for each in wanted if not self._is_known(each)]
        done = {each.key for each in wanted}
        return [each for each in ready if each.key not in done]

    def close(self) -> None:
        """Lets go of the engine."""
        if self._engine is not None:
            self._engine.close()

    def _is_known(self, each: Ready) -> bool:
        """Whether its coding is on record by now, or its id with another text."""
        report, coder = each.key
        found = self.catalog.execute(
            "select 1 from codings where report = ? and coder = ?"
            " union all select 1 from reports where id = ? and hash <> ?"
            " union all select 1 from redactions where hash = ?",
            (report, coder, report, each.hash, each.hash),
        )
        return found.fetchone() is not None

    def _writable(self) -> Path:
        """The folder, ready to be written: what dead writers left is swept away once."""
        for each in (FOLDER, STAGING):
            (self.folder / each).mkdir(exist_ok=True)
        if not self._swept:
            sweep(self.folder, self.catalog)
            self._swept = True
        return self.folder

    def _commit(self, wanted: Sequence[Ready]) -> bool:
        """Writes segments, then the one transaction that makes them count. False: some were on record by then."""
        run = id_of("run", *(part for each in wanted for part in each.key))
        segments = self._write(wanted, run)
        with writing(self.catalog):
            if any(map(self._is_known, wanted)):
                return False
            self._note(wanted, run, segments)
        return True

    def _write(self, wanted: Sequence[Ready], run: str) -> list[_Segment]:
        tables: Rows = {part: [] for part in TABLES}
        for each in wanted:
            for part, rows in rows_of(each.record, each.line).items():
                tables[part].extend(rows)
        self._engine = self._engine or open_engine()
        segments = []
        for part, rows in tables.items():
            if rows:
                staged = self.folder / STAGING / f"{part}-{run}-{os.getpid()}.parquet"
                count = write_parquet(self._engine, TABLES[part], rows, staged)
                segments.append(self._move(staged, part, run, count))
        return segments

    def _move(self, staged: Path, part: str, run: str, count: int) -> _Segment:
        """Gives a finished file its name: made of its contents' reports, so that a repeat makes the same one."""
        file = f"{FOLDER}/{part}/{run}-0000.parquet"
        target = self.folder / file
        target.parent.mkdir(exist_ok=True)
        digest = hash_of(staged)
        staged.replace(target)
        sync(target.parent)
        return _Segment(part, file, count, digest)

    def _note(self, wanted: Sequence[Ready], run: str, segments: Sequence[_Segment]) -> None:
        """The rows of the catalog for one commit; runs inside its transaction."""
        execute, many = self.catalog.execute, self.catalog.executemany
        execute("insert or ignore into runs (id, at) values (?, ?)", (run, now()))
        many(
            "insert or ignore into coders (id, version, engine, codebook, rules, world) values (?, ?, ?, ?, ?, ?)",
            sorted({_coder_row(each.record.coder) for each in wanted}),
        )
        for each in wanted:
            self._note_report(each)
        many("insert into codings (report, coder, run) values (?, ?, ?)", [(*each.key, run) for each in wanted])
        for url in sorted({each.record.report.url for each in wanted if each.record.report.url}):
            number_revisions(self.catalog, url)
        many(
            "insert into segments (run, part, file, row_count, sha256) values (?, ?, ?, ?, ?)",
            [(run, *each) for each in segments],
        )

    def _note_report(self, each: Ready) -> None:
        """A report with its text, where it is new; what failed of it before is mended."""
        report, execute = each.record.report, self.catalog.execute
        published = report.published.isoformat() if report.published else None
        new = execute(
            "insert or ignore into reports (id, hash, title, text, url, published) values (?, ?, ?, ?, ?, ?)",
            (report.id, each.hash, report.title, report.text, report.url, published),
        )
        if new.rowcount:
            execute(
                "insert into texts (rowid, title, text) values (?, ?, ?)", (new.lastrowid, report.title, report.text)
            )
        execute(
            "update failures set mended_at = ? where mended_at is null"
            " and (report = ? and (hash is null or hash = ?) or report = ?)",
            (now(), report.id, each.hash, report.read_from),
        )


def _coder_row(coder: Coder) -> tuple[str, ...]:
    return coder.id, coder.version, coder.engine, coder.codebook, coder.rules, coder.world
