"""Finds known names in running text: a trie over words, walked once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from onrecord.language.lexicon import language_file, read_tsv
from onrecord.language.names import NameHint
from onrecord.model.mention import EntityType
from onrecord.text.span import Span

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’‘ʻ`-][^\W_]+)*")
_POSSESSIVE = ("'s", "’s", "'S", "’S")
_REMEMBERED = 512  # paragraphs: the parser asks for their names, and later the step that looks for places
_END = ""  # key of a trie's node under which the name ends


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name of the world. ``certain``: it means nothing else wherever it stands alone."""

    name: str
    entity_type: EntityType
    certain: bool


@dataclass(slots=True)
class _Word:
    start: int
    end: int
    key: str
    capital: bool
    joined: bool  # only a blank between it and the word before
    possessive: bool  # written with 's, which is left out


class KnownNames:
    """A NameFinder over a list of names. The first entry of a name counts; the longest name at a place wins."""

    def __init__(self, names: Iterable[KnownName]) -> None:
        small = [(row["word"], row["side"]) for row in read_tsv(language_file("en", "name_words.tsv"))]
        self._joining = frozenset(word for word, side in small if side == "joins")
        self._opening = frozenset(word for word, side in small if side == "opens")
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._find)
        self._trie: dict[str, Any] = {}
        for each in names:
            node = self._trie
            for word in _words(each.name):
                node = node.setdefault(word.key, {})
            if node is not self._trie:
                node.setdefault(_END, {}).setdefault(_written(each.name), each)

    def find(self, text: str) -> tuple[NameHint, ...]:
        """Names in ``text``, in order, none overlapping another; the last texts are remembered, as each is asked twice.

        Certain only where the name is not part of a longer run of capitals ("Paris Hilton", "Bank of Syria").
        """
        return self._remembered(text)

    def _find(self, text: str) -> tuple[NameHint, ...]:
        words = _words(text)
        found: list[NameHint] = []
        i = 0
        while i < len(words):
            match = self._longest(words, i, text)
            if match is None:
                i += 1
                continue
            known, after = match
            span = Span(words[i].start, words[after - 1].end)
            found.append(NameHint(span, known.entity_type, known.certain and self._stands_alone(words, i, after)))
            i = after
        return tuple(found)

    def _longest(self, words: list[_Word], first: int, text: str) -> tuple[KnownName, int] | None:
        node: dict[str, Any] | None = self._trie
        best = None
        for i in range(first, len(words)):
            if i > first and not words[i].joined:
                break
            node = node.get(words[i].key) if node else None
            if node is None:
                break
            if ends := node.get(_END):
                known = _as_written(ends, text[words[first].start : words[i].end])
                if known is not None:
                    best = known, i + 1
        return best

    def _stands_alone(self, words: list[_Word], first: int, after: int) -> bool:
        """Whether no capital word continues the name at either side; one that opens a sentence ("In Homs") does not."""
        if after < len(words) and words[after].joined and words[after].capital and not words[after - 1].possessive:
            return False
        if first == 0 or not words[first].joined or words[first - 1].possessive:
            return True
        before = words[first - 1]
        if before.capital:
            return before.key in self._opening
        inside = before.key in self._joining and before.joined and first > 1
        return not (inside and before.key not in {"and", "the", "for", "at"} and words[first - 2].capital)


def _words(text: str) -> list[_Word]:
    words: list[_Word] = []
    before = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        possessive = end - start > 2 and text[end - 2 : end] in _POSSESSIVE
        if possessive:
            end -= 2
        written = text[start:end]
        key = _key(written)
        joined = start - before == 1 and text[before] in " \xa0"
        words.append(_Word(start, end, key, written[0].isupper(), joined, possessive))
        before = match.end()
    return words


def _key(word: str) -> str:
    """A word in small letters without accents and full stops, with plain apostrophes."""
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", word.replace("’", "'").replace("‘", "'"))
        word = "".join(char for char in decomposed if not unicodedata.combining(char))
    return word.replace(".", "").casefold()


def _written(name: str) -> str:
    """The name itself where only its capitals tell it ("US", "SAR"); "" for others."""
    return name if name.isupper() and len(name) < 6 else ""


def _as_written(ends: dict[str, KnownName], written: str) -> KnownName | None:
    """The name that stands as ``written``: abbreviations to the letter, others with a capital somewhere."""
    if exact := ends.get(written):
        return exact
    known = ends.get("")
    return known if known is not None and not written.islower() else None
