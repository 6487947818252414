"""Taking away what writers left that died before their commit, and what compaction replaced a while ago."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from onrecord.store.lock import alone_if_free
from onrecord.store.segments import FOLDER, STAGING

STILL_READ = timedelta(hours=1)  # a file that compaction replaced stays so long: somebody may be reading it


def sweep(folder: Path, catalog: sqlite3.Connection) -> int:
    """Deletes the files that the manifest does not name, and tells how many; 0 while anybody is writing.

    Only a process that holds the lock alone may sweep: a file without a row in the manifest can be that of a writer
    who is about to commit it.
    """
    with alone_if_free(folder) as free:
        if not free:
            return 0
        orphans = find_orphans(folder, catalog)
        for each in orphans:
            each.unlink(missing_ok=True)
        catalog.executemany("delete from retired where file = ?", _retired_until(catalog, _long_ago()))
        return len(orphans)


def find_orphans(folder: Path, catalog: sqlite3.Connection) -> list[Path]:
    """The files under segments and staging that the manifest does not name, nor has replaced just now, in order."""
    known = {folder / file for (file,) in catalog.execute("select file from segments")}
    known |= {folder / file for (file,) in catalog.execute("select file from retired where at > ?", (_long_ago(),))}
    found = [each for part in (FOLDER, STAGING) for each in (folder / part).rglob("*") if each.is_file()]
    return sorted(set(found) - known)


def _retired_until(catalog: sqlite3.Connection, moment: str) -> list[tuple[str]]:
    return catalog.execute("select file from retired where at <= ?", (moment,)).fetchall()


def _long_ago() -> str:
    return (datetime.now(UTC) - STILL_READ).replace(microsecond=0, tzinfo=None).isoformat()
