"""Which of what was predicted answers which of the gold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from onrecord.evaluation.gold import Edges

Gold = TypeVar("Gold")
Found = TypeVar("Found")


def match(gold: Sequence[Gold], found: Sequence[Found], weigh: Callable[[Gold, Found], float]) -> list[tuple[int, int]]:
    """One-to-one pairs of places, the greatest weight first, equal ones in order; what weighs nothing is no pair."""
    weighed = ((weigh(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(found))
    heaviest_first = sorted((each for each in weighed if each[0] > 0), key=lambda each: (-each[0], each[1], each[2]))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in heaviest_first:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return list(pairs.items())


def shared(one: Edges, other: Edges) -> int:
    """How many characters two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def shared_by_all(some: Iterable[Edges], others: Sequence[Edges]) -> int:
    """How many characters the spans of two lists share, pair by pair."""
    return sum(shared(one, other) for one in some for other in others)


def names_meet(one: str, other: str) -> int:
    """How many words two names share; 0 unless all words of the shorter one are in the other."""
    words, others = set(one.casefold().split()), set(other.casefold().split())
    return len(words & others) if words <= others or others <= words else 0
