"""The catalog: a SQLite file in WAL mode that says what is on record."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from onrecord.errors import StoreError
from onrecord.store.lock import alone

FILE = "catalog.sqlite"
FORM = 1  # of catalog.sql, kept in user_version
PATIENCE = 60.0  # seconds that a writer waits for another one's transaction
_TABLES = Path(__file__).with_name("catalog.sql")


def open_catalog(folder: Path, *, create: bool) -> sqlite3.Connection:
    """A connection to the catalog of the record in ``folder``, made first where ``create`` allows.

    Raises StoreError where there is none, where it is of a later form, and where it can't be opened.
    """
    path = folder / FILE
    if not path.exists():
        if not create:
            raise StoreError(f"No record in {str(folder)!r}; `onrecord read FILE --store {folder}` makes one.")
        _make(folder)
    try:
        catalog = _connect(path)
        (form,) = catalog.execute("pragma user_version").fetchone()
        if form == 0:  # somebody is just making it
            _make(folder)
            (form,) = catalog.execute("pragma user_version").fetchone()
    except sqlite3.Error as error:
        raise StoreError(f"The record in {str(folder)!r} can't be opened: {error}") from error
    if form != FORM:
        raise StoreError(f"The record in {str(folder)!r} has form {form}; this version reads form {FORM}.")
    return catalog


@contextmanager
def writing(catalog: sqlite3.Connection) -> Iterator[None]:
    """One transaction, begun as a writer: implicit ones deadlock when two readers turn writers at once."""
    catalog.execute("begin immediate")
    try:
        yield
    except BaseException:
        catalog.execute("rollback")
        raise
    catalog.execute("commit")


@contextmanager
def reading(catalog: sqlite3.Connection) -> Iterator[None]:
    """One transaction in which all that is read is of the same moment."""
    catalog.execute("begin")
    try:
        yield
    finally:
        catalog.execute("rollback")


def now() -> str:
    """The time, UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0, tzinfo=None).isoformat()


def _connect(path: Path) -> sqlite3.Connection:
    catalog = sqlite3.connect(path, isolation_level=None, timeout=PATIENCE)
    catalog.execute("pragma synchronous = full")
    catalog.execute("pragma foreign_keys = on")
    return catalog


def _make(folder: Path) -> None:
    """Makes folder and catalog; alone, since two that switch to WAL at once lock each other out."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with alone(folder):
            catalog = _connect(folder / FILE)
            catalog.execute("pragma journal_mode = wal")
            catalog.executescript(
                f"begin immediate; {_TABLES.read_text(encoding='utf-8')} pragma user_version = {FORM}; commit;"
            )
            catalog.close()
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"No record can be made in {str(folder)!r}: {error}") from error
