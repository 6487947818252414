"""What scores are made of. All add up: over reports, coders, roles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """Hits among what was predicted and among what is in the gold."""

    hits: float = 0
    predicted: float = 0
    gold: float = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hits + other.hits, self.predicted + other.predicted, self.gold + other.gold)

    def __bool__(self) -> bool:
        return bool(self.predicted or self.gold)

    @property
    def precision(self) -> float:
        """0–1; 0 where nothing was predicted."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """0–1; 0 where the gold has nothing."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0–1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Halves:
    """Precision and recall that count different things, so that they have no hits in common."""

    precision: float  # 0–1
    recall: float
    gold: float = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0–1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of a total, or a mean (hits: the sum of what is averaged)."""

    hits: float = 0
    total: float = 0

    def __add__(self, other: Rate) -> Rate:
        return Rate(self.hits + other.hits, self.total + other.total)

    def __bool__(self) -> bool:
        return bool(self.total)

    @property
    def value(self) -> float:
        """The share or mean; 0 where there is nothing to share."""
        return self.hits / self.total if self.total else 0.0


Measure = Tally | Rate | Halves
Scores = dict[str, Measure]


def rate_of(hits: Iterable[float]) -> Rate:
    """The mean of some hits (1, 0) or figures."""
    given = list(hits)
    return Rate(sum(given), len(given))


class Board:
    """Scores under their names, in the order in which the names first came."""

    def __init__(self, *tallies: str) -> None:
        self._scores: Scores = dict.fromkeys(tallies, Tally())

    def tally(self, name: str, hits: float, predicted: float, gold: float) -> None:
        """Adds to a Tally."""
        before = self._scores.setdefault(name, Tally())
        assert isinstance(before, Tally)
        self._scores[name] = before + Tally(hits, predicted, gold)

    def rate(self, name: str, hit: float, total: float = 1) -> None:
        """Adds to a Rate."""
        before = self._scores.get(name) or Rate()
        assert isinstance(before, Rate)
        self._scores[name] = before + Rate(hit, total)

    def scores(self) -> Scores:
        """What was counted; names under which nothing was, are left out."""
        return {name: measure for name, measure in self._scores.items() if measure}
