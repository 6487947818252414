"""Patterns over words: ``last|past [<count>] <unit>``.

A pattern is a sequence of ``word|word``, of ``<class>`` (captured under its name; ``<class:name>`` under another) and
of ``[…]``, which may be missing. All patterns together make one tree, so that what they begin with in common is looked
at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from onrecord.errors import BadData
from onrecord.reading.time_expressions.words import Word

_PIECE = re.compile(r"\[|\]|<[\w:]+>|[^\s\[\]<>]+")
Captures = Mapping[str, str]
Rule = TypeVar("Rule")
Element = str  # "word|word" or "<class:name>"


def variants_of(pattern: str) -> Iterator[tuple[Element, ...]]:
    """The sequences that ``pattern`` stands for: each with and without what may be missing.

    Raises BadData for brackets without their like, or if all may be missing.
    """
    pieces = _PIECE.findall(pattern)
    found, rest = _variants(pieces, 0, pattern)
    if rest < len(pieces) or () in found:
        raise BadData(f"pattern {pattern!r}: a bracket is closed that was not opened, or all may be missing")
    yield from found


def _variants(pieces: Sequence[str], i: int, pattern: str) -> tuple[list[tuple[Element, ...]], int]:
    """The variants up to the bracket that closes, and the place of that bracket."""
    found: list[tuple[Element, ...]] = [()]
    while i < len(pieces) and pieces[i] != "]":
        if pieces[i] == "[":
            inner, i = _variants(pieces, i + 1, pattern)
            if i == len(pieces):
                raise BadData(f"pattern {pattern!r}: a bracket is left open")
            found = [(*one, *other) for one in found for other in (*inner, ())]
        else:
            found = [(*one, pieces[i]) for one in found]
        i += 1
    return found, i


@dataclass(slots=True)
class Node(Generic[Rule]):
    """A place in the tree: where each next word leads, and the rules whose pattern ends here."""

    by_word: dict[str, Node[Rule]] = field(default_factory=dict)
    by_class: dict[str, dict[str, Node[Rule]]] = field(default_factory=dict)  # class → name of the capture → node
    ends: list[Rule] = field(default_factory=list)

    def add(self, elements: Sequence[Element], rule: Rule) -> None:
        """A sequence that ``rule`` takes."""
        if not elements:
            self.ends.append(rule)
            return
        for node in self._next(elements[0]):
            node.add(elements[1:], rule)

    def _next(self, element: Element) -> Iterator[Node[Rule]]:
        if element.startswith("<"):
            name, _, capture = element[1:-1].partition(":")
            yield self.by_class.setdefault(name, {}).setdefault(capture or name, Node())
        else:
            for word in element.split("|"):
                yield self.by_word.setdefault(word, Node())

    def can_begin(self, word: Word) -> bool:
        """Whether any sequence from here on begins with ``word``; few words of a text begin one."""
        return word.lower in self.by_word or not self.by_class.keys().isdisjoint(word.classes)

    def matches(self, words: Sequence[Word], i: int, captures: Captures) -> Iterator[tuple[int, Rule, Captures]]:
        """(place after the match, rule, captures) of everything that fits from word ``i`` on."""
        for rule in self.ends:
            yield i, rule, captures
        if i == len(words):
            return
        word = words[i]
        if word.lower in self.by_word:
            yield from self.by_word[word.lower].matches(words, i + 1, captures)
        for name, value in word.classes.items():
            for capture, node in self.by_class.get(name, {}).items():
                yield from node.matches(words, i + 1, {**captures, capture: value})


def tree_of(rules: Sequence[tuple[Rule, Sequence[str]]]) -> Node[Rule]:
    """The tree of all patterns of some rules."""
    root: Node[Rule] = Node()
    for rule, patterns in rules:
        for pattern in patterns:
            for elements in variants_of(pattern):
                root.add(elements, rule)
    return root
