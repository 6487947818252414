"""What stands in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from onrecord.model.attribution import Quotation
from onrecord.model.doc import Doc
from onrecord.text.span import Span

_MARK = re.compile(r"''|``|[“”„‟\"«»‘’‚‛'`]")
_DOUBLE = {"“", "”", "„", "‟", '"', "«", "»", "''", "``"}
_OPENING = {"“", "„", "«", "‘", "‚", "``"}
_CLOSING = {"”", "»", "’"}
_BEFORE_OPENING = re.compile(r"[\s(\[{—–\-/:,…“‘„«\"']")
# Before a closing mark that stands apart: ``he asked, 'Who is it?' " and left``, ``the end. ''``.
_ENDS_SPEECH = re.compile(r"[,.?!…'’][  ]\Z")
_ELISION = re.compile(r"['’‘](?:\d\ds?\b|em\b|til\b|cause\b|tis\b|twas\b|n\b|round\b|bout\b)", re.IGNORECASE)
# Characters over which a quotation may run through paragraphs without being opened anew; news opens it anew in each,
# so that a mark that nobody closes does not take the rest of a report. Speeches in novels: 2,500 (LitBank).
LONGEST_OPEN = 4_000
DEEPEST = 20  # levels of quotations within quotations; what is deeper is left as part of the level above


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    double: bool
    can_open: bool
    can_close: bool


@dataclass(slots=True)
class _Open:
    """A quotation that waits for its closing mark."""

    mark: _Mark
    inner: list[Quotation] = field(default_factory=list)


def find_quotations(doc: Doc) -> tuple[Quotation, ...]:
    """The quotations of ``doc`` in order; an inner one after the one that holds it. No marks, however odd, raise."""
    found: list[Quotation] = []
    left: _Mark | None = None  # a mark of an earlier paragraph that still waits for its closing one
    open_before = False
    for paragraph in doc.paragraphs:
        marks = _marks(doc.text, paragraph)
        end = _end_of(left, marks)
        if left is not None and end is not None:
            found.append(Quotation(Span(left.start, end.end), closed=True, continues=False))
            marks, open_before = [each for each in marks if each.start > end.start], False
        inside, waiting = _in_paragraph(doc.text, paragraph, marks, open_before)
        if end is not None or waiting is not None or any(each.double for each in marks):
            left = waiting
        found += inside
        open_before = any(not each.closed and each.span.end == paragraph.end for each in inside)
    whole = {each.span.start for each in found if each.closed}
    found = [each for each in found if each.closed or each.span.start not in whole]
    return tuple(sorted(found, key=lambda each: (each.span.start, -each.span.end)))


def _end_of(left: _Mark | None, marks: list[_Mark]) -> _Mark | None:
    """The mark that ends what an earlier paragraph left open: the first double one, if it can do nothing else."""
    first = next((each for each in marks if each.double), None)
    if left is None or first is None or not first.can_close or first.can_open:
        return None
    return first if first.end - left.start <= LONGEST_OPEN else None


def _in_paragraph(
    text: str, paragraph: Span, marks: list[_Mark], open_before: bool
) -> tuple[list[Quotation], _Mark | None]:
    """The quotations of a paragraph, and the double mark that is left open at its end."""
    if not marks:
        return [], None
    closers = [each.start for each in marks if not each.double and each.can_close]
    found: list[Quotation] = []
    stack: list[_Open] = []
    for mark in marks:
        place = _opened_by(stack, mark)
        if place is not None and not _goes_on(text, mark, closers):
            del stack[place + 1 :]
            opened = stack.pop()
            continues = open_before and opened.mark.start == paragraph.start
            found.append(Quotation(Span(opened.mark.start, mark.end), closed=True, continues=continues))
        elif mark.can_open and len(stack) < DEEPEST and _may_open(mark, stack, closers):
            stack.append(_Open(mark))
    for left in stack[:1]:
        found += _unclosed(text, left.mark, paragraph, open_before)
    return found, stack[0].mark if stack and stack[0].mark.double else None


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    """The marks of a paragraph that can open or close; apostrophes left out."""
    found = []
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        start, end = match.span()
        mark = match.group()
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        double = mark in _DOUBLE
        if not double and ((before.isalnum() and after.isalnum()) or _is_elision(text, start, before)):
            continue
        can_open = mark not in _CLOSING and not after.isspace() and bool(_BEFORE_OPENING.match(before))
        can_close = mark not in _OPENING and not before.isspace() and not (after.isalnum() and before.isalnum())
        if double and before.isspace() and after.isspace() and mark not in _OPENING:
            can_close = _ENDS_SPEECH.search(text, max(paragraph.start, start - 3), start) is not None
        if mark in _CLOSING and double:
            can_close = True
        if mark == "“" and not can_open:
            can_open = not after.isspace()
            can_close = not can_open  # “ as closing mark („…“), or a wrong one
        if can_open or can_close:
            found.append(_Mark(start, end, double, can_open, can_close))
    return found


def _is_elision(text: str, start: int, before: str) -> bool:
    """Whether a single mark stands for letters left out: '90s, 'em."""
    return not before.isalnum() and _ELISION.match(text, start) is not None


def _opened_by(stack: list[_Open], mark: _Mark) -> int | None:
    """The place in ``stack`` of what ``mark`` closes: the nearest of its kind."""
    if not mark.can_close:
        return None
    for place in range(len(stack) - 1, -1, -1):
        if stack[place].mark.double == mark.double:
            return place
    return None


def _goes_on(text: str, mark: _Mark, closers: list[int]) -> bool:
    """Whether a single mark is the apostrophe of a plural ("the leaders’ summit’") rather than a closing mark."""
    if mark.double or text[mark.start - 1] != "s" or not re.match(r"\s\w", text[mark.end : mark.end + 2]):
        return False
    later = bisect_right(closers, mark.start)
    return later < len(closers) and closers[later] - mark.start < 150


def _may_open(mark: _Mark, stack: list[_Open], closers: list[int]) -> bool:
    """A single mark opens only where one can close it later; a double one not inside its own kind, but in a single."""
    if not mark.double:
        later = bisect_right(closers, mark.start)
        return later < len(closers)
    return not any(each.mark.double for each in stack) or not stack[-1].mark.double


def _unclosed(text: str, mark: _Mark, paragraph: Span, open_before: bool) -> list[Quotation]:
    """A double quotation with no closing mark: to the end of its paragraph where it opens it or follows , or :."""
    if not mark.double or mark.end >= paragraph.end:
        return []
    lead = text[paragraph.start : mark.start].rstrip()
    if lead and not lead.endswith((",", ":", ".")):
        return []
    continues = open_before and not lead
    return [Quotation(Span(mark.start, paragraph.end), closed=False, continues=continues)]
