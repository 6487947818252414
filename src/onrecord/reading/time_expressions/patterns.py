"""Patterns over words: ``last|past [<count>] <unit>``.

A pattern is a sequence of ``word|word``, of ``<class>`` (captured under its name; ``<class:name>`` under another) and
of ``[…]``, which may be missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.errors import BadData
from onrecord.reading.time_expressions.words import Word

_PART = re.compile(r"\[|\]|<[\w:]+>|[^\s\[\]<>]+")
Captures = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Literal:
    """One of some words."""

    words: frozenset[str]

    def takes(self, word: Word) -> Captures | None:
        return {} if word.lower in self.words else None


@dataclass(frozen=True, slots=True)
class OfClass:
    """A word of a class."""

    name: str
    capture: str

    def takes(self, word: Word) -> Captures | None:
        value = word.classes.get(self.name)
        return None if value is None else {self.capture: value}


@dataclass(frozen=True, slots=True)
class Optional:
    """A sequence that may be missing."""

    parts: tuple[Part, ...]


Part = Literal | OfClass | Optional
Pattern = tuple[Part, ...]


def parse_pattern(source: str) -> Pattern:
    """The pattern written as ``source``. Raises BadData for brackets without their like, or if all may be missing."""
    stack: list[list[Part]] = [[]]
    for piece in _PART.findall(source):
        if piece == "[":
            stack.append([])
        elif piece == "]":
            if len(stack) < 2:
                raise BadData(f"pattern {source!r}: a bracket is closed that was not opened")
            inner = stack.pop()
            stack[-1].append(Optional(tuple(inner)))
        elif piece.startswith("<"):
            name, _, capture = piece[1:-1].partition(":")
            stack[-1].append(OfClass(name, capture or name))
        else:
            stack[-1].append(Literal(frozenset(piece.split("|"))))
    if len(stack) > 1 or not any(not isinstance(each, Optional) for each in stack[0]):
        raise BadData(f"pattern {source!r}: a bracket is left open, or all of it may be missing")
    return tuple(stack[0])


def first_parts(pattern: Sequence[Part]) -> Iterator[Literal | OfClass]:
    """What a match of ``pattern`` can start with."""
    for part in pattern:
        if not isinstance(part, Optional):
            yield part
            return
        yield from first_parts(part.parts)


def matches(pattern: Sequence[Part], words: Sequence[Word], i: int) -> Iterator[tuple[int, Captures]]:
    """(place after the match, captures) of each way in which ``pattern`` fits from word ``i`` on, the longest first."""
    if not pattern:
        yield i, {}
        return
    part, rest = pattern[0], pattern[1:]
    if isinstance(part, Optional):
        yield from matches((*part.parts, *rest), words, i)
        yield from matches(rest, words, i)
    elif i < len(words):
        taken = part.takes(words[i])
        if taken is not None:
            for after, more in matches(rest, words, i + 1):
                yield after, {**taken, **more}
