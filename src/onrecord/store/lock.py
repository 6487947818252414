"""Who is writing: a lock that the system lets go when its process dies, however it dies."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILE = "writing.lock"


@contextmanager
def among_writers(folder: Path) -> Iterator[None]:
    """While segments are written and committed: any number of writers at once, and no sweep."""
    with _locked(folder, fcntl.LOCK_SH):
        yield


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """While nobody else may write; waits until they are done."""
    with _locked(folder, fcntl.LOCK_EX):
        yield


@contextmanager
def alone_if_free(folder: Path) -> Iterator[bool]:
    """True: nobody else is writing, nor will while this lasts. False: somebody is."""
    try:
        with _locked(folder, fcntl.LOCK_EX | fcntl.LOCK_NB):
            yield True
    except BlockingIOError:
        yield False


@contextmanager
def _locked(folder: Path, how: int) -> Iterator[None]:
    lock = os.open(folder / FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        fcntl.flock(lock, how)
        yield
    finally:
        os.close(lock)
