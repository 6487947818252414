"""A text as words and figures, each with the classes that the rules of time speak of."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.text.span import Span

Classes = Mapping[str, Mapping[str, str]]  # class → word → what the word stands for
Vocabulary = Mapping[str, Mapping[str, str]]  # word → class → what the word stands for

_PIECE = re.compile(  # what most pieces are comes first
    r"(?P<word>[ap]\.m\b\.?|(?!FY ?[0-9])[^\W\d_][^\W_]*)"
    r"|(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9]))"
    r"|(?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:]))"
    r"|(?P<slashed>[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2})(?![0-9/]))"
    r"|(?P<dotted>[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}(?![0-9]))"
    r"|(?P<amount>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+)"
    r"|(?P<fiscal>FY ?(?:[0-9]{2}){1,2}(?:[-/–][0-9]{2})?(?![0-9]))"
    r"|(?P<ordinal>[0-9]{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<decade>(?:[0-9]{2})?[0-9]0['’]?s\b)"
    r"|(?P<number>[0-9]+(?![^\W_])|[0-9]{1,2}(?=[ap]\.?m\b))"
    r"|(?P<mixed>[^\W_]+)"
    r"|(?P<mark>[^\s])"
)
_LARGEST = 1e12  # a greater number measures no time
_NONE: Mapping[str, str] = {}
_MINUS = {"-", "–", "‑"}
_WORDS = frozenset({"word", "mark", "mixed"})
_REMEMBERED = 16_384  # words whose classes are kept: texts repeat them


class Word(NamedTuple):
    """A word, a figure or a mark: its characters, its lower case, and class → what it stands for there; one a token of
    every report, so it is a tuple, made in a third of a dataclass's time."""

    start: int
    end: int
    lower: str
    classes: Mapping[str, str]

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def vocabulary_of(classes: Classes) -> Vocabulary:
    """The classes of each word; a number is a count, too."""
    found: dict[str, dict[str, str]] = {}
    for name, words in classes.items():
        for word, value in words.items():
            found.setdefault(word, {})[name] = value
    for each in found.values():
        if "number" in each:
            each["count"] = each["number"]
    return found


class Lexicon:
    """Cuts a text into words and knows their classes."""

    def __init__(self, vocabulary: Vocabulary, capital: Container[str]) -> None:
        """``capital``: classes that words are of with a capital letter only ("We" is no weekday, "may" no month)."""
        self._vocabulary, self._capital = vocabulary, capital
        self._meaning = lru_cache(maxsize=_REMEMBERED)(self._look_up)

    def words_of(self, text: str, span: Span) -> list[Word]:
        """The words of ``text`` in ``span``; a number in words ("twenty-five", "two and a half") is one word."""
        meaning, make = self._meaning, Word._make
        words = [
            make((*found.span(), *meaning(found.lastgroup or "mark", found[0])))
            for found in _PIECE.finditer(text, span.start, span.end)
        ]
        return list(_joined(words)) if any("number" in each.classes for each in words) else words

    def pieces_of(self, text: str) -> tuple[str, ...]:
        """The words of ``text`` by themselves, in small letters."""
        return tuple(found[0].lower() for found in _PIECE.finditer(text))

    def _look_up(self, kind: str, piece: str) -> tuple[str, Mapping[str, str]]:
        """``piece`` in small letters, and its classes."""
        lower = piece.lower()
        if kind not in _WORDS:
            return lower, dict(_figure(kind, lower))
        known = self._vocabulary.get(lower, _NONE)
        if known and not piece[0].isupper():
            known = {name: value for name, value in known.items() if name not in self._capital}
        return lower, known


def _figure(kind: str, lower: str) -> Iterator[tuple[str, str]]:
    if kind in {"number", "amount"}:
        plain = lower.replace(",", "")
        yield "number", plain
        yield "count", plain
        if kind == "number":
            yield from _whole(lower)
    elif kind == "ordinal":
        yield "ordinal", lower[:-2]
        if 1 <= int(lower[:-2]) < 32:
            yield "day", lower[:-2]
    elif kind == "fiscal":
        year = re.findall(r"[0-9]{4}|[0-9]{2}", lower)[-1]  # of "FY2022-23" the one in which it ends
        yield "fiscal", year if len(year) == 4 else f"20{year}"
    elif kind == "decade":
        yield "decade", re.sub(r"\D", "", lower)[:-1]
    else:
        yield kind, lower


def _whole(digits: str) -> Iterator[tuple[str, str]]:
    if len(digits) == 4:
        yield "digits4", digits
        if "1000" <= digits < "2100":
            yield "year", digits
    if len(digits) == 2:
        yield "digits2", digits
    if len(digits) < 3 and 1 <= int(digits) < 32:
        yield "day", digits
    if len(digits) < 3 and int(digits) < 25:
        yield "hour", digits


def _joined(words: Sequence[Word]) -> Iterator[Word]:
    """The same words, but those that make up one number joined."""
    i = 0
    while i < len(words):
        first = words[i]
        after, value = _number_from(words, i) if "number" in first.classes else (i + 1, "")
        if after > i + 1:
            last = words[after - 1]
            ordinal = last.classes.get("ordinal")
            found = {"ordinal": value} if ordinal else {"number": value, "count": value}
            yield Word(first.start, last.end, f"{first.lower} {last.lower}", found)
        else:
            yield first
        i = after


def _number_from(words: Sequence[Word], i: int) -> tuple[int, str]:
    """(place after the number that starts at ``i``, its value); (i + 1, "") where it is none that measures time."""
    first = words[i].classes
    total, after = float(first["number"]), i + 1
    if "tens" in first:
        step = after + 1 if after < len(words) and words[after].lower in _MINUS else after
        if step < len(words) and "digit" in words[step].classes:
            total, after = total + float(words[step].classes["digit"]), step + 1
    while after < len(words) and "scale" in words[after].classes:
        total, after = total * float(words[after].classes["scale"]), after + 1
    if [each.lower for each in words[after : after + 3]] == ["and", "a", "half"]:
        total, after = total + 0.5, after + 3
    return (after, f"{total:f}".rstrip("0").rstrip(".")) if total < _LARGEST else (i + 1, "")
