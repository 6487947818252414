"""Copies of a record: whole, of one moment, while others write; and records made of them."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.hand_made import example

from onrecord.errors import StoreError
from onrecord.progress import Progress
from onrecord.store.backup import FEEDS, back_up, restore
from onrecord.store.health import check_store
from onrecord.store.redaction import redact
from onrecord.store.segments import FOLDER
from onrecord.store.store import open_store

WRITER = Path(__file__).with_name("writer.py")


def done(steps: Iterator[Progress]) -> None:
    deque(steps, maxlen=0)


def reports(folder: Path) -> list[str]:
    with open_store(folder, create=False) as store:
        return [each for (each,) in store.catalog.execute("select id from reports order by number")]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    with open_store(tmp_path / "record") as store:
        store.add([example("r1"), example("r2")], shard=1)
    return tmp_path / "record"


def test_a_record_made_of_a_copy_is_the_record(record: Path, tmp_path: Path) -> None:
    with sqlite3.connect(record / FEEDS) as book:
        book.execute("create table feeds (url text)")
        book.execute("insert into feeds values ('https://quay.example.org/feed')")
    done(back_up(record, tmp_path / "copy"))
    done(restore(tmp_path / "copy", tmp_path / "again"))
    assert check_store(tmp_path / "again") == check_store(record)
    assert reports(tmp_path / "again") == reports(record) == ["r1", "r2"]
    with sqlite3.connect(tmp_path / "again" / FEEDS) as book:
        assert book.execute("select url from feeds").fetchall() == [("https://quay.example.org/feed",)]


def test_a_later_copy_takes_what_is_new(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done(back_up(record, tmp_path / "copy"))
    with open_store(record) as store:
        store.add([example("r3")])
    copied: list[Path] = []
    real = shutil.copyfile

    def noted(source: Path, target: Path) -> None:
        copied.append(source)
        real(source, target)

    monkeypatch.setattr("shutil.copyfile", noted)
    done(back_up(record, tmp_path / "copy"))
    assert {each.parent.name for each in copied} == {each.name for each in (record / FOLDER).iterdir()}
    assert len({each.stem for each in copied}) == 1
    assert reports(tmp_path / "copy") == ["r1", "r2", "r3"]


def test_what_was_redacted_is_gone_from_the_next_copy(record: Path, tmp_path: Path) -> None:
    done(back_up(record, tmp_path / "copy"))
    with open_store(record) as store:
        redact(store, "r1", who="Kim", why="asked to")
    done(back_up(record, tmp_path / "copy"))
    assert reports(tmp_path / "copy") == ["r2"]
    with open_store(record) as store:
        kept = {file for (file,) in store.catalog.execute("select file from segments")}
    assert {str(each.relative_to(tmp_path / "copy")) for each in (tmp_path / "copy" / FOLDER).rglob("*.*")} == kept


def test_copies_made_while_somebody_writes_are_whole(tmp_path: Path) -> None:
    folder = tmp_path / "record"
    open_store(folder).close()
    writer = subprocess.Popen([sys.executable, str(WRITER), str(folder), "0", "60", "2"], stdout=subprocess.PIPE)
    seen = []
    try:
        for _ in range(200):
            done(back_up(folder, tmp_path / "copy"))
            health = check_store(tmp_path / "copy")
            assert health.problems == ()
            seen.append(health.reports)
            if writer.poll() is not None:
                break
    finally:
        writer.wait(timeout=60)
    assert seen == sorted(seen)
    assert len(set(seen)) > 1


def test_a_killed_copy_leaves_the_earlier_one(record: Path, tmp_path: Path) -> None:
    done(back_up(record, tmp_path / "copy"))
    with open_store(record) as store:
        store.add((example(f"q{n}") for n in range(40)), shard=1)
    command = [sys.executable, "-m", "onrecord", "backup", str(tmp_path / "copy"), "--store", str(record)]
    copier = subprocess.Popen(command)
    until = time.monotonic() + 60
    while len(list((tmp_path / "copy" / FOLDER).rglob("*.parquet"))) < 60 and time.monotonic() < until:
        time.sleep(0.01)
    copier.send_signal(signal.SIGKILL)
    copier.wait()
    health = check_store(tmp_path / "copy")
    assert health.problems == ()
    assert health.reports in {2, 42}
    done(back_up(record, tmp_path / "copy"))
    assert check_store(tmp_path / "copy") == check_store(record)


def test_a_damaged_record_is_not_copied(record: Path, tmp_path: Path) -> None:
    file = next((record / FOLDER / "events").iterdir())
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    with pytest.raises(StoreError, match="not the bytes that were committed"):
        done(back_up(record, tmp_path / "copy"))


@pytest.mark.parametrize(
    ("copy", "folder", "error"),
    [
        ("nowhere", "new", "No copy of a record"),
        ("record", "record", "something in"),
    ],
)
def test_what_can_not_be_restored(record: Path, tmp_path: Path, copy: str, folder: str, error: str) -> None:
    with pytest.raises(StoreError, match=error):
        done(restore(record.parent / copy, tmp_path / folder))


def test_a_copy_inside_the_record_is_refused(record: Path) -> None:
    with pytest.raises(StoreError, match="would be part of the record"):
        done(back_up(record, record / "copy"))
