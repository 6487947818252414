"""Pairs of events of two reports: which are compared, and which of them can be one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.linking.blocks import keys_of
from onrecord.linking.claims import Claim
from onrecord.linking.cluster import Pair, Wishes, cluster, pair_of, pairs_of
from onrecord.linking.compare import load_weights
from onrecord.linking.features.days import days_of
from onrecord.linking.within import other_anchor
from onrecord.linking.workbench import Workbench

_ALL_PAIRS = 60  # events of a group up to which each pair of it is compared; beyond, those that share a block
_DAYS = 3  # stated days that lie farther apart are of two events, whatever stands between


def link_new(bench: Workbench, ids: Sequence[str]) -> None:
    """Compares new events with those that share a block and notes the pairs that are one by their score."""
    least = load_weights()["two_reports"].least
    spans = _Spans(bench)
    found = ((*pair, bench.chance(pair)) for pair in bench.candidates(ids) if not spans.lie_apart(pair))
    bench.db.executemany("insert or replace into links values (?, ?, ?)", (row for row in found if row[2] >= least))


def clusters_of(bench: Workbench, ids: Sequence[str], wishes: Wishes) -> list[tuple[str, ...]]:
    """A group as events across reports."""
    if len(ids) == 1:
        return [tuple(ids)]
    events = {each: bench.event(each) for each in ids}
    pairs = pairs_of(events) if len(events) <= _ALL_PAIRS else _sharing(events.values())
    chances = {pair: bench.chance(pair) for pair in pairs if events[pair[0]].report != events[pair[1]].report}
    apart = frozenset(_apart(bench, events))
    least = load_weights()["two_reports"].least
    return cluster(tuple(ids), chances, least, Wishes(wishes.together, apart | wishes.apart))


def _apart(bench: Workbench, events: Mapping[str, Claim]) -> Iterator[Pair]:
    """The pairs that cannot be one: other anchors in one report, or stated days that lie far apart."""
    spans = _Spans(bench)
    for pair in pairs_of(events):
        one, other = events[pair[0]], events[pair[1]]
        if other_anchor(one, other) if one.report == other.report else spans.lie_apart(pair):
            yield pair


class _Spans:
    """The stated days of events, as numbers: pairs are many more than events."""

    def __init__(self, bench: Workbench) -> None:
        self.bench = bench
        self.known: dict[str, tuple[int, int] | None] = {}

    def lie_apart(self, pair: Pair) -> bool:
        """Whether the days of both are stated, with more than ``_DAYS`` between."""
        one, other = self._of(pair[0]), self._of(pair[1])
        return one is not None and other is not None and max(other[0] - one[1], one[0] - other[1]) > _DAYS

    def _of(self, id_: str) -> tuple[int, int] | None:
        if id_ not in self.known:
            event = self.bench.event(id_)
            days = days_of(event) if event.dated else None
            self.known[id_] = (days[0].toordinal(), days[1].toordinal()) if days else None
        return self.known[id_]


def _sharing(events: Iterable[Claim]) -> Iterator[Pair]:
    """The pairs with a block in common, each once."""
    blocks: dict[tuple[int, str], list[str]] = {}
    for each in events:
        for key in sorted(keys_of(each)):
            blocks.setdefault(key, []).append(each.id)
    yield from sorted({pair_of(a, b) for ids in blocks.values() for a, b in pairs_of(ids)})
