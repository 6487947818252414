"""Groups of events that hang together, of a size that one new report can afford to look at.

In a feed everything hangs together in the end: what is told of Monday with what is told of some day of that week, that
with Thursday's, and so on for years. A group is therefore what hangs together by links of at least some chance, on the
lowest rung of a ladder of chances on which that is no more than ``MOST`` events. What an event's group is follows from
the links alone, whenever they were found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.linking.workbench import Workbench

MOST = 150  # events of a group
# Chances; on the last rung a group is as large as it is. Of 1,800 events in eight days of the invented feed 45 % stand
# on the first rung, 14 % on the fourth, none on the last.
_LADDER = (0.0, 0.9, 0.97, 0.99, 0.997)

Partners = Mapping[str, frozenset[str]]  # what people put together, by event


@dataclass(frozen=True, slots=True)
class Group:
    """Events that hang together, in order of ids."""

    ids: tuple[str, ...]
    rung: int  # of the ladder


def groups_of(bench: Workbench, ids: Iterable[str], partners: Partners) -> Iterator[Group]:
    """The groups that ``ids`` are in, and those of others that fall into smaller ones because of them.

    Each must be put on the bench before the next is asked for.
    """
    search = _Search(bench, partners)
    wanted, seen = sorted(ids, reverse=True), set[str]()
    while wanted:
        start = wanted.pop()
        if start not in seen:
            group = search.group(start)
            seen.update(group.ids)
            wanted += sorted(search.outgrown(group) - seen, reverse=True)
            yield group


@dataclass(slots=True)
class _Search:
    bench: Workbench
    partners: Partners
    near: dict[str, dict[str, float]] = field(default_factory=dict)  # links of events looked at, with their chances

    def group(self, start: str) -> Group:
        for rung in range(len(_LADDER) - 1):
            found = self._within_reach(start, _LADDER[rung], MOST)
            if len(found) <= MOST:
                return Group(tuple(sorted(found)), rung)
        rung = len(_LADDER) - 1
        return Group(tuple(sorted(self._within_reach(start, _LADDER[rung], None))), rung)

    def outgrown(self, group: Group) -> set[str]:
        """Events whose group stood on a lower rung, and has become too large by what links it with ``group``."""
        if group.rung == 0:
            return set()
        near = {pair for each in group.ids for pair in self._links(each).items()}
        rungs = self.bench.rungs({other for other, _ in near}.difference(group.ids))
        return {
            other
            for other, chance in near
            if other in rungs and rungs[other] < group.rung and chance >= _LADDER[rungs[other]]
        }

    def _within_reach(self, start: str, least: float, most: int | None) -> set[str]:
        """What hangs together with ``start``; no more than just above ``most`` events."""
        found, edge = {start}, [start]
        while edge and (most is None or len(found) <= most):
            near = (other for other, chance in self._links(edge.pop()).items() if chance >= least)
            new = [other for other in near if other not in found]
            found.update(new)
            edge += new
        return found

    def _links(self, id_: str) -> dict[str, float]:
        if id_ not in self.near:
            together = dict.fromkeys(sorted(self.partners.get(id_, ())), 1.0)
            self.near[id_] = {**self.bench.links_of(id_), **together}
        return self.near[id_]
