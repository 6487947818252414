"""A stretch of a report with its spans marked: in colour, and by brackets with labels where there is none."""

from __future__ import annotations

from typing import NamedTuple

from rich.text import Text

from onrecord.cli.plain import plain
from onrecord.text.span import Span


class Mark(NamedTuple):
    """What a span of the text is."""

    span: Span
    label: str
    style: str


def marked(text: str, around: Span, marks: tuple[Mark, ...]) -> Text:
    """``text`` within ``around`` with its marks as ⟦label words⟧; marks beyond it stretch it."""
    inside = sorted({each for each in marks if each.span.overlaps(around)}, key=_order)
    drawn = Text()
    at = around.start
    open_marks: list[Mark] = []
    for mark in inside:
        at = _close(drawn, text, at, open_marks, mark.span.start)
        at = _append(drawn, text, at, mark.span.start, open_marks)
        drawn.append(f"⟦{mark.label} ", "dim")
        open_marks.append(mark)
    at = _close(drawn, text, at, open_marks, max(around.end, at))
    _append(drawn, text, at, around.end, [])
    return drawn


def _order(mark: Mark) -> tuple[int, int, str]:
    """By where it begins, the widest first."""
    return mark.span.start, -mark.span.end, mark.label


def _close(drawn: Text, text: str, at: int, open_marks: list[Mark], until: int) -> int:
    """Ends the marks that end by ``until``, the innermost first; marks that cross end with the one they began in."""
    while open_marks and open_marks[-1].span.end <= until:
        mark = open_marks[-1]
        at = _append(drawn, text, at, mark.span.end, open_marks)
        drawn.append("⟧", "dim")
        open_marks.pop()
    return at


def _append(drawn: Text, text: str, at: int, until: int, open_marks: list[Mark]) -> int:
    if until > at:
        drawn.append(plain(text[at:until]), open_marks[-1].style if open_marks else "")
    return max(at, until)
