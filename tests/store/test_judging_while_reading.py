"""Judging while another process writes: a judgement waits for a while, then says that it was not noted."""

from __future__ import annotations

import sqlite3
import threading
import time
from datetime import date
from pathlib import Path

import pytest
from tests.hand_made import capture, example

from onrecord.errors import StoreError
from onrecord.query.judgements import find_judgements, judge
from onrecord.query.query import Query
from onrecord.query.review_queue import find_queue
from onrecord.query.review_said import Reviewer
from onrecord.store.catalog import FILE
from onrecord.store.store import open_store


def test_a_judgement_waits_for_a_writer(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.add([example()])
        other = sqlite3.connect(tmp_path / FILE, isolation_level=None, check_same_thread=False)
        other.execute("begin immediate")
        threading.Timer(0.5, lambda: other.execute("commit")).start()
        before = time.monotonic()
        judge(store, "accept", ["r1"], who="ann")
        assert time.monotonic() - before >= 0.4
        assert len(find_judgements(store)) == 1
        other.close()


def test_a_judgement_that_waited_too_long_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.store.judgements.PATIENCE", 0.2)
    with open_store(tmp_path) as store:
        store.add([example()])
        other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
        other.execute("begin immediate")
        with pytest.raises(StoreError, match=r"was not noted, since the record can't be written now"):
            judge(store, "accept", ["r1"], who="ann")
        other.execute("commit")
        other.close()
        assert len(find_judgements(store)) == 0
        judge(store, "accept", ["r1"], who="ann")


def test_reports_come_in_while_people_judge(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.add([example()])

    def read() -> None:
        with open_store(tmp_path) as writer:
            for n in range(12):
                writer.add([capture(f"w{n}", "Delta Post", date(2024, 12, 2))])

    reader = threading.Thread(target=read)
    reader.start()
    with open_store(tmp_path) as store:
        for n in range(12):
            row = find_queue(store, Query(), Reviewer("ann"), part="all")[0]
            judge(store, "reject" if n % 2 else "accept", [row.id], who="ann", why=str(n))
        reader.join()
        assert len(find_judgements(store)) == 12
        assert len(find_queue(store, Query(), Reviewer("ben"), part="all")) == 14
