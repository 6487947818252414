"""What people judge of entities and events holds for linking, whoever reads the reports anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from tests.linking.cases import MONDAY, TUESDAY
from tests.linking.invented import CODER, Told, record

from onrecord.linking.catch_up import catch_up
from onrecord.linking.link import Linked
from onrecord.model.record import Record
from onrecord.query.history import History, open_history
from onrecord.store.store import open_store

NEW = replace(CODER, version="test 2")
_CAPTURE = Told("captured", "COERCE", "rebels", "Tolmin", MONDAY)
REPORTS = (
    record("r1", "Hill Wire", MONDAY, "River Front captured Tolmin on Monday with little noise.", _CAPTURE),
    record(
        "r2", "Coast Paper", TUESDAY, "Tolmin was captured on Monday, the Xalan army said.",
        Told("captured", "COERCE", None, "Tolmin", MONDAY, said_by="army"),
    ),
    record(
        "r3", "Third Paper", TUESDAY, "Tolmin was captured on Monday, the Xalan defence ministry said.",
        Told("captured", "COERCE", None, "Tolmin", MONDAY, said_by="ministry"),
    ),
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path / "record", REPORTS)
    return tmp_path / "record"


def put(folder: Path, records: tuple[Record, ...]) -> Linked:
    with open_store(folder) as store:
        store.add(records)
    return link(folder)


def link(folder: Path) -> Linked:
    with open_store(folder) as store:
        done = list(catch_up(store))[-1]
    assert isinstance(done, Linked)
    return done


def entity(history: History, report: str, name: str) -> str:
    rows = history.store.read().execute("select id from entities where report = ? and name = ?", [report, name])
    ((id_,),) = rows.fetchall()
    return str(id_)


def voices(folder: Path) -> set[str]:
    """Origins of the capture that are not outlets, by key."""
    with open_history(folder) as history:
        return {each.origin for each in history.origins() if not each.asserted}


def judge(folder: Path, verdict: Literal["merge", "split"], *told: tuple[str, str]) -> str:
    with open_history(folder) as history:
        return history.judge(verdict, *(entity(history, *each) for each in told), who="desk")


def test_entities_that_are_one_are_one_origin_also_for_a_new_coder(folder: Path) -> None:
    before = voices(folder)
    assert len(before) == 2
    judgement = judge(folder, "merge", ("r2", "Xalan army"), ("r3", "Xalan defence ministry"))
    with open_history(folder) as history:
        ((count,),) = history.store.read().execute("select count(distinct voice_entity) from events").fetchall()
    assert count == 1
    assert link(folder).added == 2
    assert len(voices(folder)) == 1
    assert put(folder, tuple(replace(each, coder=NEW) for each in REPORTS)).added == 3
    assert len(voices(folder)) == 1
    with open_history(folder) as history:
        history.undo(judgement, who="desk")
    assert link(folder).added == 2
    assert voices(folder) == before


def test_an_entity_that_is_another_is_an_origin_of_its_own(folder: Path) -> None:
    more = record(
        "r4", "Night Post", TUESDAY, "Tolmin was captured on Monday, the Xalan army said by radio.",
        Told("captured", "COERCE", None, "Tolmin", MONDAY, said_by="army"),
    )  # fmt: skip
    put(folder, (more,))
    assert len(voices(folder)) == 2
    judge(folder, "split", ("r2", "Xalan army"), ("r4", "Xalan army"))
    link(folder)
    assert len(voices(folder)) == 3
    put(folder, tuple(replace(each, coder=NEW) for each in (*REPORTS, more)))
    assert len(voices(folder)) == 3


def test_what_is_refused_stays_out_when_a_new_coder_tells_it_again(folder: Path) -> None:
    with open_history(folder) as history:
        (row,) = history.events(report="r2")
        history.judge("reject", row.id, who="desk")
    assert link(folder).added == 1
    assert len(voices(folder)) == 1
    put(folder, tuple(replace(each, coder=NEW) for each in REPORTS))
    assert len(voices(folder)) == 1
    with open_history(folder) as history:
        assert not history.events(report="r2")
