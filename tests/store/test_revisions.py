"""Texts that follow each other, failures that were mended, and records of earlier forms."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.hand_made import capture, with_text

from onrecord.model.record import Failure, Record
from onrecord.store.catalog import FORM
from onrecord.store.health import check_store
from onrecord.store.segments import hash_of
from onrecord.store.store import open_store

FIRST_FORM = Path(__file__).with_name("first_form")
URL = "https://delta.example/town"


def town(report_id: str, name: str, day: int, url: str | None = URL) -> Record:
    record = capture(report_id, "Delta Post", date(2024, 12, day), town=name)
    return replace(record, report=replace(record.report, url=url))


def shown(folder: Path, **asked: object) -> list[str]:
    with open_store(folder) as store:
        rows = store.read(**asked).execute("select report from reports order by 1").fetchall()  # type: ignore[arg-type]
    return [report for (report,) in rows]


@pytest.mark.parametrize("order", [("a", "b", "c"), ("c", "a", "b"), ("b", "c", "a")])
def test_the_text_published_last_counts_in_any_order(tmp_path: Path, order: tuple[str, ...]) -> None:
    texts = {"a": town("a", "Sarmin", 2), "b": town("b", "Binnish", 3), "c": town("c", "Salqin", 4)}
    with open_store(tmp_path) as store:
        for each in order:
            store.add([texts[each]])
        rows = store.catalog.execute("select report, number from revisions order by 2").fetchall()
        assert rows == [("a", 1), ("b", 2), ("c", 3)]
        assert store.read().execute("select count(*) from all_events").fetchone() == (3,)
        assert store.read().execute("select place from events").fetchall() == [("Salqin",)]
    assert shown(tmp_path) == ["c"]
    assert shown(tmp_path, published=date(2024, 12, 3)) == ["b"]


def test_one_text_of_an_url_is_no_revision(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.add([town("a", "Sarmin", 2), town("b", "Sarmin", 3), town("c", "Binnish", 3, url=None)])
        assert store.catalog.execute("select count(*) from revisions").fetchone() == (0,)
    assert shown(tmp_path) == ["a", "b", "c"]


def test_another_text_under_the_same_id_and_url_is_the_next_revision(tmp_path: Path) -> None:
    first, second = town("item-7", "Sarmin", 2), town("item-7", "Binnish", 3)
    with open_store(tmp_path) as store:
        assert store.add([first, second]).count == 2
        assert store.add([first, second]).skipped == 2
        assert store.has("item-7", second.coder.id, second.report.text)
        assert not store.has("item-7", second.coder.id, "A third text.")
    (now,) = shown(tmp_path)
    assert now.startswith("item-7~")


def test_what_was_known_when(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(tmp_path) as store:
        for each, second in ((town("a", "Sarmin", 2), 10), (town("b", "Binnish", 3), 20)):
            monkeypatch.setattr("onrecord.store.commit.now", lambda second=second: f"2024-12-09T08:00:{second}")
            store.add([each])
    assert shown(tmp_path, known=datetime(2024, 12, 9, 8, 0, 9)) == []
    assert shown(tmp_path, known=datetime(2024, 12, 9, 8, 0, 10)) == ["a"]
    assert shown(tmp_path, known=datetime(2024, 12, 9, 8, 0, 20)) == ["b"]


def test_a_failure_is_closed_by_a_record_and_opened_by_failing_again(tmp_path: Path) -> None:
    failure = Failure(report="r9", stage="coding", error="KeyError")
    of_file = Failure(report="day.txt:3", stage="reading", error="ValueError")
    other_text = Failure(report="r9", stage="store", error="another text", hash="0" * 64)
    record = with_text(capture("r9", "Delta Post", date(2024, 12, 2)), "r9", "Calm.")
    with open_store(tmp_path) as store:
        store.add_failures([failure, of_file, other_text])
        store.add([replace(record, report=replace(record.report, read_from="day.txt:3"))])
        assert store.failures() == (other_text,)
        assert check_store(tmp_path).failures == 1
        store.add_failures([failure])
        assert store.failures() == (failure, other_text)


def first_form(folder: Path) -> Path:
    """A record as the first form left it."""
    shutil.copytree(FIRST_FORM / "segments", folder / "segments")
    catalog = sqlite3.connect(folder / "catalog.sqlite")
    catalog.executescript((FIRST_FORM / "catalog.sql").read_text(encoding="utf-8"))
    catalog.close()
    return folder


def test_a_record_of_the_first_form_is_brought_to_the_newest(tmp_path: Path) -> None:
    before = {path.name: hash_of(path) for path in FIRST_FORM.rglob("*.parquet")}
    folder = first_form(tmp_path)
    with open_store(folder) as store:
        assert store.catalog.execute("pragma user_version").fetchone() == (FORM,)
        rows = store.catalog.execute("select id, url, published from reports order by id").fetchall()
        assert rows == [("r1", "https://harbour.example/1", "2024-11-30"), ("r2", None, "2024-12-02")]
        engine = store.read()
        assert engine.execute("select count(*), count(admin2) from events").fetchone() == (3, 0)
        assert engine.execute("select voice from held order by report").fetchall() == [
            ("Harbour Times",),
            ("a commander",),
        ]
        assert len(store.matching("Saraqib")) == 1
        assert len(store.failures()) == 2
        store.add([town("r3", "Sarmin", 4, url="https://harbour.example/1")])
    assert shown(folder) == ["r2", "r3"]
    assert check_store(folder).problems == ()
    assert before == {path.name: hash_of(path) for path in FIRST_FORM.rglob("*.parquet")}


def test_record_time_is_that_of_the_coding(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.add([town("a", "Sarmin", 2)])
        (at,) = store.read().execute("select recorded_at from held").fetchall()[0]
    assert abs(datetime.now(UTC).replace(tzinfo=None) - at).total_seconds() < 60
