"""How far a score depends on which reports happen to be in a set: intervals by drawing reports anew (Efron 1979)."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.evaluation.gold import Json, Pair, pair_up
from onrecord.evaluation.measures import Halves, Measure, Rate, Scores
from onrecord.evaluation.score import TASKS

SEED = 20241208  # fixed: the same reports give the same intervals
COVERED = 0.95
Score = Callable[[Sequence[Pair]], Scores]


@dataclass(frozen=True, slots=True)
class Interval:
    """Between which bounds a figure (F1, or the value of a rate) stays in 95 of 100 drawings."""

    low: float
    high: float


def bootstrap(task: str, gold: Sequence[Json], predictions: Sequence[Json], times: int) -> dict[str, Interval]:
    """The interval of each row of a task's scores, from ``times`` drawings of as many reports with replacement."""
    pairs = pair_up(gold, predictions)
    score = TASKS[task]
    rescore = _adder(score, pairs) or (lambda places: score([pairs[each] for each in places]))
    chance = random.Random(SEED)
    drawn: dict[str, list[float]] = {}
    for _ in range(times if pairs else 0):
        places = chance.choices(range(len(pairs)), k=len(pairs))
        for name, measure in rescore(places).items():
            drawn.setdefault(name, []).append(figure(measure))
    return {name: _interval(sorted(figures)) for name, figures in drawn.items()}


def figure(measure: Measure) -> float:
    """F1 of a tally, the value of a rate."""
    return measure.value if isinstance(measure, Rate) else measure.f1


def _adder(score: Score, pairs: Sequence[Pair]) -> Callable[[Sequence[int]], Scores] | None:
    """Adds up the scores of single reports, which is much faster; None for a task whose scores don't add up."""
    singles = [score([pair]) for pair in pairs]
    if any(isinstance(each, Halves) for scores in singles for each in scores.values()):
        return None
    if not _equal(_sum(singles), score(pairs)):
        return None
    return lambda places: _sum([singles[each] for each in places])


def _sum(parts: Sequence[Scores]) -> Scores:
    total: Scores = {}
    for part in parts:
        for name, measure in part.items():
            before = total.get(name)
            total[name] = measure if before is None else before + measure  # type: ignore[operator]  # one kind a name
    return total


def _equal(one: Mapping[str, Measure], other: Mapping[str, Measure]) -> bool:
    return one.keys() == other.keys() and all(
        math.isclose(figure(one[name]), figure(other[name]), abs_tol=1e-9) for name in one
    )


def _interval(figures: Sequence[float]) -> Interval:
    """The bounds that leave half of what is not covered out at each end of the sorted figures."""
    out = (1 - COVERED) / 2
    last = len(figures) - 1
    return Interval(figures[round(out * last)], figures[round((1 - out) * last)])
