"""Which keys follow from merges and splits of entities."""

from __future__ import annotations

import pytest

from onrecord.store.same import Named, Renamed, renamings

A1, A2, A3 = (Named(f"r{n}", "PER:ito") for n in (1, 2, 3))
B1 = Named("r1", "PER:kenji ito")
WORLD, ITSELF = Named("r4", "Q77"), Renamed("", "Q77", "Q77")


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], []),
        ([(A1, B1, "merge")], [Renamed("", "PER:ito", "PER:ito"), Renamed("", "PER:kenji ito", "PER:ito")]),
        ([(A1, WORLD, "merge")], [Renamed("", "PER:ito", "Q77"), ITSELF]),  # the world's tables know more
        (
            [(B1, A1, "merge"), (B1, WORLD, "merge")],
            [Renamed("", "PER:ito", "Q77"), Renamed("", "PER:kenji ito", "Q77"), ITSELF],
        ),
        ([(A1, A2, "split")], [Renamed("r2", "PER:ito", "PER:ito in r2")]),
        (
            [(A1, A2, "split"), (A2, A3, "merge")],  # two who are called so; the third report means the second
            [Renamed("r2", "PER:ito", "PER:ito in r2"), Renamed("r3", "PER:ito", "PER:ito in r2")],
        ),
        ([(A1, A2, "split"), (A2, WORLD, "merge")], [ITSELF, Renamed("r2", "PER:ito", "Q77")]),
        ([(A1, B1, "split"), (A1, WORLD, "merge"), (B1, WORLD, "merge")], [Renamed("", "PER:ito", "Q77"), ITSELF]),
        ([(A1, A2, "merge")], []),  # they were one before
        ([(A1, B1, "split")], []),
    ],
)
def test_keys_as_judged(pairs: list[tuple[Named, Named, str]], expected: list[Renamed]) -> None:
    assert renamings(pairs) == expected
