"""Putting the gazetteer in place: at once, once, and with a reason where it fails."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from onrecord.errors import BadData
from onrecord.settings import Settings
from onrecord.world.build import build
from onrecord.world.build.sources import _bare, is_news_name


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(build, "_compile", lambda path, _added: path.write_bytes(b"gazetteer"))
    return Settings(cache=tmp_path / "cache")


def test_it_is_built_where_it_is_missing(settings: Settings) -> None:
    assert not build.world_status(settings).built
    path = build.require_gazetteer(settings)
    assert path.read_bytes() == b"gazetteer"
    assert build.world_status(settings).size == len(b"gazetteer")
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_the_last_two_versions_are_kept(settings: Settings) -> None:
    settings.cache.mkdir()
    older, old = (settings.cache / f"gazetteer-{digit * 16}.sqlite" for digit in "01")
    for age, path in ((200, older), (100, old)):
        path.write_bytes(b"old")
        os.utime(path, (time.time() - age, time.time() - age))
    assert [each.done for each in build.build_world(settings)] == [0, 1, 2]
    assert old.exists()
    assert not older.exists()


def test_a_lock_left_behind_is_taken_away(settings: Settings) -> None:
    settings.cache.mkdir()
    lock = build.gazetteer_path(settings).with_suffix(".lock")
    lock.touch()
    os.utime(lock, (0, 0))
    assert build.require_gazetteer(settings).is_file()
    assert not lock.exists()


def test_a_failed_compilation_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(BadData, match="could not be compiled"):
        build.require_gazetteer(Settings(cache=tmp_path))
    assert not list(tmp_path.glob("*.lock"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Cologne", True),
        ("Zürich", True),
        ("al-Bab", True),
        ("ALP", False),
        ("hms", False),
        ("Москва", False),
        ("Ur", False),
    ],
)
def test_names_that_news_can_write(name: str, expected: bool) -> None:
    assert is_news_name(name) is expected


def test_units_are_found_without_their_word() -> None:
    assert _bare(["Kharkiv Oblast", "", "Galicia"]) == ("Kharkiv Oblast", "Kharkiv", "Galicia")
