"""What compaction and redaction leave of a record that has been linked and judged."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.linking.cases import reports

from onrecord.linking.catch_up import catch_up, workbench_of
from onrecord.query.history import open_history
from onrecord.store.compaction import compact
from onrecord.store.health import check_store
from onrecord.store.redaction import redact
from onrecord.store.store import open_store

TEXT = next(each.report.text for each in reports() if each.report.id == "r5")
WORDS = ("residents said, and nine", "nine soldiers were killed in the fighting", "seized Tolmin on Monday, residents")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A linked record, with judgements on the report that is to go."""
    with open_store(tmp_path / "record") as store:
        for each in reports():
            store.add([each])
        list(catch_up(store))
    with open_history(tmp_path / "record") as history:
        one, other = (history.events(report=report)[0].id for report in ("r5", "r6"))
        history.judge("merge", one, other, who="desk", why="a try")
        list(catch_up(history.store))
    return tmp_path / "record"


def files_with(folder: Path, words: str) -> list[str]:
    """The files whose bytes hold some words."""
    sought = words.encode()
    return sorted(each.name for each in folder.rglob("*") if each.is_file() and sought in each.read_bytes())


def test_compaction_changes_nothing_of_what_is_linked(folder: Path) -> None:
    with open_history(folder) as history:
        before = history.merged(), history.origins(), history.contradictions()
    with open_store(folder) as store:
        assert compact(store).before
        list(catch_up(store))
    with open_history(folder) as history:
        after = history.merged(), history.origins(), history.contradictions()
    assert [list(each) for each in after] == [list(each) for each in before]


@pytest.mark.parametrize("packed", [False, True])
def test_no_byte_of_a_redacted_text_is_left(folder: Path, packed: bool) -> None:
    assert all(words in TEXT for words in WORDS)
    assert files_with(folder, WORDS[0])
    with open_store(folder) as store:
        if packed:
            compact(store)
        redact(store, "r5", who="ann", why="asked for")
        assert not any(files_with(folder, words) for words in WORDS)
        assert not workbench_of(folder).exists()
        list(catch_up(store))
    assert not any(files_with(folder, words) for words in WORDS)
    with open_history(folder) as history:
        assert "r5" not in {report for each in history.origins() for report in each.reports}
        assert not history.judgements()
    assert check_store(folder).problems == ()
