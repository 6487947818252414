"""Which characters a stored text may hold, and where its paragraphs are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.text.span import Span

LONGEST_PARAGRAPH = 10_000  # code points; the parser's memory grows with its longest input
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_SENTENCE_END = re.compile(r"[.!?][\"'”’»]?\s")
_BLANKS = " \t\xa0\u200b\ufeff\x0b\x0c"


def storable(text: str) -> str:
    """``text`` with lone surrogates and NUL replaced by U+FFFD one for one, so that offsets stay."""
    return _UNSTORABLE.sub("\ufffd", text)


def find_paragraphs(text: str) -> Iterator[Span]:
    """Spans of the lines of ``text`` that say something, in order, blanks at their ends left out.

    A line above 10,000 code points is cut at a sentence end, else at a space, else where the limit falls.
    """
    for line in _LINE.finditer(text):
        start, end = line.span()
        while start < end and text[start] in _BLANKS:
            start += 1
        while end > start and text[end - 1] in _BLANKS:
            end -= 1
        while end - start > LONGEST_PARAGRAPH:
            cut = _cut(text, start)
            yield Span(start, cut)
            start = cut
            while start < end and text[start] in _BLANKS:
                start += 1
        if start < end:
            yield Span(start, end)


def _cut(text: str, start: int) -> int:
    """Where to end a piece that starts at ``start``: after the last sentence end, else the last space, in reach."""
    limit = start + LONGEST_PARAGRAPH
    last = None
    for found in _SENTENCE_END.finditer(text, start + LONGEST_PARAGRAPH // 2, limit):
        last = found.end() - 1
    if last is not None:
        return last
    space = text.rfind(" ", start + 1, limit)
    return space if space > start else limit
