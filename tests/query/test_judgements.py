from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from tests.hand_made import CODER, capture, example

from onrecord.errors import BadQuery, NotOnRecord
from onrecord.model.record import Record
from onrecord.query.history import History, open_history
from onrecord.store.judged import find_judged
from onrecord.store.judgements import all_judgements, in_force
from onrecord.store.store import open_store
from onrecord.text.span import Span

NEW_CODER = replace(CODER, rules="more rules")


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with open_store(tmp_path) as store:
        store.add([example(), capture("r2", "Delta Post", date(2024, 12, 2))])
    with open_history(tmp_path) as history:
        yield history


def event_of(history: History, report: str, type_: str = "ASSAULT") -> str:
    (row,) = history.events(report=report, type=type_)
    return row.id


def types(history: History) -> list[str]:
    return [f"{each.report} {each.type}" for each in history.events()]


def recoded(record: Record, *, wider: bool = False, type_: str = "ASSAULT") -> Record:
    """The record as a newer coder makes it: other ids, a wider trigger, perhaps another type."""
    first, *others = record.events
    start, end = first.trigger.start, first.trigger.end + (8 if wider else 0)
    events = (*others, replace(first, id="e9", trigger=Span(start, end), type=type_))
    conditions = tuple(replace(each, from_event="e9") for each in record.conditions)
    return replace(record, coder=NEW_CODER, events=events, conditions=conditions)


def test_what_is_rejected_is_not_shown_and_stays_on_record(history: History) -> None:
    event = event_of(history, "r1")
    history.judge("reject", event, who="ann", why="it was a drill")
    assert types(history) == ["r1 RETREAT", "r2 ASSAULT"]
    assert history.show(event).kind == "event"
    (row,) = history.judgements()
    assert (row.verdict, row.kind, row.on, row.rows, row.state, row.who, row.why) == (
        *("reject", "event", ("captured",), (event,), "in force", "ann", "it was a drill"),
    )


def test_a_rejected_report_takes_its_rows_along(history: History) -> None:
    history.judge("reject", "r1", who="ann")
    assert types(history) == ["r2 ASSAULT"]
    assert [each.reports for each in history.timeline()] == [("r2",)]


def test_a_correction_changes_what_is_shown(history: History) -> None:
    event = event_of(history, "r1")
    right = {"type": "COERCE", "mode": "", "earliest": "2024-11-29", "factuality": "PR-"}
    history.judge("correct", event, who="ann", correction=right)
    (row,) = (each for each in history.events(report="r1") if each.id == event)
    assert (row.type, row.mode, row.earliest, row.latest, row.status) == (
        *("COERCE", None, date(2024, 11, 29), date(2024, 11, 30), "denied"),
    )
    (condition,) = history.claims(relation="controls", report="r1")
    history.judge("correct", condition.id, who="ann", correction={"value": "-"})
    (condition,) = history.claims(relation="controls", report="r1")
    assert condition.value == "-"


def test_undoing_and_undoing_that(history: History) -> None:
    first = history.judge("reject", event_of(history, "r1"), who="ann")
    undone = history.undo(first[:8], who="ben")
    assert len(types(history)) == 3
    history.undo(undone, who="ann")
    assert len(types(history)) == 2
    assert [each.state for each in history.judgements()] == ["in force", "replaced", "in force"]


def test_a_judgement_may_replace_another(history: History) -> None:
    event = event_of(history, "r1")
    first = history.judge("reject", event, who="ann")
    second = history.judge("accept", event, who="ben", replaces=first)
    assert len(types(history)) == 3
    assert [each.id for each in in_force(all_judgements(history.store.catalog))] == [second]


@pytest.mark.parametrize("wider", [False, True])
@pytest.mark.parametrize("verdict", ["merge", "split"])
def test_a_pair_is_found_again_under_a_new_coder(history: History, verdict: str, wider: bool) -> None:
    one, other = event_of(history, "r1"), event_of(history, "r2")
    history.judge(verdict, one, other, who="ann")  # type: ignore[arg-type]
    history.store.add([recoded(example(), wider=wider)])
    new = event_of(history, "r1")
    assert new != one
    rows = history.store.read().execute("select one, other, kind, verdict from paired").fetchall()
    assert rows == [(new, other, "event", verdict)]


