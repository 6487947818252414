from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.hand_made import capture, example

from onrecord.errors import BadQuery, NotOnRecord
from onrecord.linking.catch_up import catch_up
from onrecord.query.history import History, open_history
from onrecord.query.query import Query
from onrecord.query.review import decide, find_reviewed, review, undo_last
from onrecord.query.review_agreement import agreement_in, alpha_of, find_agreement
from onrecord.query.review_differences import find_differences
from onrecord.query.review_labels import label
from onrecord.query.review_likely import find_mergeable, find_splittable
from onrecord.query.review_queue import find_queue
from onrecord.query.review_reasons import REASONS
from onrecord.query.review_said import Reviewer
from onrecord.store.store import Store, open_store

ANN, BEN = Reviewer("ann", is_blind=True), Reviewer("ben", is_blind=True)
CAT, DAN = Reviewer("cat"), Reviewer("dan")


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with open_store(tmp_path) as store:
        store.add(
            [
                example(),
                capture("r2", "Delta Post", date(2024, 12, 2)),
                capture("r3", "Gulf Wire", date(2024, 12, 2), town="Hama", geonames=170017),
            ]
        )
    with open_history(tmp_path) as history:
        yield history


@pytest.fixture
def store(history: History) -> Store:
    return history.store


def event(history: History, report: str = "r1", type_: str = "ASSAULT") -> str:
    return str(find_queue(history.store, Query(report=report, type=type_), CAT, part="all")[0].id)


def types(history: History) -> list[str]:
    return sorted(f"{each.report} {each.type}" for each in history.events())


def test_the_score_is_the_sum_of_the_reasons(store: Store) -> None:
    rows = find_queue(store, Query(), CAT)
    assert [each.score for each in rows] == sorted((each.score for each in rows), reverse=True)
    for row in rows:
        points = [float(reason.rsplit("(", 1)[1].rstrip(")")) for reason in row.reasons]
        assert points == sorted(points, reverse=True)
        assert row.score == pytest.approx(sum(points), abs=0.02)
    (shot,) = (each for each in rows if each.report == "r1" and each.type == "ASSAULT")
    assert [each.rpartition(" (")[0] for each in shot.reasons] == ["material conflict", "12 killed", "confidence 0.80"]


def test_what_many_origins_tell_and_some_deny_comes_first(store: Store) -> None:
    store.add([capture("r4", "Quay News", date(2024, 12, 2), status="denied", said_by="a general")])
    list(catch_up(store))
    first = find_queue(store, Query(), CAT)[0]
    assert any(each.startswith("2 for and 1 against") for each in first.reasons)
    assert any(each.startswith("3 independent origins") for each in first.reasons)


@pytest.mark.parametrize("asked", [{"type": "ASSAULT"}, {"actor": "rebels"}, {"report": "r1"}, {"place": "hama"}])
def test_filters_are_those_of_events(history: History, asked: dict[str, str]) -> None:
    queued = {each.id for each in find_queue(history.store, Query.of(asked), CAT)}
    assert queued == {each.id for each in history.events(**asked)}


def test_what_is_judged_leaves_the_queue(history: History, store: Store) -> None:
    first = event(history)
    review(store, CAT, "accept", [first])
    assert first not in [each.id for each in find_queue(store, Query(), CAT)]
    assert first not in [each.id for each in find_queue(store, Query(), DAN)]  # not blind: once is enough
    assert first in [each.id for each in find_queue(store, Query(), ANN)]
    assert [each.id for each in find_queue(store, Query(), CAT, part="done")] == [first]
    with pytest.raises(BadQuery, match="No part"):
        find_queue(store, Query(), CAT, part="some")  # type: ignore[arg-type]


def test_reasons_have_help_and_an_id_of_their_own() -> None:
    assert len({each.id for each in REASONS}) == len(REASONS)
    assert all(each.help.endswith(".") and each.points > 0 for each in REASONS)


def test_rejecting_and_taking_it_back(history: History, store: Store) -> None:
    first = event(history)
    review(store, CAT, "reject", [first[:9]], why="a drill")
    assert types(history) == ["r1 RETREAT", "r2 ASSAULT", "r3 ASSAULT"]
    assert first not in [each.id for each in history.claims()]
    assert undo_last(store, CAT) == first
    assert len(types(history)) == 4
    with pytest.raises(NotOnRecord, match="cat has said nothing"):
        undo_last(store, CAT)


