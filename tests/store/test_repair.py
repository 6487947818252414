"""Records that were damaged: what is whole is kept, what is lost is named."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from tests.hand_made import capture, example

from onrecord.errors import StoreError
from onrecord.query.history import open_history
from onrecord.store.compaction import compact
from onrecord.store.health import check_store
from onrecord.store.repair import LOST, Repaired, repair
from onrecord.store.segments import FOLDER
from onrecord.store.store import Store, open_store


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    with open_store(tmp_path / "record") as store:
        for n in range(4):
            monkeypatch.setattr("onrecord.store.commit.now", lambda n=n: f"2024-12-0{n + 1}T08:00:00")
            store.add([example(f"r{n}")])
        store.add([capture("c1", "Delta Post", date(2024, 12, 2))])
    with open_history(tmp_path / "record") as history:
        history.judge("reject", history.events()[0].id, who="Kim", why="a drill")
    return tmp_path / "record"


def mended(folder: Path) -> Repaired:
    *_, done = repair(folder)
    assert isinstance(done, Repaired)
    return done


def rows(store: Store) -> list[object]:
    engine = store.read()
    return [engine.execute(f"select * from {each} order by all").fetchall() for each in ("events", "held", "entities")]


def everything(folder: Path) -> tuple[list[object], list[object], list[object]]:
    with open_store(folder, create=False) as store, open_history(folder) as history:
        known = store.catalog.execute("select report, runs.at from codings join runs on runs.id = run order by 1")
        return rows(store), list(history.judgements()), known.fetchall()


def damage(folder: Path, part: str, nth: int) -> str:
    """Changes a byte of the file of a table, in the order of commitment; tells its name."""
    with open_store(folder, create=False) as store:
        files = store.catalog.execute("select file from segments where part = ? order by number", (part,)).fetchall()
    path = folder / files[nth][0]
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    return str(files[nth][0])


@pytest.mark.parametrize("part", ["events", "reports", "entities", "attributions"])
def test_a_damaged_table_is_made_again_from_its_records(record: Path, part: str) -> None:
    before = everything(record)
    file = damage(record, part, 1)
    assert check_store(record).problems
    done = mended(record)
    assert (done.damaged, done.lost, done.noted) == ((file,), (), True)
    assert check_store(record).problems == ()
    assert everything(record) == before
    assert (done.kept / file).is_file()


def test_a_report_whose_record_is_damaged_is_named_with_its_text(record: Path) -> None:
    damage(record, "records", 2)
    done = mended(record)
    assert (done.lost, done.codings, done.again) == (("r2",), 4, record / LOST)
    (line,) = (record / LOST).read_text(encoding="utf-8").splitlines()
    report = example("r2").report
    assert json.loads(line)["text"] == report.text
    assert json.loads(line).get("outlet") == report.outlet
    assert check_store(record).problems == ()
    with open_store(record) as store:
        assert [each.report for each in store.failures()] == ["r2"]
        store.add([example("r2")])
        assert store.failures() == ()


def test_without_its_catalog_the_rows_are_kept(record: Path) -> None:
    before, _, _ = everything(record)
    catalog = record / "catalog.sqlite"
    for each in record.glob("catalog.sqlite-*"):
        each.unlink()
    catalog.write_bytes(b"?" * 4096 + catalog.read_bytes()[4096:])
    done = mended(record)
    assert (done.codings, done.damaged, done.noted) == (5, (), False)
    assert check_store(record).problems == ()
    with open_store(record) as store:
        assert len(rows(store)) == len(before)
        assert store.catalog.execute("select count(*) from codings").fetchone() == (5,)


def test_a_compacted_record_is_mended_too(record: Path) -> None:
    with open_store(record) as store:
        compact(store)
    before = everything(record)
    damage(record, "events", 0)
    assert mended(record).lost == ()
    assert everything(record) == before


def test_what_was_left_by_a_repair_that_died_is_begun_anew(record: Path) -> None:
    (record.with_name("record.repairing") / FOLDER).mkdir(parents=True)
    damage(record, "events", 0)
    assert mended(record).codings == 5


def test_there_must_be_a_record(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="No record"):
        list(repair(tmp_path))
