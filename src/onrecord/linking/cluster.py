"""Clusters from scored pairs: average link, in an order that depends on nothing but the pairs themselves."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

Pair = tuple[str, str]  # two ids, the smaller first


@dataclass(frozen=True, slots=True)
class Wishes:
    """What overrides the scores."""

    together: frozenset[Pair] = frozenset()  # whatever their score
    apart: frozenset[Pair] = frozenset()  # never in one cluster, unless ``together`` says so


def pair_of(one: str, other: str) -> Pair:
    """The two ids in order."""
    return (one, other) if one <= other else (other, one)


NO_WISHES = Wishes()


def cluster(
    ids: Collection[str], chances: Mapping[Pair, float], least: float, wishes: Wishes = NO_WISHES
) -> list[tuple[str, ...]]:
    """The clusters of ``ids``, each in order of ids, the one with the smallest id first.

    The two clusters with the highest mean chance over their scored pairs are merged as long as that is ``least``;
    equal ones by their smallest ids. The order in which ids and pairs come makes no difference. Time: n log n in the
    number of scored pairs.
    """
    state = _State(ids, least, wishes)
    for pair in sorted(wishes.together):
        state.join(*pair)
    for pair, chance in sorted(chances.items()):
        state.link(pair, chance)
    state.run()
    return sorted(tuple(sorted(members)) for members in state.members.values())


def components(edges: Iterable[Pair], ids: Iterable[str] = ()) -> list[tuple[str, ...]]:
    """What hangs together over ``edges``; ``ids`` without an edge stand alone."""
    above: dict[str, str] = {each: each for each in ids}

    def root(one: str) -> str:
        while above.setdefault(one, one) != one:
            above[one] = one = above[above[one]]
        return one

    for one, other in edges:
        a, b = root(one), root(other)
        above[max(a, b)] = min(a, b)
    found: dict[str, list[str]] = {}
    for each in sorted(above):
        found.setdefault(root(each), []).append(each)
    return [tuple(each) for each in found.values()]


@dataclass(slots=True)
class _State:
    """Clusters as they grow, each under its smallest id."""

    ids: Collection[str]
    least: float
    wishes: Wishes
    members: dict[str, list[str]] = field(init=False)
    home: dict[str, str] = field(init=False)
    links: dict[str, dict[str, tuple[float, int]]] = field(init=False)  # cluster → cluster → sum of chances, pairs
    apart: dict[str, set[str]] = field(init=False)
    heap: list[tuple[float, str, str, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.members = {each: [each] for each in sorted(self.ids)}
        self.home = {each: each for each in self.members}
        self.links = {each: {} for each in self.members}
        self.apart = {each: set() for each in self.members}
        for one, other in sorted(self.wishes.apart):
            if one in self.apart and other in self.apart:
                self.apart[one].add(other)
                self.apart[other].add(one)

    def link(self, pair: Pair, chance: float) -> None:
        one, other = (self.home.get(each) for each in pair)
        if one is None or other is None or one == other:
            return
        total, count = self.links[one].get(other, (0.0, 0))
        self.links[one][other] = self.links[other][one] = (total + chance, count + 1)

    def run(self) -> None:
        for one, others in self.links.items():
            for other in others:
                if one < other:
                    self._offer(one, other)
        while self.heap:
            _, one, other, size = heapq.heappop(self.heap)
            there = one in self.members and other in self.members
            if there and size == len(self.members[one]) + len(self.members[other]):
                self._merge(one, other)

    def join(self, one: str, other: str) -> None:
        """Merges the clusters of two ids, whatever speaks against it."""
        if one in self.home and other in self.home and self.home[one] != self.home[other]:
            self._merge(*pair_of(self.home[one], self.home[other]))

    def _offer(self, one: str, other: str) -> None:
        total, count = self.links[one][other]
        if total / count >= self.least and other not in self.apart[one]:
            heapq.heappush(self.heap, (-total / count, one, other, len(self.members[one]) + len(self.members[other])))

    def _merge(self, one: str, other: str) -> None:
        """``other`` goes into ``one``, whose id is the smaller."""
        moved = self.members.pop(other)
        self.members[one] += moved
        self.home.update(dict.fromkeys(moved, one))
        for each in self.apart.pop(other):
            self.apart[each].discard(other)
            if each != one:
                self.apart[each].add(one)
                self.apart[one].add(each)
        for third, (total, count) in sorted(self.links.pop(other).items()):
            del self.links[third][other]
            if third != one:
                before, pairs = self.links[one].get(third, (0.0, 0))
                self.links[one][third] = self.links[third][one] = (before + total, pairs + count)
        for third in sorted(self.links[one]):
            self._offer(*pair_of(one, third))


def pairs_of(ids: Collection[str]) -> Iterator[Pair]:
    """All pairs of some ids."""
    ordered = sorted(ids)
    return ((one, other) for n, one in enumerate(ordered) for other in ordered[n + 1 :])
