"""Scores to be read: a table, or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from onrecord.evaluation.bootstrap import Interval
from onrecord.evaluation.measures import Measure, Rate
from onrecord.evaluation.score import Evaluation

_NAME = 54  # columns for a row's name


def table(evaluation: Evaluation, intervals: Mapping[str, Interval] | None = None) -> str:
    """A line a measure, in hundredths (but kilometres); with the intervals of those of all reports, where given."""
    return "\n".join(_lines(evaluation, intervals or {}))


def _lines(evaluation: Evaluation, intervals: Mapping[str, Interval]) -> Iterator[str]:
    for part, scores in evaluation.items():
        yield f"{part:{_NAME + 2}}      P      R     F1"
        for name, measure in scores.items():
            interval = _bounds(name, intervals.get(name) if part == "all" else None)
            yield f"  {name:{_NAME}} {_figures(name, measure)}{interval}"


def _bounds(name: str, interval: Interval | None) -> str:
    scale = _scale(name)
    return f"   95 % {scale * interval.low:.1f}–{scale * interval.high:.1f}" if interval else ""


def _scale(name: str) -> int:
    """Hundredths, but kilometres are given as they are."""
    return 1 if "mean km" in name else 100


def _figures(name: str, measure: Measure) -> str:
    if isinstance(measure, Rate):
        value = measure.value * _scale(name)
        return f"{value:20.1f}   of {measure.total:,.0f}"
    numbers = " ".join(f"{100 * each:6.1f}" for each in (measure.precision, measure.recall, measure.f1))
    return f"{numbers}   gold {measure.gold:,.0f}" if measure.gold else numbers


def to_json(evaluation: Evaluation, intervals: Mapping[str, Interval] | None = None) -> str:
    """The same as JSON, shares 0–1 with four digits; intervals as ``low`` and ``high``."""
    content = {part: {name: _json(each) for name, each in scores.items()} for part, scores in evaluation.items()}
    for name, interval in (intervals or {}).items():
        content["all"].get(name, {}).update(low=round(interval.low, 4), high=round(interval.high, 4))
    return json.dumps(content, indent=1, ensure_ascii=False)


def _json(measure: Measure) -> dict[str, float]:
    if isinstance(measure, Rate):
        return {"value": round(measure.value, 4), "of": measure.total}
    figures = {"precision": measure.precision, "recall": measure.recall, "f1": measure.f1}
    return {**{name: round(each, 4) for name, each in figures.items()}, "gold": measure.gold}
