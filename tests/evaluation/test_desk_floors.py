"""What linking and the timeline reach on the desk sets may not fall again; figures only go up (docs/measures.md)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from onrecord.evaluation.desk_run import evaluate_desk
from onrecord.evaluation.gate import figure_of
from onrecord.evaluation.measures import Measure, Tally
from onrecord.evaluation.score import Evaluation
from onrecord.settings import load_settings

GOLDEN = Path(__file__).parents[1] / "golden"
FLOORS = [
    ("desk", "events", "pairs of mentions", 0.87),
    ("desk", "events", "origins exactly right", 0.65),
    ("desk", "events", "voices", 0.87),
    ("desk", "copies", "reports and their first print", 0.99),
    ("desk", "timeline", "control: days", 1.0),
    ("desk", "timeline", "holders of offices: days", 1.0),
    ("demo", "timeline", "control: days", 1.0),
    ("demo", "timeline", "holders of offices: days", 1.0),
]


@cache
def scores(name: str) -> Evaluation:
    return evaluate_desk(GOLDEN / name, load_settings(), workers=2)


def row(name: str, part: str, label: str) -> Measure:
    rows = scores(name)[part]
    assert label in rows, f"there are: {', '.join(rows)}"
    return rows[label]


@pytest.mark.parametrize(("name", "part", "label", "least"), FLOORS)
def test_a_figure_of_a_desk_set_holds(name: str, part: str, label: str, least: float) -> None:
    assert figure_of(row(name, part, label)) >= least


def test_contradictions_are_right_and_found() -> None:
    found = row("desk", "events", "contradictions")
    assert isinstance(found, Tally)
    assert found.precision >= 0.87
    assert found.recall >= 0.80
