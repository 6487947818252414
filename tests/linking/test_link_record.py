"""Linking a record on disk: only what is new, judgements that outlive a new coder, what queries show of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.linking.cases import reports
from tests.linking.invented import CODER

from onrecord.linking.catch_up import catch_up, workbench_of
from onrecord.linking.link import Linked
from onrecord.linking.results import with_merged
from onrecord.query.history import History, open_history
from onrecord.store.store import open_store


def linked(folder: Path) -> Linked:
    with open_store(folder) as store:
        done = list(catch_up(store))[-1]
    assert isinstance(done, Linked)
    return done


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_store(tmp_path / "record") as store:
        store.add(reports())
    linked(tmp_path / "record")
    return tmp_path / "record"


def event(history: History, report: str, words: str) -> str:
    return next(each.id for each in history.events(report=report, untyped=True) if each.trigger == words)


def are_one(folder: Path, *told: tuple[str, str]) -> bool:
    with open_history(folder) as history:
        merged = {history.merged_of(event(history, *each)) for each in told}
        return len(merged) == 1 and None not in merged


def test_only_what_is_new_is_linked(folder: Path) -> None:
    assert linked(folder) == Linked()
    workbench_of(folder).unlink()
    assert linked(folder).added == len(reports())


def test_events_show_their_origins(folder: Path) -> None:
    with open_history(folder) as history:
        row = next(each for each in history.events(report="r2") if each.trigger == "captured")
        assert row.affirmed_by[0] == "Hill Wire"
        assert row.denied_by == ("Xalan army",)
        (merged,) = [each for each in history.merged(place="Tolmin", type="COERCE") if row.id in each.claims]
        assert merged.id == row.merged
        assert (merged.asserted_by, merged.denied_by) == (("Hill Wire", "Valley Radio"), ("Xalan army",))
        assert "polarity" in merged.differs
        assert {(each.report, each.of) for each in history.copies()} == {("r2", "r1"), ("r3", "r1")}
        assert any(each.kind == "number" for each in history.contradictions())


@pytest.mark.parametrize(
    ("verdict", "other", "one"), [("merge", ("r6", "captured"), True), ("split", ("r2", "captured"), False)]
)
def test_a_judgement_survives_reading_with_a_new_coder(
    folder: Path, verdict: str, other: tuple[str, str], one: bool
) -> None:
    first = ("r1", "captured")
    assert are_one(folder, first, other) is not one
    with open_history(folder) as history:
        history.judge(verdict, event(history, *first), event(history, *other), who="desk")  # type: ignore[arg-type]
    linked(folder)
    assert are_one(folder, first, other) is one
    coder = replace(CODER, version="test 2")
    with open_store(folder) as store:
        store.add(replace(each, coder=coder) for each in reports())
    assert linked(folder).added == len(reports())
    assert are_one(folder, first, other) is one


def test_what_a_person_refuses_is_linked_with_nothing(folder: Path) -> None:
    with open_history(folder) as history:
        history.judge("reject", event(history, "r4", "captured"), who="desk")
    linked(folder)
    with open_history(folder) as history:
        assert not any("Xalan army" in each.denied_by for each in history.merged())


def test_records_on_the_wire_name_their_event_across_reports(folder: Path) -> None:
    first, second, *_ = with_merged(folder, reports())
    assert first.events[0].merged == second.events[0].merged
    assert first.events[0].merged is not None
    alone = next(each for each in with_merged(folder, reports()) if each.report.id == "r9")
    assert alone.events[0].merged is None
