"""Known names in running text."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from onrecord.world.name_finder import KnownName, KnownNames

NAMES = KnownNames(
    [
        KnownName("Lisbon", "GPE", True),
        KnownName("Reading", "GPE", False),
        KnownName("US", "GPE", True),
        KnownName("U.S.", "GPE", True),
        KnownName("Washington", "GPE", True),
        KnownName("Washington Post", "ORG", True),
        KnownName("Strait of Hormuz", "LOC", True),
        KnownName("Al-Tanf", "FAC", True),
        KnownName("São Tomé", "GPE", True),
        KnownName("Cox's Bazar", "GPE", True),
    ]
)


def found(text: str) -> list[tuple[str, bool]]:
    return [(hint.span.of(text), hint.certain) for hint in NAMES.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She flew to Lisbon.", [("Lisbon", True)]),
        ("In Lisbon, rain fell.", [("Lisbon", True)]),
        ("LISBON - Rain fell.", [("LISBON", True)]),
        ("Lisbon's mayor resigned.", [("Lisbon", True)]),
        ("Portugal’s Lisbon airport", [("Lisbon", True)]),
        ("Lisbon Ferreira sang.", [("Lisbon", False)]),
        ("the Bank of Lisbon closed", [("Lisbon", False)]),
        ("the mayor of Lisbon", [("Lisbon", True)]),
        ("He was Reading a letter.", [("Reading", False)]),
        ("reading a letter", []),
        ("the Washington Post said", [("Washington Post", True)]),
        ("in the strait of Hormuz", [("strait of Hormuz", True)]),
        ("He told us so.", []),
        ("the US and the U.S. army", [("US", True), ("U.S.", True)]),
        ("near al-Tanf", [("al-Tanf", True)]),
        ("in Sao Tomé", [("Sao Tomé", True)]),
        ("Washington,  Post", [("Washington", True)]),
        ("", []),
        ("…?!", []),
    ],
)
def test_find(text: str, expected: list[tuple[str, bool]]) -> None:
    assert found(text) == expected


def test_hints_are_in_order_and_apart() -> None:
    hints = NAMES.find("Washington Post, Lisbon and the Strait of Hormuz. Washington.")
    assert all(one.span.end <= other.span.start for one, other in pairwise(hints))
    assert len(hints) == 4


def test_time_grows_with_length_only() -> None:
    text = "Strait of " * 20_000
    started = time.perf_counter()
    assert NAMES.find(text) == ()
    assert time.perf_counter() - started < 2
