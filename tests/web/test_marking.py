"""Texts cut at the edges of their marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.span import Span
from onrecord.web.marking import Mark, pieces_of

TEXT = "Rebels took Aleppo, the army said."


def marks(*spans: tuple[int, int, str]) -> list[Mark]:
    return [Mark(Span(start, end), kind, "e1") for start, end, kind in spans]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], [(TEXT, ())]),
        ([(0, 6, "actor")], [("Rebels", ("actor",)), (TEXT[6:], ())]),
        (
            [(0, 18, "content"), (0, 6, "actor"), (7, 11, "trigger")],
            [
                ("Rebels", ("actor", "content")),
                (" ", ("content",)),
                ("took", ("content", "trigger")),
                (" Aleppo", ("content",)),
                (TEXT[18:], ()),
            ],
        ),
        (
            [(0, 11, "content"), (7, 18, "trigger")],
            [
                ("Rebels ", ("content",)),
                ("took", ("content", "trigger")),
                (" Aleppo", ("trigger",)),
                (TEXT[18:], ()),
            ],
        ),
    ],
)
def test_pieces(given: list[tuple[int, int, str]], expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(piece.text, piece.kinds) for piece in pieces_of(TEXT, marks(*given))] == expected


_SPANS = st.tuples(st.integers(0, 30), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1], "actor"))


@given(st.lists(_SPANS, max_size=12), st.integers(0, 20), st.integers(1, 14))
def test_pieces_are_the_text_and_know_their_marks(spans: list[tuple[int, int, str]], start: int, length: int) -> None:
    around = Span(start, min(start + length, len(TEXT)))
    at = around.start
    for piece in pieces_of(TEXT, marks(*spans), around):
        here = Span(at, at + len(piece.text))
        assert here.of(TEXT) == piece.text
        assert set(piece.marks) == {mark for mark in marks(*spans) if mark.span.overlaps(here)}
        assert all(mark.span.covers(here) or mark.span.start <= here.start for mark in piece.marks)
        at = here.end
    assert at == around.end


def test_no_text_has_no_pieces() -> None:
    assert list(pieces_of("", [])) == []
