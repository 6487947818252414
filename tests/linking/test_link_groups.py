"""Groups follow from the links alone, whenever the links were found, and are no larger than they may be."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence

import pytest

from onrecord.linking.cluster import Pair, pairs_of
from onrecord.linking.groups import groups_of
from onrecord.linking.workbench import Workbench

MOST = 5
CHANCES = (0.7, 0.8, 0.92, 0.96, 0.98, 0.995)  # none stands on the last rung

Links = Mapping[Pair, float]


@pytest.fixture(autouse=True)
def most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.linking.groups.MOST", MOST)


def links_among(ids: Sequence[str], chance: random.Random) -> dict[Pair, float]:
    """Some links, of which most are weak: everything hangs together, strongly only a few."""
    pairs = (pair for pair in pairs_of(ids) if chance.random() < 0.12)
    return {pair: chance.choice(CHANCES) for pair in pairs}


def settle(bench: Workbench, ids: Iterable[str]) -> None:
    for group in groups_of(bench, ids, {}):
        rows = [(each, group.ids[0], group.rung) for each in group.ids]
        bench.db.executemany("insert or replace into clusters values (?, ?, ?)", rows)


def add(bench: Workbench, new: Sequence[str], links: Links) -> None:
    there = {*bench.column("select event from clusters"), *new}
    rows = [(*pair, chance) for pair, chance in links.items() if set(pair) <= there and set(pair) & set(new)]
    bench.db.executemany("insert into links values (?, ?, ?)", rows)
    settle(bench, new)


def drop(bench: Workbench, old: str) -> None:
    near = bench.neighbours([old])
    bench.db.execute("delete from links where one = ?1 or other = ?1", (old,))
    bench.db.execute("delete from clusters where event = ?", (old,))
    settle(bench, near)


def found(bench: Workbench) -> list[tuple[str, str, int]]:
    return sorted(map(tuple, bench.db.execute("select event, merged, rung from clusters")))


def at_once(ids: Sequence[str], links: Links) -> list[tuple[str, str, int]]:
    with Workbench(None) as bench:
        add(bench, ids, links)
        return found(bench)


@pytest.mark.parametrize("seed", range(12))
def test_groups_are_the_same_in_any_order(seed: int) -> None:
    chance = random.Random(seed)
    ids = [f"e{n:02}" for n in range(40)]
    links = links_among(ids, chance)
    wanted = at_once(ids, links)
    sizes = [sum(merged == each for _, merged, _ in wanted) for each in ids]
    assert max(sizes) <= MOST
    assert len({rung for _, _, rung in wanted}) > 1
    chance.shuffle(ids)
    with Workbench(None) as bench:
        for each in ids:
            add(bench, [each], links)
        assert found(bench) == wanted
        for each in ids[:15]:
            drop(bench, each)
        assert found(bench) == at_once(ids[15:], links)


def test_what_people_put_together_hangs_together() -> None:
    with Workbench(None) as bench:
        bench.db.execute("insert into links values ('e1', 'e2', 0.9)")
        (group,) = groups_of(bench, ["e1"], {"e2": frozenset({"e3"}), "e3": frozenset({"e2"})})
        assert group.ids == ("e1", "e2", "e3")
