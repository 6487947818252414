"""Numbers of people as words say them: "at least 40", "dozens", "up to 3,000", "two soldiers"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.model.doc import Doc, Token
from onrecord.text.span import Span

What = Literal["killed", "injured", "arrested", "displaced", "crowd"]
_DIGITS = re.compile(r"\d{1,3}(,\d{3})+|\d{1,9}")
_ARTICLES = frozenset({"a", "an"})
_BETWEEN = frozenset({"between", "from"})
_AND = frozenset({"and", "to"})
_REACH = 6  # words before a noun that can belong to its number: "at least some 40 or so"


@dataclass(frozen=True, slots=True)
class Counter:
    """What a predicate counts, and in which slots the counted people stand."""

    what: What
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its bounds, inclusive; None: no bound, or no single figure, is given."""

    low: int | None
    best: int | None
    high: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Counts:
    """The words for numbers of a codebook."""

    words: Mapping[str, int]
    vague: Mapping[str, int]  # "dozens": the least they can mean
    lower: frozenset[str]  # words before a number that make it a lower bound
    upper: frozenset[str]
    tallies: Mapping[str, What]  # words for people that something was done to: "12 *dead*", "a death *toll* of 12"
    people: Mapping[str, What]  # words for those who took part: "3,000 *marchers*"

    def tally_at(self, doc: Doc, i: int) -> Number | None:
        """The number that a word of ``tallies`` has: before it, or behind "of"; None where it has none."""
        token = doc.tokens[i]
        if i and (self._value(doc.tokens[i - 1]) is not None or doc.tokens[i - 1].lower in self.vague):
            before = doc.tokens[i - 1]
            return self._vague(doc, i - 1, i - 1) if before.lower in self.vague else self._exact(doc, [i - 1])
        beside = doc.children_of(token.head, "prep") if token.dep == "dobj" else ()  # "put the *toll* at 12"
        for of in (*doc.children_of(i, "prep"), *(each for each in beside if each.lower == "at")):
            for each in doc.children_of(of.i, "pobj"):
                if of.lower in {"of", "at"} and self._value(each) is not None:
                    return self._exact(doc, [each.i])
        return self.number_at(doc, i) if token.pos == "NOUN" and token.tag == "NNS" else None

    def number_at(self, doc: Doc, i: int) -> Number | None:
        """The number of the people that noun ``i`` means; one for "a soldier"; None where the text gives none."""
        token = doc.tokens[i]
        if token.lower in self.vague:
            return self._vague(doc, i, i)
        if self._value(token) is not None and token.dep != "nummod":
            return self._exact(doc, [i])
        own = [each for each in doc.children[i] if each < i and i - each <= _REACH]
        figures = [
            each for each in own if doc.tokens[each].dep == "nummod" and self._value(doc.tokens[each]) is not None
        ]
        if figures:
            return self._exact(doc, figures)
        for each in own:
            if doc.tokens[each].lower in _ARTICLES and token.tag in {"NN", "NNP"}:
                return Number(1, 1, 1, Span(doc.tokens[each].start, token.end))
        return None

    def _vague(self, doc: Doc, i: int, last: int) -> Number:
        return Number(self.vague[doc.tokens[i].lower], None, None, doc.span(i, last + 1))

    def _exact(self, doc: Doc, figures: list[int]) -> Number:
        head = figures[-1]
        parts = sorted({*figures, *(each for each in doc.children[head] if doc.tokens[each].dep == "compound")})
        best = self._product(doc, parts)
        first = min(parts)
        before = {doc.tokens[each].lower for each in range(max(0, first - 3), first)}
        before |= {each.lower for each in doc.children_of(head, "quantmod", "advmod")}
        span = doc.span(first, max(parts) + 1)
        between = self._range(doc, first, max(parts))
        if between is not None:
            return between
        if before & self.lower and not before & {"no", "not"}:
            return Number(best, best, None, span)
        if before & self.upper:
            return Number(None, best, best, span)
        return Number(best, best, best, span)

    def _range(self, doc: Doc, first: int, last: int) -> Number | None:
        """The range of "between 10 and 20", found from either of its figures; it has no best figure."""
        if first >= 2 and doc.tokens[first - 1].lower in _AND and self._value(doc.tokens[first - 2]) is not None:
            first -= 2
        elif last + 2 < len(doc.tokens) and doc.tokens[last + 1].lower in _AND:
            last += 2
        low, high = self._value(doc.tokens[first]), self._value(doc.tokens[last])
        if first == last or low is None or high is None or low > high:
            return None
        if not first or doc.tokens[first - 1].lower not in _BETWEEN:
            return None
        return Number(low, None, high, doc.span(first, last + 1))

    def _product(self, doc: Doc, parts: list[int]) -> int:
        best = 1
        for each in parts:
            best *= self._value(doc.tokens[each]) or 1
        return best

    def _value(self, token: Token) -> int | None:
        if _DIGITS.fullmatch(token.text):
            return int(token.text.replace(",", ""))
        return self.words.get(token.lower)
