from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.hand_made import CODER, capture, example, with_text

from onrecord.errors import StoreError
from onrecord.model.record import Failure, Record
from onrecord.store.commit import Committer
from onrecord.store.health import check_store
from onrecord.store.segments import FOLDER, STAGING
from onrecord.store.store import Added, open_store
from onrecord.text.span import Span
from onrecord.wire.lines import encode_line

NEW_CODER = replace(CODER, rules="more rules")


def without_url(record: Record) -> Record:
    return replace(record, report=replace(record.report, url=None))


def _count(folder: Path, table: str) -> int:
    with open_store(folder) as store:
        found = store.read().execute(f"select count(*) from {table}").fetchone()
    assert found is not None
    return int(found[0])


def test_a_record_is_added_once(tmp_path: Path) -> None:
    with open_store(tmp_path / "record") as store:
        assert store.add([example(), example("r2")]) == Added(2, 0)
        assert store.add([example(), example("r3"), example("r3")]) == Added(1, 2)
        assert store.has("r1", CODER.id)
        assert not store.has("r1", NEW_CODER.id)
        assert store.has("r1", CODER.id, example().report.text)
        assert not store.has("r1", CODER.id, "Another text.")
    assert _count(tmp_path / "record", "events") == 6
    assert check_store(tmp_path / "record").problems == ()


