"""A copy of a record, made while others read and write it; and a record made of a copy."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import StoreError
from onrecord.progress import Progress
from onrecord.store.catalog import FILE, PATIENCE, open_catalog
from onrecord.store.lock import among_writers
from onrecord.store.segments import FOLDER, hash_of, sync

FEEDS = "feeds.sqlite"  # the book of feeds, where feeds are followed


def back_up(folder: Path, target: Path) -> Iterator[Progress]:
    """Copies the record in ``folder`` to ``target``: all that was committed when it began, and nothing else.

    Files never change, so that a later copy to the same target only takes what is new. Whoever is interrupted has the
    earlier copy whole. What is derived (links, snapshots) is not copied: it is made again. Raises StoreError for a file
    that is not the bytes that were committed, and where the target can't be written.
    """
    if target.resolve().is_relative_to(folder.resolve()):
        raise StoreError(f"A copy in {str(target)!r} would be part of the record that it is a copy of.")
    open_catalog(folder, create=False).close()  # raises where there is none
    try:
        target.mkdir(parents=True, exist_ok=True)
        with among_writers(folder):  # nothing is swept away meanwhile
            copied = _copy_database(folder, target, FILE)
            files = _files_of(copied)
            for done, (file, digest) in enumerate(files, 1):
                _copy_file(folder / file, target / file, digest)
                yield Progress("files", done, len(files))
            if (folder / FEEDS).is_file():
                _put_in_place(_copy_database(folder, target, FEEDS), target / FEEDS)
            _put_in_place(copied, target / FILE)
            _drop_others(target, {target / file for file, _ in files})
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"No copy of {str(folder)!r} can be made in {str(target)!r}: {error}") from error


def restore(copy: Path, folder: Path) -> Iterator[Progress]:
    """Makes a record in ``folder`` of a copy. Raises StoreError where there is anything already, or no copy."""
    if not (copy / FILE).is_file():
        raise StoreError(f"No copy of a record in {str(copy)!r}.")
    if folder.exists() and any(folder.iterdir()):
        raise StoreError(f"There is something in {str(folder)!r} already; a record is restored into a new folder.")
    yield from back_up(copy, folder)


def _copy_database(folder: Path, target: Path, name: str) -> Path:
    """A SQLite file as it is at one moment, beside its place."""
    copied = target / f"{name}.new"
    copied.unlink(missing_ok=True)
    source, into = sqlite3.connect(folder / name, timeout=PATIENCE), sqlite3.connect(copied)
    try:
        source.backup(into)
        into.execute("pragma journal_mode = delete")  # so that the one file is all of it
    finally:
        into.close()
        source.close()
    return copied


def _files_of(catalog: Path) -> list[tuple[str, str]]:
    """(file, SHA-256) of each segment."""
    opened = sqlite3.connect(catalog)
    try:
        return opened.execute("select file, sha256 from segments order by number").fetchall()
    finally:
        opened.close()


def _copy_file(source: Path, target: Path, digest: str) -> None:
    if target.is_file() and hash_of(target) == digest:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    staged = target.with_suffix(".new")
    shutil.copyfile(source, staged)
    if hash_of(staged) != digest:
        raise StoreError(f"{source}: not the bytes that were committed; `onrecord doctor --repair` mends the record.")
    _put_in_place(staged, target)


def _put_in_place(staged: Path, target: Path) -> None:
    sync(staged)
    staged.replace(target)
    sync(target.parent)


def _drop_others(target: Path, kept: set[Path]) -> None:
    """Takes away what an earlier copy had and this one has not: a text that was redacted meanwhile, say."""
    for each in (target / FOLDER).rglob("*"):
        if each.is_file() and each not in kept:
            each.unlink()