def test_a_correction_shows_and_keeps_what_was_coded(history: History, store: Store) -> None:
    right = {"type": "COERCE", "actors": "Syrian army [SYR MIL]; guards", "recipients": "", "latest": ""}
    review(store, CAT, "correct", [event(history)], correction=right)
    (row,) = history.events(type="COERCE")
    assert (row.actors, row.actor_codes, row.recipients, row.latest) == (
        ("Syrian army", "guards"),
        ("SYR MIL", ""),
        (),
        None,
    )
    assert (row.judged, row.corrected) == (
        "correct",
        (
            "type was ASSAULT",
            "mode was heavy-weapons",
            "actors was rebels",
            "recipients was 12 soldiers",
            "latest was 2024-11-30",
        ),
    )
    assert [each.id for each in history.events(actor="army", type="COERCE")] == [row.id]
    assert [each.id for each in history.events(actor="MIL", type="COERCE")] == [row.id]
    assert not history.events(actor="rebels", type="COERCE")
    (claim,) = history.claims(type="COERCE")
    assert claim.corrected == row.corrected


def test_corrections_of_one_person_add_up_and_acceptance_ends_them(history: History, store: Store) -> None:
    first = event(history)
    review(store, CAT, "correct", [first], correction={"type": "COERCE"})
    review(store, CAT, "correct", [first], correction={"mode": "seize"})
    (row,) = history.events(type="COERCE")
    assert row.mode == "seize"
    review(store, DAN, "accept", [first])  # the last word counts
    assert not history.events(type="COERCE")
    assert [each.verdict for each in find_reviewed(store, first, CAT).said] == ["correct", "accept"]


def test_a_place_brings_its_number_and_point(history: History, store: Store) -> None:
    review(store, CAT, "correct", [event(history)], correction={"place": "hama"})
    (row,) = history.events(report="r1", place="Hama")
    assert (row.place, row.geonames, row.latitude, row.country) == ("Hama", 170017, 35.0, "SYR")
    review(store, CAT, "correct", [event(history)], correction={"place": "Nowhere-on-Sea"})
    (row,) = history.events(report="r1", place="Nowhere")
    assert (row.geonames, row.latitude, row.country) == (None, None, None)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("latest", "soon"), ("country", "Syria"), ("geonames", "x"), ("factuality", "sure"), ("type", "two words"),
        ("actors", "[SYR]"), ("actors", "army [S!]"),
    ],
)  # fmt: skip
def test_a_value_that_can_not_stand_there_is_refused(history: History, store: Store, column: str, value: str) -> None:
    with pytest.raises(BadQuery, match=column):
        review(store, CAT, "correct", [event(history)], correction={column: value})
    assert len(history.judgements()) == 0


def test_a_corrected_condition_shows_in_the_timeline(history: History, store: Store) -> None:
    (claim,) = history.claims(relation="controls", report="r3")
    review(store, CAT, "correct", [claim.id], correction={"status": "denied"})
    (interval,) = history.timeline(place="Hama")
    assert interval.standing == "denied"
    review(store, CAT, "reject", [claim.id])
    assert not history.timeline(place="Hama")


def test_links_follow_at_once(history: History, store: Store) -> None:
    store.add([capture("r4", "Quay News", date(2024, 12, 2))])
    list(catch_up(store))
    one, other = event(history, "r2"), event(history, "r4")
    assert history.merged_of(one) == history.merged_of(other) is not None
    review(store, CAT, "split", [one, other])
    assert history.merged_of(one) is None or history.merged_of(one) != history.merged_of(other)
    undo_last(store, CAT)
    assert history.merged_of(one) == history.merged_of(other) is not None
    review(store, CAT, "reject", [other])
    assert other not in {claim for row in history.merged() for claim in row.claims}
    third = event(history, "r3")
    review(store, CAT, "merge", [one, third])
    assert history.merged_of(one) == history.merged_of(third) is not None


def test_likely_ones_are_offered_for_merging_and_members_for_splitting(history: History, store: Store) -> None:
    store.add([capture("r4", "Quay News", date(2024, 12, 2))])
    one, two = event(history, "r1"), event(history, "r2")
    assert find_mergeable(store, find_reviewed(store, two, CAT)) == []  # not linked yet
    list(catch_up(store))
    reviewed = find_reviewed(store, two, CAT)
    assert [each.report for each in find_splittable(store, reviewed)] == ["r3", "r4"]
    (choice,) = find_mergeable(store, reviewed)
    assert choice.event.id == one
    assert "both in Saraqib" in choice.likely.speaks_for
    assert choice.likely.speaks_against == ("2 days apart",)
    review(store, CAT, "split", [two, one])
    review(store, CAT, "split", [two, event(history, "r4")], relink=False)
    reviewed = find_reviewed(store, two, CAT)
    assert find_mergeable(store, reviewed) == []  # said already
    assert [each.report for each in find_splittable(store, reviewed)] == ["r3"]


