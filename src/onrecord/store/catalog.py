"""The catalog: a SQLite file in WAL mode that says what is on record. Its tables are in ``forms/``, one file a form."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from onrecord.errors import StoreError
from onrecord.store.lock import alone
from onrecord.store.migration import FILLED

FILE = "catalog.sqlite"
PATIENCE = 60.0  # seconds that a writer waits for another one's transaction
_FORMS = Path(__file__).with_name("forms")
FORM = len(tuple(_FORMS.glob("*.sql")))  # the newest form; that of a catalog is kept in its user_version


def open_catalog(folder: Path, *, create: bool) -> sqlite3.Connection:
    """A connection to the catalog of the record in ``folder``, made first where ``create`` allows.

    One of an earlier form is brought to the newest. Raises StoreError where there is none, where it is of a later form,
    and where it can't be opened.
    """
    path = folder / FILE
    if not path.exists():
        if not create:
            raise StoreError(f"No record in {str(folder)!r}; `onrecord read FILE --store {folder}` makes one.")
        _make(folder)
    try:
        catalog = _connect(path)
        (form,) = catalog.execute("pragma user_version").fetchone()
        if form < FORM:  # of an earlier version, or (0) somebody is just making it
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
    """Makes folder and catalog, or brings it to the newest form.

    Alone, since two that switch to WAL at once lock each other out.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with alone(folder):
            catalog = _connect(folder / FILE)
            catalog.execute("pragma journal_mode = wal")
            (form,) = catalog.execute("pragma user_version").fetchone()
            for step in range(form + 1, FORM + 1):
                _bring_to(step, catalog, folder)
            catalog.close()
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"No record can be made in {str(folder)!r}: {error}") from error


def _bring_to(form: int, catalog: sqlite3.Connection, folder: Path) -> None:
    """One step, in one transaction."""
    catalog.executescript(f"begin immediate; {(_FORMS / f'{form}.sql').read_text(encoding='utf-8')}")
    if form in FILLED:
        FILLED[form](catalog, folder)
    catalog.execute(f"pragma user_version = {form}")
    catalog.execute("commit")
