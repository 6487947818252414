"""Compaction and redaction: the same rows in fewer files; a report gone for good."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.hand_made import CODER, capture, example, with_text

from onrecord.errors import NotOnRecord, StoreError
from onrecord.query.history import open_history
from onrecord.store import sweep
from onrecord.store.compaction import Compacted, compact
from onrecord.store.health import check_store
from onrecord.store.redaction import redact, redactions
from onrecord.store.segments import FOLDER
from onrecord.store.store import Store, open_store

PACKER = Path(__file__).with_name("packer.py")
NEW_CODER = replace(CODER, rules="more rules")


def everything(store: Store, **asked: Any) -> list[Any]:
    engine = store.read(**asked)
    tables = ("records", "reports", "events", "attributions", "held", "entities")
    return [engine.execute(f"select * from {each} order by all").fetchall() for each in tables]


def filled(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Some commits at some moments, one report coded twice."""
    store = open_store(folder)
    given = [
        example("r1"),
        example("r2"),
        capture("r3", "Delta Post", date(2024, 12, 2)),
        example("r1", coder=NEW_CODER),
    ]
    for n, record in enumerate(given):
        monkeypatch.setattr("onrecord.store.commit.now", lambda n=n: f"2024-12-09T08:00:0{n}")
        store.add([record])
    return store


def test_compaction_changes_no_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moments = [None, *(datetime(2024, 12, 9, 8, 0, n) for n in range(4))]
    with filled(tmp_path, monkeypatch) as store:
        before = [everything(store, known=each) for each in moments]
        old = everything(store, coder=CODER.id)
        assert compact(store) == Compacted(23, 7)
        assert [everything(store, known=each) for each in moments] == before
        assert everything(store, coder=CODER.id) == old
        assert compact(store) == Compacted()
        store.add([example("r9")])
        assert compact(store) == Compacted(12, 7)
        assert [everything(store, known=each) for each in moments[1:4]] == before[1:4]
    assert check_store(tmp_path).problems == ()


def test_large_files_are_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with filled(tmp_path, monkeypatch) as store:
        compact(store, full=2)
        before = everything(store)
        files = store.catalog.execute("select count(*) from segments where part = 'events'").fetchone()
        assert files == (4,)
        compact(store)
        assert everything(store) == before


def test_replaced_files_stay_for_who_is_reading_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with filled(tmp_path, monkeypatch) as store:
        reader = store.read()
        compact(store)
        assert reader.execute("select count(*) from events").fetchone() == (5,)
    with open_store(tmp_path) as store:
        store.add([example("r8")])
        assert len(list((tmp_path / FOLDER / "events").iterdir())) == 6
    monkeypatch.setattr(sweep, "STILL_READ", timedelta(0))
    monkeypatch.setattr("onrecord.store.commit.now", lambda: datetime.now(UTC).isoformat())
    with open_store(tmp_path) as store:
        store.add([example("r7")])
        assert len(list((tmp_path / FOLDER / "events").iterdir())) == 3
        assert store.catalog.execute("select count(*) from retired").fetchone() == (0,)


def test_two_compactions_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.store import compaction

    swap = compaction._swap

    def late(store: Store, *given: Any) -> None:
        monkeypatch.setattr(compaction, "_swap", swap)
        compact(second)
        swap(store, *given)

    with filled(tmp_path, monkeypatch) as first, open_store(tmp_path) as second:
        before = everything(first)
        monkeypatch.setattr(compaction, "_swap", late)
        with pytest.raises(StoreError, match="meanwhile"):
            compact(first)
        assert everything(first) == before
    assert check_store(tmp_path).problems == ()


def test_a_killed_compaction_loses_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.add((example(f"r{n}") for n in range(40)), shard=2)
        before = everything(store)
    for wait in (0.0, 0.01, 0.03, 0.06, 0.1, 0.15):
        packer = subprocess.Popen([sys.executable, str(PACKER), str(tmp_path)], stdout=subprocess.PIPE, text=True)
        assert packer.stdout is not None
        assert packer.stdout.readline() == "packing\n"
        time.sleep(wait)
        packer.send_signal(signal.SIGKILL)
        packer.wait()
        packer.stdout.close()
        with open_store(tmp_path) as store:
            assert everything(store) == before
        assert check_store(tmp_path).problems == ()
    with open_store(tmp_path) as store:
        compact(store)
        assert everything(store) == before
        store.add([example("r99")])
    health = check_store(tmp_path)
    assert (health.problems, health.orphans) == ((), 0)


SECRET = "Xanthippe Quellwasser told the court where she lives."


@pytest.mark.parametrize("packed", [False, True])
def test_a_redacted_report_is_nowhere(tmp_path: Path, packed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = with_text(example(), "r5", SECRET)
    secret = replace(secret, report=replace(secret.report, title="Quellwasser"))
    with filled(tmp_path, monkeypatch) as store:
        before = everything(store)
        store.add([secret])
        with open_history(tmp_path) as history:
            history.judge("reject", "r5", who="ann", why="about Quellwasser")
            history.judge("accept", "r2", who="ann")
        if packed:
            compact(store)
        (tmp_path / "linking.sqlite").write_bytes(b"words of Quellwasser")  # what linking made of it
        done = redact(store, "r5", who="ann", why="asked for by a court")
        assert redactions(store) == (done,)
        assert (done.report, done.rows > 0, done.who) == ("r5", True, "ann")
        assert store.matching("Quellwasser") == []
        assert len(store.matching("Saraqib")) == 3
        assert everything(store) == before
        added = store.add([secret])
        assert ["redacted" in each.error for each in added.failures] == [True]
        assert store.catalog.execute("select count(*) from judgements").fetchone() == (1,)
        for path in tmp_path.rglob("*"):
            if path.is_file():
                data = path.read_bytes().lower()
                assert b"quellwasser" not in data, path
                assert b"xanthippe" not in data, path
    assert check_store(tmp_path).problems == ()


def test_the_rest_of_a_segment_stays(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.add([example("r1"), example("r2")])
        redact(store, "r1", who="ann", why="a test")
        assert store.read().execute("select distinct report from all_events").fetchall() == [("r2",)]
        with pytest.raises(NotOnRecord):
            redact(store, "r1", who="ann", why="a test")
    assert check_store(tmp_path).problems == ()
