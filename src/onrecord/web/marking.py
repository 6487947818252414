"""A text cut where marks begin and end, so that each piece knows which marks lie over it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.text.span import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text and what it is."""

    span: Span
    kind: str  # trigger, actor, recipient, place, time, source, cue, content, number
    of: str  # id of the event or attribution that it belongs to


@dataclass(frozen=True, slots=True)
class Piece:
    """Words over which the same marks lie."""

    text: str
    marks: tuple[Mark, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """What the marks are, each once, in order of the alphabet."""
        return tuple(sorted({mark.kind for mark in self.marks}))


def pieces_of(text: str, marks: Iterable[Mark], around: Span | None = None) -> Iterator[Piece]:
    """The pieces of ``text``, or of the part ``around``; together they are that text."""
    whole = around or (Span(0, len(text)) if text else None)
    if whole is None:
        return
    inside = sorted({mark for mark in marks if mark.span.overlaps(whole)}, key=_order)
    edges = {whole.start, whole.end}
    for mark in inside:
        edges |= {max(whole.start, mark.span.start), min(whole.end, mark.span.end)}
    cuts = sorted(edges)
    open_marks: list[Mark] = []
    waiting = iter(inside)
    following = next(waiting, None)
    for start, end in pairwise(cuts):
        open_marks = [mark for mark in open_marks if mark.span.end > start]
        while following is not None and following.span.start <= start:
            open_marks.append(following)
            following = next(waiting, None)
        yield Piece(text[start:end], tuple(open_marks))


def _order(mark: Mark) -> tuple[int, int, str, str]:
    return mark.span.start, -mark.span.end, mark.kind, mark.of
