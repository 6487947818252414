from __future__ import annotations

from typing import Any

from onrecord.evaluation.bootstrap import Interval, bootstrap
from onrecord.evaluation.report import table
from onrecord.evaluation.score import score_records

Json = dict[str, Any]


def record(number: int, *values: str) -> Json:
    times = [{"id": f"t{n}", "start": n, "end": n + 1, "type": "DATE", "value": each} for n, each in enumerate(values)]
    return {"report": {"id": f"r{number}", "text": "In May and June."}, "times": times}


GOLD = [record(n, "2024-05") for n in range(40)]
HALF = [record(n, "2024-05" if n % 2 else "2023-05") for n in range(40)]


def test_the_interval_lies_around_the_figure() -> None:
    interval = bootstrap("times", GOLD, HALF, 400)["value"]
    assert 0.3 < interval.low < 0.5 < interval.high < 0.7


def test_the_same_reports_give_the_same_interval() -> None:
    assert bootstrap("times", GOLD, HALF, 50) == bootstrap("times", GOLD, HALF, 50)


def test_what_is_always_right_has_no_width() -> None:
    assert bootstrap("times", GOLD, GOLD, 20)["value"] == Interval(1.0, 1.0)


def test_scores_that_do_not_add_up_are_scored_anew() -> None:
    """A macro average of a set is no sum over its reports."""
    values = ("CT+", "CT-", "Uu")
    gold = [
        {
            "report": {"id": f"r{n}", "text": "It fell."},
            "events": [
                {
                    "id": "e",
                    "trigger": {"start": 3, "end": 7, "text": "fell"},
                    "factuality": [{"by": "innermost", "value": values[n % 3]}],
                }
            ],
        }
        for n in range(12)
    ]
    found = bootstrap("factuality", gold, gold, 20)
    assert any("macro" in each for each in found)
    assert all(0 <= each.low <= each.high <= 1 for each in found.values())


def test_none_is_drawn_where_none_is_asked_for() -> None:
    assert bootstrap("times", GOLD, HALF, 0) == {}
    assert bootstrap("times", [], [], 9) == {}


def test_the_table_shows_the_interval_beside_its_figure() -> None:
    scores = score_records("times", GOLD, HALF)
    assert "95 % 35.0–65.0" in table(scores, {"value": Interval(0.35, 0.65)})
