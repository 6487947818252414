"""Taking away what writers left that died before their commit."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from onrecord.store.lock import alone_if_free
from onrecord.store.segments import FOLDER, STAGING


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
        return len(orphans)


def find_orphans(folder: Path, catalog: sqlite3.Connection) -> list[Path]:
    """The files under segments and staging that the manifest does not name, in order."""
    known = {folder / file for (file,) in catalog.execute("select file from segments")}
    found = [each for part in (FOLDER, STAGING) for each in (folder / part).rglob("*") if each.is_file()]
    return sorted(set(found) - known)
