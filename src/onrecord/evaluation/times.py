"""Scores of time expressions (TempEval-3): strict and relaxed spans, type and value; the grounds of days."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.evaluation.gold import Json, Pair, is_annotated
from onrecord.evaluation.matching import match, shared
from onrecord.evaluation.measures import Board, Scores

_GROUNDED = "events dated to a day, on a stated or anchored time"


def score_times(pairs: Sequence[Pair]) -> Scores:
    """In the part of each report that the gold covers; of records that a coder made also what its days rest on."""
    board = Board("strict", "relaxed", "type", "value")
    for gold_record, prediction in pairs:
        gold, found = (
            [each for each in record.get("times", []) if is_annotated(gold_record, each["start"])]
            for record in (gold_record, prediction)
        )
        both = [(gold[i], found[j]) for i, j in match(gold, found, _likeness)]
        hits = {
            "strict": sum(_edges(one) == _edges(other) for one, other in both),
            "relaxed": len(both),
            "type": sum(one.get("type") == other.get("type") for one, other in both),
            "value": sum(_value(one) == _value(other) for one, other in both),
        }
        for name, count in hits.items():
            board.tally(name, count, len(found), len(gold))
        for basis in _bases_of_days(prediction):
            board.rate(_GROUNDED, basis in {"stated", "anchored"})
    return board.scores()


def _bases_of_days(record: Json) -> list[str]:
    """What each event rests on that is dated to a day, or to two that are one night; of a coder's records only."""
    given = (each.get("when") or {} for each in record.get("events", []) if "coder" in record)
    return [str(each.get("basis")) for each in given if each.get("precision") == 1]


def _edges(time: Json) -> tuple[int, int]:
    return time["start"], time["end"]


def _likeness(one: Json, other: Json) -> float:
    """Characters shared, half a one more for the very same span."""
    return shared(_edges(one), _edges(other)) + 0.5 * (_edges(one) == _edges(other))


def _value(time: Json) -> str:
    return str(time.get("value") or "").strip().upper()