def test_a_rejection_follows_a_new_coder_but_not_to_a_coding_that_is_another(history: History) -> None:
    history.judge("reject", event_of(history, "r1"), who="ann", why="not an assault")
    history.store.add([recoded(example())])
    assert types(history) == ["r1 RETREAT", "r2 ASSAULT"]
    other = replace(recoded(example(), type_="COERCE"), coder=replace(CODER, rules="even more"))
    history.store.add([other])
    assert types(history) == ["r1 COERCE", "r1 RETREAT", "r2 ASSAULT"]
    (row,) = history.judgements(lost=True)
    assert (row.state, row.on, row.rows) == ("lost", ("captured",), ("",))


def test_a_judgement_outlives_its_reports_id(history: History) -> None:
    history.judge("reject", event_of(history, "r1"), who="ann")
    store = history.store
    found = find_judged(store.read(), store.catalog, all_judgements(store.catalog))
    assert not found[0].is_lost
    store.add([example("r7")])
    assert types(history) == ["r1 RETREAT", "r7 ASSAULT", "r7 RETREAT", "r2 ASSAULT"]


def test_what_was_judged_when(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.store.judgements.now", lambda: "2099-01-02T00:00:00")
    history.judge("reject", event_of(history, "r1"), who="ann")
    count = "select count(*) from events"
    assert history.store.read(known=datetime(2099, 1, 1)).execute(count).fetchone() == (3,)
    assert history.store.read(known=datetime(2099, 1, 2)).execute(count).fetchone() == (2,)


def test_entities_and_attributions_can_be_judged(history: History) -> None:
    engine = history.store.read()
    rows = engine.execute("select id, report from entities where name in ('rebels', 'Rebels') order by report")
    (one, _), (other, _) = rows.fetchall()
    history.judge("merge", one, other, who="ann")
    (attribution,) = engine.execute("select id from attributions where report = 'r1'").fetchall()
    history.judge("accept", *attribution, who="ann")
    assert [(each.kind, each.state) for each in history.judgements()] == [
        ("entity", "in force"),
        ("attribution", "in force"),
    ]


@pytest.mark.parametrize(
    ("verdict", "ids", "correction", "told"),
    [
        ("merge", ["event"], None, "merge needs two rows"),
        ("merge", ["event", "event"], None, "merge needs two rows"),
        ("split", ["event", "r2"], None, "of one kind"),
        ("reject", ["event", "r2"], None, "reject needs one row"),
        ("correct", ["event"], None, "correct needs what is right"),
        ("accept", ["event"], {"type": "AID"}, "correct needs what is right"),
        ("correct", ["event"], {"colour": "red"}, "'colour' can't be corrected"),
        ("correct", ["r2"], {"type": "AID"}, "can't be corrected in a row of kind report"),
        ("doubt", ["event"], None, "No verdict 'doubt'"),
        ("undo", ["event"], None, "No verdict 'undo'"),
    ],
)
def test_a_bad_judgement_is_refused(
    history: History, verdict: str, ids: list[str], correction: dict[str, str] | None, told: str
) -> None:
    given = [event_of(history, "r1") if each == "event" else each for each in ids]
    with pytest.raises(BadQuery, match=told):
        history.judge(verdict, *given, who="ann", correction=correction)  # type: ignore[arg-type]
    assert len(history.judgements()) == 0


def test_ids_that_nothing_has(history: History) -> None:
    with pytest.raises(NotOnRecord):
        history.judge("reject", "zzz", who="ann")
    with pytest.raises(NotOnRecord, match="No judgement begins"):
        history.undo("j123", who="ann")


def test_only_the_newest_coding_can_be_judged(history: History) -> None:
    old = event_of(history, "r1")
    history.store.add([recoded(example())])
    with pytest.raises(NotOnRecord, match="older coder"):
        history.judge("reject", old, who="ann")
