"""Groups of events that hang together, and how they fall into events across reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.linking.blocks import keys_of
from onrecord.linking.claims import Claim
from onrecord.linking.cluster import Pair, Wishes, cluster, pair_of, pairs_of
from onrecord.linking.compare import chance_of, load_weights, score
from onrecord.linking.features.days import days_apart, days_of
from onrecord.linking.within import other_anchor
from onrecord.linking.workbench import Workbench

_ALL_PAIRS = 60  # events of a group up to which each pair of it is compared; beyond, those that share a block
_DAYS = 3  # stated days that lie farther apart are of two events, whatever stands between


def link_new(bench: Workbench, ids: Sequence[str]) -> None:
    """Compares new events with those that share a block and notes the pairs that are one by their score."""
    least = load_weights()["two_reports"].least
    pairs = ((pair, bench.event(pair[0]), bench.event(pair[1])) for pair in bench.candidates(ids))
    found = ((*pair, chance_of(score(a, b))) for pair, a, b in pairs if not _are_apart(a, b))
    bench.db.executemany("insert or replace into links values (?, ?, ?)", (row for row in found if row[2] >= least))


def groups_of(
    bench: Workbench, ids: Iterable[str], partners: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, ...]]:
    """The groups that ``ids`` are in, over links and ``partners`` (what people put together), each in order of ids."""
    seen: set[str] = set()
    for start in sorted(ids):
        if start in seen:
            continue
        group, edge = {start}, {start}
        while edge:
            near = bench.neighbours(edge).union(*(partners.get(each, frozenset()) for each in edge))
            edge = near - group
            group |= edge
        seen |= group
        yield tuple(sorted(group))


def clusters_of(events: Sequence[Claim], wishes: Wishes) -> list[tuple[str, ...]]:
    """A group as events across reports."""
    if len(events) == 1:
        return [(events[0].id,)]
    by_id = {each.id: each for each in events}
    pairs = pairs_of(by_id) if len(by_id) <= _ALL_PAIRS else _sharing(events)
    chances = {pair: chance_of(score(by_id[pair[0]], by_id[pair[1]])) for pair in pairs if _are_of_two(by_id, pair)}
    apart = frozenset(pair for pair in pairs_of(by_id) if _are_apart(by_id[pair[0]], by_id[pair[1]]))
    least = load_weights()["two_reports"].least
    return cluster(tuple(by_id), chances, least, Wishes(wishes.together, apart | wishes.apart))


def _are_of_two(by_id: Mapping[str, Claim], pair: Pair) -> bool:
    return by_id[pair[0]].report != by_id[pair[1]].report


def _are_apart(a: Claim, b: Claim) -> bool:
    """Whether they cannot be one: other anchors in one report, or stated days that lie far apart."""
    if a.report == b.report:
        return other_anchor(a, b)
    if not (a.dated and b.dated) or days_apart(a, b) is None:
        return False
    (first, last), (other_first, other_last) = days_of(a), days_of(b)  # type: ignore[misc]  # dated: there are days
    return max((other_first - last).days, (first - other_last).days) > _DAYS


def _sharing(events: Sequence[Claim]) -> Iterator[Pair]:
    """The pairs with a block in common, each once."""
    blocks: dict[tuple[int, str], list[str]] = {}
    for each in events:
        for key in sorted(keys_of(each)):
            blocks.setdefault(key, []).append(each.id)
    yield from sorted({pair_of(a, b) for ids in blocks.values() for a, b in pairs_of(ids)})