def test_a_new_coder_stands_beside_the_old_and_is_shown(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.add([example(), example("r2")])
        assert store.add([example(coder=NEW_CODER)]) == Added(1, 0)
        coders = store.read().execute("select distinct report, coder from events order by all").fetchall()
        assert coders == [("r1", NEW_CODER.id), ("r2", CODER.id)]
        old = store.read(CODER.id).execute("select distinct report, coder from events order by all").fetchall()
        assert old == [("r1", CODER.id), ("r2", CODER.id)]
        assert store.read().execute("select count(*) from all_events").fetchone() == (6,)


def test_the_record_comes_back_whole(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.add([example()])
        assert store.read().execute("select line from records").fetchone() == (encode_line(example()).decode(),)


def test_an_empty_record_can_be_asked(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        for table in ("records", "reports", "events", "attributions", "held", "entities"):
            assert store.read().execute(f"select * from {table}").fetchall() == []
        assert store.matching("Saraqib") == []


def test_same_records_make_the_same_files(tmp_path: Path) -> None:
    for each in ("a", "b"):
        with open_store(tmp_path / each) as store:
            store.add([example(), capture("r2", "Delta Post", date(2024, 12, 1))])
    files = [
        sorted(path.relative_to(tmp_path / each) for path in (tmp_path / each / FOLDER).rglob("*.parquet"))
        for each in ("a", "b")
    ]
    assert files[0] == files[1]
    assert len(files[0]) == 6
    for file in files[0]:
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


def test_a_folder_may_be_named_like_a_pattern(tmp_path: Path) -> None:
    folder = tmp_path / "re[1]cord's *?"
    with open_store(folder) as store:
        store.add([example()])
    assert _count(folder, "events") == 2


def test_what_does_not_meet_its_text_is_a_failure(tmp_path: Path) -> None:
    broken = replace(example("r9"), conditions=(replace(example().conditions[0], evidence=(Span(0, 9_999),)),))
    with open_store(tmp_path) as store:
        added = store.add([broken, example()])
        assert (added.count, added.skipped) == (1, 0)
        assert [(each.report, each.stage) for each in added.failures] == [("r9", "store")]
        assert store.failures() == added.failures
        assert not store.has("r9", CODER.id)


def test_an_id_has_one_text(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.add([without_url(example())])
        added = store.add([without_url(with_text(example(coder=NEW_CODER), "r1", "Another text."))])
        assert [each.error for each in added.failures] == ["Report 'r1' is on record with another text."]
        added = store.add([without_url(with_text(example(), "r5", words)) for words in ("One text.", "Two texts.")])
        assert (added.count, len(added.failures)) == (1, 1)


def test_who_comes_second_adds_nothing_and_is_told_of_another_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the first writes its files, the second commits: one report the same, one id with another text."""
    write = Committer._write

    def write_late(self: Committer, *given: Any) -> Any:
        if self is first._committer and not second.has("r1", CODER.id):
            second.add([example("r1"), without_url(with_text(example(), "r2", "Another text."))])
        return write(self, *given)

    with open_store(tmp_path) as first, open_store(tmp_path) as second:
        monkeypatch.setattr(Committer, "_write", write_late)
        added = first.add([example("r1"), example("r2"), example("r3")])
        assert (added.count, added.skipped) == (1, 1)
        assert [each.report for each in added.failures] == [each.report for each in first.failures()] == ["r2"]
        assert "another text" in added.failures[0].error
    assert check_store(tmp_path).problems == ()


def test_failures_are_kept_and_counted(tmp_path: Path) -> None:
    failure = Failure(report="empty.txt", stage="intake", error="It holds no text.")
    with open_store(tmp_path) as store:
        assert store.add_failures([failure]) == 1
        store.add_failures([failure, replace(failure, report="b.txt"), replace(failure, report="c\ud800.txt")])
        assert store.failures() == (replace(failure, report="b.txt"), replace(failure, report="c\ufffd.txt"), failure)
        assert store.catalog.execute("select times from failures where report = 'empty.txt'").fetchone() == (2,)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Saraqib", ["r1"]),
        ("saraqib REBELS", ["r1"]),
        ("2254", ["r2"]),
        ("al-Bahra", ["r2"]),
        ('"army has not left"', ["r1"]),
        ('"army has left"', []),
        ("AND", []),
        ("C++ (", []),
        ('"', []),
        ("", []),
        ("text:army", []),
        ("Bahrá", ["r2"]),
    ],
)
def test_texts_are_found_by_words(tmp_path: Path, words: str, found: list[str]) -> None:
    with open_store(tmp_path) as store:
        store.add([example(), with_text(example(), "r2", "Mr al-Bahra named resolution 2254.")])
        ids = store.numbered()
        assert [ids[number] for _, number in store.ranked(words)] == found


def test_no_record_is_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="No record in"):
        open_store(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()


def test_a_later_form_is_refused(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.catalog.execute("pragma user_version = 99")
    with pytest.raises(StoreError, match="form 99"):
        open_store(tmp_path)


def test_a_file_in_the_way_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "record").write_text("")
    with pytest.raises(StoreError, match="No record can be made") as error:
        open_store(tmp_path / "record")
    assert "\n" not in str(error.value)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "catalog.sqlite").write_bytes(b"no database " * 100)
    with pytest.raises(StoreError, match="can't be opened"):
        open_store(tmp_path / "other")


def test_orphans_are_swept_by_the_next_writer(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.add([example()])
    left = [tmp_path / FOLDER / "events" / "rundead-0000.parquet", tmp_path / STAGING / "events-rundead.jsonl"]
    for each in left:
        each.write_bytes(b"half")
    assert check_store(tmp_path).orphans == 2
    with open_store(tmp_path) as store:
        store.add([example("r2")])
    assert not any(each.exists() for each in left)
    assert _count(tmp_path, "events") == 4


def _first_file(folder: Path) -> Path:
    return min((folder / FOLDER / "records").glob("*.parquet"))


def test_health_tells_what_is_wrong(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.add([example(), example("r2")])
    health = check_store(tmp_path)
    assert (health.reports, health.codings, health.segments, health.orphans, health.problems) == (2, 2, 6, 0, ())
    with open_store(tmp_path) as store:
        store.catalog.execute("update reports set text = 'X' || text where id = 'r1'")
    assert any("the text on record is not that of its report" in each for each in check_store(tmp_path).problems)
    with _first_file(tmp_path).open("ab") as file:
        file.write(b"more")
    assert any("not the bytes that were committed" in each for each in check_store(tmp_path).problems)
    _first_file(tmp_path).unlink()
    assert any("in the manifest, but not there" in each for each in check_store(tmp_path).problems)


ODD = ["a\x00b", "a\ud800b", "\u2028", "\ufeff", "😀😀", "x" * 2_000_000, '"},{"', "'; --", "\x1b[0m"]


@pytest.mark.parametrize("where", ["text", "title", "outlet", "id"])
def test_no_characters_break_the_store(tmp_path: Path, where: str) -> None:
    plain = [with_text(example(), f"r{n}", "Some text.") for n in range(len(ODD))]
    odd = [replace(each, report=replace(each.report, **{where: words})) for each, words in zip(plain, ODD, strict=True)]  # type: ignore[arg-type]
    with open_store(tmp_path) as store:
        added = store.add(odd)
        assert added.count + len(added.failures) == len(ODD)
        assert len(added.failures) <= 2
        assert len(store.failures()) == len(added.failures)
        if where in ("title", "outlet"):
            kept = store.read().execute(f"select {where} from reports").fetchall()
            assert {value for (value,) in kept} == {each for each in ODD if "\ud800" not in each}
    assert check_store(tmp_path).problems == ()
