"""A record as linking reads it: its words in order, and what is named where."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.linking.claims import distinct
from onrecord.linking.words import Vocabulary, words_of
from onrecord.model.mention import Mention
from onrecord.model.place import Place
from onrecord.model.record import Record
from onrecord.store.keys import entity_keys, normalised
from onrecord.text.span import Span

_SCENE = 3  # sentences at the head of a report that tell where it is set
_DATELINE = re.compile(r"[^\n.“\"]{0,80}\) ?[—–-]")
_BREAKS = re.compile(r"[,;:.()\"“”—–]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a report."""

    start: int
    end: int
    text: str  # without capitals
    family: str


class Page:
    """A record with its words and what it names."""

    def __init__(self, record: Record, vocabulary: Vocabulary) -> None:
        self.record, self.vocabulary = record, vocabulary
        self.text = record.report.text
        self.keys = entity_keys(record)
        named = {each.entity for each in record.mentions if each.level == "NAM"}
        self.name_of = {  # of what has a name, countries left out: half of a report is about one
            each.id: normalised(each.name)
            for each in record.entities
            if each.id in named and not self.keys[each.id].startswith("country:")
        }
        self.mentions: dict[str, Mention] = {each.id: each for each in record.mentions}
        self.places: dict[str, Place] = {each.mention: each for each in record.places}
        self._named = sorted(
            (each for each in record.mentions if each.entity is not None), key=lambda each: (each.span, each.id)
        )
        self._named_at = [each.span.start for each in self._named]
        self._sentences = sorted({each.extent for each in record.events})
        self.triggers = frozenset(each.trigger.start for each in record.events)
        self._sentence_at = [each.start for each in self._sentences]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words, in order."""
        family = self.vocabulary.family_of
        return tuple(
            Word(each.start(), each.end(), each[0].casefold(), family(each[0])) for each in words_of(self.text)
        )

    @cached_property
    def _words_at(self) -> list[int]:
        return [each.start for each in self.words]

    @cached_property
    def scene(self) -> frozenset[str]:
        """What the first sentences name."""
        heads = self._sentences[:_SCENE]
        return frozenset(self.names_in(Span(0, heads[-1].end))) if heads else frozenset()

    def words_in(self, start: int, end: int) -> Sequence[Word]:
        """The words that begin in ``[start, end)``."""
        first, last = bisect_right(self._words_at, start - 1), bisect_right(self._words_at, end - 1)
        return self.words[first:last]

    def place_of(self, word: Word) -> int:
        """How many words stand before it."""
        return bisect_right(self._words_at, word.start) - 1

    def is_broken(self, start: int, end: int) -> bool:
        """Whether a mark that ends a clause stands in between."""
        return _BREAKS.search(self.text, start, end) is not None

    def sentence(self, trigger: Span) -> int:
        """The place of its sentence in the report."""
        return max(0, bisect_right(self._sentence_at, trigger.start) - 1)

    def mentions_in(self, span: Span) -> Sequence[Mention]:
        """What is mentioned there, in order."""
        first, last = bisect_right(self._named_at, span.start - 1), bisect_right(self._named_at, span.end - 1)
        return self._named[first:last]

    def around(self, trigger: Span, extent: Span) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Keys of what is named before and after a trigger in its sentence, the nearest first."""
        named = self.mentions_in(extent)
        before = [each.entity for each in named if each.span.end <= trigger.start]
        after = [each.entity for each in named if each.span.start >= trigger.end]
        return distinct(self.keys.get(each or "") for each in before[::-1]), distinct(
            self.keys.get(each or "") for each in after
        )

    def names_in(self, span: Span) -> Iterator[str]:
        """What is named there, countries left out."""
        return (self.name_of[each.entity] for each in self.mentions_in(span) if each.entity in self.name_of)

    def towns_in(self, span: Span) -> Iterator[str]:
        """Keys of the places named there, countries left out."""
        for each in self.mentions_in(span):
            key = self.key(each.id) or ""
            if each.id in self.places and key.startswith("geonames:"):
                yield key

    def is_in_dateline(self, mention: str | None) -> bool:
        """Whether a mention stands in the line on top: "TOLMIN, Norland, May 3 (Harbour Wire) —"."""
        top = _DATELINE.match(self.text)
        return top is not None and mention in self.mentions and self.mentions[mention].span.end <= top.end()

    def entity(self, mention: str | None) -> str | None:
        """What a mention means."""
        return self.mentions[mention].entity if mention in self.mentions else None

    def key(self, mention: str | None) -> str | None:
        """The key of what a mention means."""
        return self.keys.get(self.entity(mention) or "")
