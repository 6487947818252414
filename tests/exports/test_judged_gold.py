from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.hand_made import capture, example

from onrecord.errors import BadQuery
from onrecord.evaluation.gold import load_records
from onrecord.evaluation.score import score_records
from onrecord.exports.judged_gold import gold_records
from onrecord.query.query import Query
from onrecord.query.review import review
from onrecord.query.review_queue import find_queue
from onrecord.query.review_said import Reviewer
from onrecord.store.store import Store, open_store
from onrecord.wire.encode import to_wire

CAT = Reviewer("cat")
RECORDS = (example(), capture("r2", "Delta Post", date(2024, 12, 2), status="claimed"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "record") as store:
        store.add(RECORDS)
        yield store


def event(store: Store, report: str, type_: str) -> str:
    return str(find_queue(store, Query(report=report, type=type_), CAT, part="all")[0].id)


def scored(store: Store, task: str, folder: Path) -> dict[str, object]:
    """The scores of the very records that were judged, by the gold that judging gave."""
    path = folder / "gold.jsonl"
    lines = (json.dumps(each, default=str) for each in gold_records(store, task))
    path.write_text("\n".join(lines), encoding="utf-8")
    predictions = [json.loads(json.dumps(to_wire(each), default=str)) for each in RECORDS]
    return dict(score_records(task, load_records(path), predictions)["all"])


def test_events_judged_right_and_wrong_give_their_figures(store: Store, tmp_path: Path) -> None:
    review(store, CAT, "correct", [event(store, "r1", "ASSAULT")], correction={"type": "COERCE"})
    review(store, CAT, "accept", [event(store, "r1", "RETREAT")])
    scores = scored(store, "events", tmp_path)
    root = scores["root type"]
    assert (root.hits, root.predicted, root.gold) == (1, 2, 2)  # type: ignore[attr-defined]


def test_a_rejected_event_costs_precision(store: Store, tmp_path: Path) -> None:
    review(store, CAT, "reject", [event(store, "r1", "ASSAULT")])
    review(store, CAT, "accept", [event(store, "r1", "RETREAT")])
    root = scored(store, "events", tmp_path)["root type"]
    assert (root.hits, root.predicted, root.gold) == (1, 2, 1)  # type: ignore[attr-defined]


def test_of_a_report_judged_in_part_only_types_are_asked_for(store: Store) -> None:
    review(store, CAT, "accept", [event(store, "r1", "ASSAULT")])
    (record,) = gold_records(store, "events")
    assert record["exhaustive"] is False
    assert record["events"] == [{"type": "ASSAULT", "mode": "heavy-weapons"}]
    assert list(gold_records(store, "dyads")) == []


def test_parties_that_a_person_wrote_have_their_place(store: Store, tmp_path: Path) -> None:
    right = {"actors": "The army [SYR MIL]", "recipients": "12 soldiers [- MIL]; nobody known"}
    review(store, CAT, "correct", [event(store, "r1", "ASSAULT")], correction=right)
    review(store, CAT, "accept", [event(store, "r1", "RETREAT")])
    (record,) = gold_records(store, "dyads")
    first = record["events"][0]
    assert first["actors"][0]["span"]["text"] == "The army"
    assert first["recipients"] == [
        {"name": "12 soldiers", "codes": (None, "MIL"), "span": first["recipients"][0]["span"]},
        {"name": "nobody known", "codes": ()},
    ]
    span = scored(store, "dyads", tmp_path)["actor span"]
    assert (span.hits, span.gold) == (1, 1)  # type: ignore[attr-defined]


def test_attributions_judged_as_a_whole(store: Store, tmp_path: Path) -> None:
    rows = store.read().execute("select id from attributions where report = 'r2'").fetchall()
    for (id_,) in rows:
        review(store, CAT, "accept", [id_])
    overlap = scored(store, "attribution", tmp_path)["content overlap"]
    assert (overlap.hits, overlap.gold) == (1, 1)  # type: ignore[attr-defined]


def test_another_task_has_no_such_gold(store: Store) -> None:
    with pytest.raises(BadQuery, match="No gold of judgements for 'times'"):
        list(gold_records(store, "times"))
