"""Ids made of what they name."""

from __future__ import annotations

from onrecord.text.ids import id_of


def test_same_parts_same_id() -> None:
    assert id_of("r", "a", None, 3) == id_of("r", "a", None, 3)


def test_parts_are_told_apart() -> None:
    ids = {id_of("r", *parts) for parts in [("ab", "c"), ("a", "bc"), ("abc",), ("abc", None), ("abc", "")]}
    assert len(ids) == 5


def test_an_id_is_pinned() -> None:
    assert id_of("r", "text") == "rd0ebc4c077224154"
