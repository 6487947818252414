"""Spans: half-open, in code points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.span import Span, trimmed

SPANS = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 4)])
def test_a_span_holds_at_least_one_character(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"start={start}, end={end}"):
        Span(start, end)


@pytest.mark.parametrize(
    ("text", "word"),
    [("The café closed.", "café"), ("Smoke 🔥 rose over Idlib.", "Idlib"), ("‏بيان said no.", "said")],
)
def test_offsets_are_code_points(text: str, word: str) -> None:
    start = text.index(word)
    assert Span(start, start + len(word)).of(text) == word


@given(SPANS, SPANS)
def test_overlap_is_shared_characters(one: Span, other: Span) -> None:
    assert one.overlaps(other) == (one.shared(other) > 0) == other.overlaps(one)
    assert one.join(other).covers(one)
    assert one.join(other).covers(other)


@given(SPANS, SPANS)
def test_covering_shares_all(one: Span, other: Span) -> None:
    assert one.covers(other) == (one.shared(other) == len(other))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("“We left,” ", "We left"), ("...", None), ("plain", "plain")],
)
def test_trimmed_leaves_marks_out(text: str, expected: str | None) -> None:
    found = trimmed(text, 0, len(text), " “”,.")
    assert (found.of(text) if found else None) == expected
