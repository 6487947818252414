"""Copies: sentences that stand in several reports, and which report printed them first.

What is quoted inside a sentence doesn't count: two reporters at one press conference have the same quotation. A frame
around the sentence ("MOSCOW, March 12. /TASS/.", "…, TASS reported") doesn't keep it from being a copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from onrecord.linking.cluster import Pair, components
from onrecord.text.characters import find_paragraphs
from onrecord.text.ids import id_of
from onrecord.text.span import Span

SHINGLE = 3  # words
LEAST = 6  # shingles in common: eight words in a row; shorter sentences are alike by chance
ALIKE = 0.7  # share of the shorter sentence's shingles
ROWS, BANDS = (
    3,
    8,
)  # of the sketch: sentences with half of their shingles in common meet with a chance of .66, with .7 of .96
_SEED = 1
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’»)]?\s+(?=[\"“‘«(]?[A-Z0-9/])")
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|«[^»]*»?")
_WORD = re.compile(r"[^\W_]+")


class Sketcher(Protocol):
    """Short sketches of sets of words, the more alike the more of the sets is the same."""

    def bands(self, shingles: Sequence[str]) -> tuple[str, ...]:
        """Keys; two sets that are half the same most likely have one in common."""


class MinHashes:
    """Sketches by min-wise hashing, as ``rensa`` computes it."""

    def bands(self, shingles: Sequence[str]) -> tuple[str, ...]:
        """One key a band, the same on every machine."""
        from rensa import RMinHash

        sketch = RMinHash(num_perm=ROWS * BANDS, seed=_SEED)
        sketch.update(list(shingles))
        digest = sketch.digest()
        return tuple(f"{n}:{digest[n * ROWS : (n + 1) * ROWS]}" for n in range(BANDS))


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a report that is long enough to be known again."""

    id: str
    report: str
    span: Span
    shingles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Printed:
    """What tells who printed first."""

    report: str
    outlet: str | None
    published: date | None


def passages_of(report: str, text: str) -> Iterator[Passage]:
    """The sentences of a text with enough words outside quotation marks, in order."""
    for paragraph in find_paragraphs(text):
        start = paragraph.start
        inside = paragraph.of(text)
        cuts = [each.span() for each in _SENTENCE.finditer(inside)]
        for first, last in [*cuts, (len(inside), len(inside))]:
            span = Span(start, paragraph.start + first) if paragraph.start + first > start else None
            start = paragraph.start + last
            if span is not None:
                shingles = shingles_of(span.of(text))
                if len(shingles) >= LEAST:
                    yield Passage(id_of("p", report, span.start, span.end), report, span, shingles)


def shingles_of(sentence: str) -> frozenset[str]:
    """All runs of three words outside quotation marks, without case."""
    words = _WORD.findall(_QUOTED.sub(" ", sentence).casefold())
    return frozenset(" ".join(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1))


def are_copies(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether most of the shorter sentence is in the other."""
    shared = len(one & other)
    return shared >= LEAST and shared >= ALIKE * min(len(one), len(other))


def first_prints(copies: Iterable[Pair], prints: Mapping[str, Printed], texts: Mapping[str, str]) -> dict[str, str]:
    """The passage that was printed first, of each passage that is a copy of another; all by ids of passages.

    First is what was published first; of one day what its outlet is credited for in the copies, else the smallest id.
    """
    first: dict[str, str] = {}
    for group in components(copies):
        credits = " ".join(texts[each] for each in group).casefold()
        earliest = min(group, key=lambda each: _rank(prints[each], credits, each))
        first.update(dict.fromkeys(group, earliest))
    return first


def _rank(printed: Printed, credits: str, passage: str) -> tuple[date, bool, str, str]:
    own = (printed.outlet or "").casefold()
    return printed.published or date.max, not (own and own in credits), printed.report, passage
