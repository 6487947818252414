"""Scores of small records whose figures can be reckoned by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest

from onrecord.evaluation.events import main_event, match_labels
from onrecord.evaluation.matching import match, names_meet
from onrecord.evaluation.measures import Board, Measure, Rate, Tally, rate_of
from onrecord.evaluation.places import kilometres
from onrecord.evaluation.report import table, to_json
from onrecord.evaluation.score import Evaluation, score_records

Json = dict[str, Any]
TEXT = "Rebels took Hama, TASS said."


def span(start: int, end: int) -> Json:
    return {"start": start, "end": end, "text": TEXT[start:end]}


def scored(task: str, gold: Json, found: Json) -> dict[str, Measure]:
    report = {"report": {"id": "r1", "text": TEXT}}
    return score_records(task, [{**report, **gold}], [{**report, **found}])["all"]


def test_tallies_and_rates_add_up() -> None:
    assert Tally(1, 2, 4) + Tally(1, 2, 0) == Tally(2, 4, 4)
    assert (Tally(1, 2, 4).precision, Tally(1, 2, 4).recall) == (0.5, 0.25)
    assert Tally(1, 2, 4).f1 == pytest.approx(1 / 3)
    assert Tally().f1 == Rate().value == 0.0
    assert rate_of([1, 0, 1, 0]) + Rate(1, 1) == Rate(3, 5)


def test_a_board_leaves_out_what_was_not_counted() -> None:
    board = Board("never", "once")
    board.tally("once", 1, 1, 1)
    board.rate("share", True)
    assert board.scores() == {"once": Tally(1, 1, 1), "share": Rate(1, 1)}


def test_the_greatest_weight_is_matched_first_and_each_once() -> None:
    weights = {("a", "x"): 1, ("a", "y"): 3, ("b", "y"): 2}
    assert match("ab", "xy", lambda one, other: weights.get((one, other), 0)) == [(0, 1)]
    assert match("ab", "yx", lambda one, other: {**weights, ("b", "x"): 1}.get((one, other), 0)) == [(0, 0), (1, 1)]


@pytest.mark.parametrize(
    ("one", "other", "words"), [("the Army", "army of the north", 2), ("army", "navy", 0), ("", "army", 0)]
)
def test_names_meet_if_all_words_of_the_shorter_are_there(one: str, other: str, words: int) -> None:
    assert names_meet(one, other) == words


def test_predictions_under_one_gold_label_count_once() -> None:
    either = frozenset({"CONCEDE", "RETREAT"})
    found = [frozenset({"CONCEDE"}), frozenset({"RETREAT"}), frozenset({"AID"})]
    assert match_labels([either], found) == (1, 2, 1)


def test_the_main_event_is_that_of_the_lowest_rank() -> None:
    assert main_event([{"id": "a", "rank": 2}, {"id": "b", "rank": 1}, {"id": "c"}]) == [{"id": "b", "rank": 1}]
    assert main_event([]) == []


def test_events() -> None:
    gold = {"events": [{"type": "COERCE", "mode": "seize", "trigger": span(7, 11)}]}
    found = {"events": [{"type": "AID", "trigger": span(7, 11)}, {"type": "COERCE", "rank": 2, "trigger": span(0, 6)}]}
    scores = scored("events", gold, found)
    assert scores["root type"] == Tally(1, 2, 1)
    assert scores["main event: root type"] == Tally(0, 1, 1)
    assert scores["trigger overlap"] == Tally(1, 2, 1)
    assert scores["trigger overlap and type"] == Tally(0, 2, 1)
    assert scores["type and mode, of gold with a mode"] == Rate(0, 1)


def test_dyads() -> None:
    gold = {"events": [{"actors": [{"span": span(0, 6), "codes": [None, "REB"]}], "recipients": [{"name": "Hama"}]}]}
    found = {
        "mentions": [{"id": "m1", **span(0, 6)}],
        "events": [{"actors": [{"mention": "m1", "codes": ["SYR", "REB"]}], "recipients": [{"name": "Hama city"}]}],
    }
    scores = scored("dyads", gold, found)
    assert scores["actor span"] == scores["actor and recipient together"] == Tally(1, 1, 1)
    assert "recipient country" not in scores


def test_attribution_and_chains() -> None:
    chain = [{"role": "relay", "name": "TASS", "span": span(18, 22)}, {"role": "speaker", "name": "Rebels"}]
    one = {"source": span(18, 22), "cue": span(23, 27), "content": [span(0, 17)], "quoting": "indirect"}
    scores = scored("attribution", {"attributions": [{**one, "chain": chain}]}, {"attributions": [one]})
    assert scores["relation exact"] == Tally(1, 1, 1)
    assert scores["relation overlap, recall of indirect"] == Rate(1, 1)
    assert scores["chain complete and in order"] == Rate(0, 1)
    moved = {**one, "source": span(0, 6), "content": [span(0, 11)]}
    scores = scored("attribution", {"attributions": [one]}, {"attributions": [moved]})
    assert (scores["content overlap"], scores["relation overlap"]) == (Tally(1, 1, 1), Tally(0, 1, 1))


def test_factuality_by_layer() -> None:
    event = {"trigger": span(7, 11)}
    gold = {"events": [{**event, "factuality": [{"by": "author", "value": "Uu"}, {"by": 1, "value": "CT+"}]}]}
    found = {"events": [{**event, "factuality": [{"by": "author", "value": "CT+"}, {"by": 2, "value": "CT+"}]}]}
    scores = scored("factuality", gold, found)
    assert scores["author: both right, of events found"] == Rate(0, 1)
    assert scores["speaker: both right, of events found"] == Rate(1, 1)


def test_places_near_and_neutral() -> None:
    gold = {
        "mentions": [{"id": "m1", **span(12, 16)}, {"id": "m2", **span(18, 22)}],
        "places": [{"mention": "m1", "latitude": 35.0, "longitude": 36.0}, {"mention": "m2"}],
    }
    found = {**gold, "places": [{"mention": m, "latitude": 35.5, "longitude": 36.0} for m in ("m1", "m2")]}
    scores = scored("places", gold, found)
    assert scores["located within 161 km"] == Tally(1, 1, 1)
    distance = scores["mean km, of those recognised and located"]
    assert isinstance(distance, Rate)
    assert distance.hits == pytest.approx(55.6, abs=0.1)
    assert kilometres({}, {"latitude": 1.0, "longitude": 1.0}) == float("inf")


def test_times_outside_the_annotated_part_are_not_scored() -> None:
    time = {"start": 0, "end": 6, "type": "DATE", "value": "2024"}
    late = {**time, "start": 12, "end": 16}
    scores = scored("times", {"times": [time], "scored_until": 10}, {"times": [{**time, "value": "2023"}, late]})
    assert (scores["strict"], scores["value"]) == (Tally(1, 1, 1), Tally(0, 1, 1))


def test_actors() -> None:
    entity = {"name": "Kremlin", "roles": [{"country": "RUS", "code": "GOV"}]}
    scores = scored("actors", {"expected": {"country": "RUS", "sector": "MIL"}}, {"entities": [entity]})
    assert scores == {"country": Rate(1, 1), "sector": Rate(0, 1), "all that is expected": Rate(0, 1)}


def test_reports_seen_elsewhere_are_scored_apart() -> None:
    gold: list[Json] = [{"report": {"id": "a", "text": ""}, "also_in": "b"}, {"report": {"id": "c", "text": ""}}]
    assert list(score_records("times", gold, [])) == ["all", "unseen"]


def test_the_table_and_its_json() -> None:
    evaluation: Evaluation = {"all": {"strict": Tally(1, 2, 2), "mean km, of those": Rate(30, 2), "share": Rate(1, 2)}}
    head, strict, km, share = table(evaluation).splitlines()
    assert head.split() == ["all", "P", "R", "F1"]
    assert strict.split() == ["strict", "50.0", "50.0", "50.0", "gold", "2"]
    assert km.split()[-3:] == ["15.0", "of", "2"]
    assert share.split() == ["share", "50.0", "of", "2"]
    content = json.loads(to_json(evaluation))["all"]
    assert content["strict"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5, "gold": 2}
    assert content["share"] == {"value": 0.5, "of": 2}


def test_what_the_days_of_a_coders_events_rest_on() -> None:
    whens = [(1, "stated"), (1, "anchored"), (3, "publication"), (1, "publication")]
    events = [{"when": {"precision": precision, "basis": basis}} for precision, basis in whens]
    gold = {"times": [{"start": 0, "end": 6, "type": "DATE", "value": "2024-05-02"}]}
    row = "events dated to a day, on a stated or anchored time"
    assert scored("times", gold, {"events": [*events, {"when": None}], "coder": {}})[row] == Rate(2, 3)
    assert row not in scored("times", gold, {"events": events})


def test_rounds_of_coding_are_scored_apart() -> None:
    gold = [
        {"report": {"id": f"r{n}"}, "round": n, "codings": [{"events": [{"type": "AID"}]}], "events": []}
        for n in range(1, 6)
    ]
    found = [{"report": {"id": f"r{n}"}, "events": [{"type": "AID" if n > 3 else "COERCE"}]} for n in range(1, 6)]
    assert list(score_records("events", gold, found)) == ["all"]
    evaluation = score_records("events", gold, found, rounds=True)
    assert list(evaluation) == ["all", "round 1", "round 2", "round 3", "round 4", "round 5", "rounds 3 to 5"]
    measures = [evaluation[part]["root type"] for part in ("round 1", "round 5")]
    assert [each.f1 for each in measures if isinstance(each, Tally)] == [0.0, 1.0]
