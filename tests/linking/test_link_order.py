"""What is found doesn't depend on the order in which reports come, nor on how many come at once."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

import pytest
from tests.linking.cases import reports

from onrecord.linking.cluster import Wishes, pair_of
from onrecord.linking.link import Linker
from onrecord.linking.workbench import Workbench
from onrecord.model.record import Record

_TABLES = ("claims", "events", "links", "clusters", "copies", "first_prints", "origins", "contradictions")


def found(bench: Workbench) -> str:
    """All that stands on the workbench, table by table in order."""
    return "\n".join(
        f"{table} {sorted(map(repr, map(tuple, bench.db.execute(f'select * from {table}'))))}" for table in _TABLES
    )


def linked(batches: Iterable[Sequence[Record]], wishes: Wishes | None = None) -> str:
    with Workbench(None) as bench:
        for batch in batches:
            list(Linker(bench, wishes or Wishes()).link(batch))
        return found(bench)


@pytest.fixture(params=[150, 3], ids=["small groups", "groups that are cut"])
def most(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many events a group may have: with 3 those of the invented war climb the ladder and come down again."""
    monkeypatch.setattr("onrecord.linking.groups.MOST", request.param)


@pytest.mark.usefixtures("most")
def test_fifty_orders_and_one_by_one_give_the_same_bytes() -> None:
    everything = list(reports())
    wanted = linked([everything])
    shuffler = random.Random(7)
    for _ in range(50):
        shuffler.shuffle(everything)
        assert linked([everything]) == wanted
    assert linked([each] for each in everything) == wanted


@pytest.mark.usefixtures("most")
def test_what_is_taken_away_leaves_no_trace() -> None:
    everything = list(reports())
    for out in range(len(everything)):
        rest = [each for n, each in enumerate(everything) if n != out]
        with Workbench(None) as bench:
            list(Linker(bench).link(everything))
            list(Linker(bench).link([], gone=[everything[out].report.id]))
            assert found(bench) == linked([rest])


def test_linking_again_changes_nothing() -> None:
    assert linked([reports(), reports()]) == linked([reports()])


@pytest.mark.parametrize("verdict", ["together", "apart"])
def test_what_people_decided_doesnt_depend_on_the_order_either(verdict: str) -> None:
    everything = list(reports())
    with Workbench(None) as bench:
        list(Linker(bench).link(everything))
        ids = bench.column("select id from claims where report in ('r5', 'r9') order by report, id")
    wishes = Wishes(**{verdict: frozenset({pair_of(ids[0], ids[-1])})})
    assert linked([everything], wishes) == linked(([each] for each in everything[::-1]), wishes)
