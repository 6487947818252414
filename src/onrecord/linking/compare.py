"""How likely two claims tell of one event, with the reasons."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.errors import BadData
from onrecord.linking.claims import Claim
from onrecord.linking.features.finding import Feature, Finding
from onrecord.linking.features.lists import LISTS

_FILE = Path(__file__).parents[1] / "data" / "linking" / "weights.toml"


@dataclass(frozen=True, slots=True)
class Weighed:
    """A feature with what it is worth where it holds in full."""

    feature: Feature
    weight: float

    @property
    def name(self) -> str:
        """That of its function, as in weights.toml."""
        return self.feature.__name__


@dataclass(frozen=True, slots=True)
class Weights:
    """The scorer of one kind of pair."""

    start: float  # where the sum begins
    least: float  # from which chance (0-1) on two claims, or two clusters on average, are one event
    features: tuple[Weighed, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """What a feature found and how much it adds."""

    feature: str
    adds: float
    finding: Finding


@dataclass(frozen=True, slots=True)
class Comparison:
    """The sum of what was found, and as a chance."""

    score: float
    reasons: tuple[Reason, ...]

    @property
    def chance(self) -> float:
        """0-1: the score through the logistic function."""
        return chance_of(self.score)


@cache
def load_weights() -> Mapping[str, Weights]:
    """The weights of both lists. Raises BadData where the file and the lists name other features."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {name: _weights(name, data[name], features) for name, features in LISTS.items()}


def weights_for(a: Claim, b: Claim) -> Weights:
    """Those for claims of one report, or of two."""
    return load_weights()["same_report" if a.report == b.report else "two_reports"]


def compare(a: Claim, b: Claim) -> Comparison:
    """All that speaks for and against; the order of the two makes no difference."""
    a, b = in_order(a, b)
    weights = weights_for(a, b)
    reasons = tuple(_reasons(a, b, weights))
    return Comparison(weights.start + math.fsum(each.adds for each in reasons), reasons)


def score(a: Claim, b: Claim) -> float:
    """The score alone."""
    a, b = in_order(a, b)
    weights = weights_for(a, b)
    parts = [weights.start]
    for each in weights.features:
        finding = each.feature(a, b)
        if finding is not None:
            parts.append(each.weight * finding.value)
    return math.fsum(parts)


def chance_of(total: float) -> float:
    """0-1."""
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))


def in_order(a: Claim, b: Claim) -> tuple[Claim, Claim]:
    """As they stand in their report; of two reports by id."""
    return (a, b) if (a.report, a.start, a.id) <= (b.report, b.start, b.id) else (b, a)


def _reasons(a: Claim, b: Claim, weights: Weights) -> list[Reason]:
    found = ((each, each.feature(a, b)) for each in weights.features)
    return [Reason(each.name, each.weight * finding.value, finding) for each, finding in found if finding is not None]


def _weights(name: str, given: Mapping[str, float], features: tuple[Feature, ...]) -> Weights:
    names = {each.__name__ for each in features}
    told = set(given) - {"start", "least"}
    if names != told:
        raise BadData(
            f"{_FILE.name}: [{name}] lacks {sorted(names - told)} and has the unknown {sorted(told - names)}."
        )
    return Weights(given["start"], given["least"], tuple(Weighed(each, given[each.__name__]) for each in features))