def test_blind_coders_see_only_their_own_until_both_are_done(history: History, store: Store) -> None:
    first = event(history)
    review(store, ANN, "reject", [first], why="a drill")
    assert len(types(history)) == 4  # one alone does not count
    assert not history.judgements()
    assert len(history.judgements(sealed=True)) == 1
    assert find_reviewed(store, first, BEN).said == () == find_reviewed(store, first, CAT).said
    assert [each.who for each in find_reviewed(store, first, ANN).said] == ["ann"]
    review(store, ANN, "accept", [first])  # own word: may be changed as long as nobody has seen the other's
    review(store, BEN, "reject", [first])
    assert [each.who for each in find_reviewed(store, first, ANN).said] == ["ann", "ben"]
    assert len(types(history)) == 4  # they differ
    for coder in (ANN, BEN):
        assert "adjudication" in find_reviewed(store, first, coder).closed
        with pytest.raises(BadQuery, match="Both coders"):
            review(store, coder, "reject", [first])
        with pytest.raises(BadQuery, match="Both coders"):
            undo_last(store, coder, first)


def test_what_blind_coders_agree_on_counts(history: History, store: Store) -> None:
    first, second = event(history), event(history, "r2")
    for coder in (ANN, BEN):
        review(store, coder, "reject", [first])
    assert "r1 ASSAULT" not in types(history)
    review(store, ANN, "correct", [second], correction={"type": "COERCE", "mode": "seize"})
    review(store, BEN, "correct", [second], correction={"type": "COERCE", "mode": "arrest"})
    (row,) = history.events(report="r2")
    assert (row.type, row.mode) == ("COERCE", None)
    assert [each.differ for each in find_differences(store)] == [("mode",)]


def test_a_decision_alone_counts(history: History, store: Store) -> None:
    first = event(history)
    with pytest.raises(BadQuery, match="two coders have to judge"):
        decide(store, CAT, "reject", first)
    review(store, ANN, "reject", [first])
    review(store, BEN, "correct", [first], correction={"type": "COERCE"}, why="nobody was hurt")
    (row,) = find_differences(store)
    assert row.differ == ("kept",)
    assert row.said == ("ann: reject", "ben: correct mode=none, type=COERCE (nobody was hurt)")
    decide(store, CAT, "correct", first, why="as ben", correction={"type": "COERCE"})
    assert len(find_differences(store)) == 0
    assert [each.decided for each in find_differences(store, decided=True)] == [
        "cat: correct mode=none, type=COERCE (as ben)"
    ]
    review(store, DAN, "reject", [first])  # at the desk, later: the decision stands
    assert "r1 COERCE" in types(history)
    decide(store, CAT, "reject", first)
    assert "r1 COERCE" not in types(history)
    decided = [each for each in history.judgements() if each.capacity == "decision"]
    assert [(each.verdict, each.state) for each in decided] == [("correct", "replaced"), ("reject", "in force")]


def test_agreement_by_column(history: History, store: Store) -> None:
    rows = [event(history), event(history, "r2"), event(history, "r3"), event(history, "r1", "RETREAT")]
    for each in rows[:3]:
        review(store, ANN, "accept", [each])
        review(store, BEN, "accept", [each])
    review(store, ANN, "reject", [rows[3]])
    review(store, BEN, "correct", [rows[3]], correction={"type": "AID"})
    found = {each.column: each for each in find_agreement(store)}
    # Observed disagreement 1/4, expected 2·7·1/(8·7): α = 1 - (1/4)/(1/4)
    assert (found["kept"].rows, found["kept"].coders, found["kept"].same, found["kept"].alpha) == (4, 2, 3, 0.0)
    assert (found["type"].rows, found["type"].same, found["type"].alpha) == (3, 3, None)
    assert (found["place"].rows, found["place"].alpha) == (3, 1.0)


def test_alpha_by_hand() -> None:
    # Krippendorff's reliability matrix for nominal data with missing values, computed by hand: α = 0.743
    matrix = {
        "ann": "1 2 3 3 2 1 4 1 2 - - -",
        "ben": "1 2 3 3 2 2 4 1 2 5 - 3",
        "cat": "- 3 3 3 2 3 4 2 2 5 1 -",
        "dan": "1 2 3 3 2 4 4 1 2 5 1 -",
    }
    said: dict[str, dict[str, str]] = {}
    for who, labels in matrix.items():
        for row, given in enumerate(labels.split()):
            if given != "-":
                said.setdefault(str(row), {})[who] = given
    found = agreement_in("type", said)
    assert (found.rows, found.coders) == (11, 4)
    assert found.alpha == pytest.approx(0.743, abs=0.001)
    assert alpha_of([("ann", "1", "x"), ("ben", "1", "x")]) is None
    assert alpha_of([]) is None


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("actors", "The Guards [SYR MIL]; rebels", "guards; rebels"),
        ("actors", "rebels; guards", "guards; rebels"),
        ("place", "Ḩamāh", "hamah"),
        ("type", "", "none"),
    ],
)
def test_labels_are_compared_by_what_they_mean(column: str, value: str, expected: str) -> None:
    assert label(column, value) == expected
