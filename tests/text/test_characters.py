"""Stored texts and their paragraphs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.characters import LONGEST_PARAGRAPH, find_paragraphs, storable


@given(st.text(st.characters(), max_size=200))
def test_storable_keeps_every_offset(text: str) -> None:
    stored = storable(text)
    assert len(stored) == len(text)
    stored.encode("utf-8")
    assert "\x00" not in stored


def test_lone_surrogate_and_nul_become_one_replacement_each() -> None:
    assert storable("a\ud83db\x00c") == "a\ufffdb\ufffdc"


@given(st.text(st.sampled_from("ab .\n\r\t\xa0"), max_size=300))
def test_paragraphs_hold_all_that_is_no_blank(text: str) -> None:
    found = list(find_paragraphs(text))
    kept = "".join(each.of(text) for each in found)
    assert [mark for mark in kept if not mark.isspace()] == [mark for mark in text if not mark.isspace()]
    assert all("\n" not in each.of(text) for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The army moved north. " * 1000, "."),  # at the end of a sentence
        ("north " * 4000, "h"),  # else at a space
        ("x" * 25_000, "x"),  # else where the limit falls
    ],
)
def test_a_long_paragraph_is_cut(text: str, ends: str) -> None:
    found = list(find_paragraphs(text))
    assert len(found) > 1
    assert all(len(each) <= LONGEST_PARAGRAPH for each in found)
    assert all(each.of(text).endswith(ends) for each in found)
    assert "".join(each.of(text) for each in found).replace(" ", "") == text.replace(" ", "")
