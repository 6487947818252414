"""Words by family (a verb, its forms and its nouns) and by class (words that can tell of one kind of event)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from onrecord.errors import BadData

_DATA = Path(__file__).parents[1] / "data"
FOLDER = _DATA / "linking" / "en"
_EVENT_NOUNS = _DATA / "languages" / "en" / "event_nouns.tsv"
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|['’]s")
_VOWELS = frozenset("aeiouy")
_KEPT_DOUBLE = frozenset("lsz")


@dataclass(frozen=True, slots=True)
class Suffix:
    """An ending that is taken off where at least ``least`` letters are left."""

    ending: str
    becomes: str
    least: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What linking knows of a language's words."""

    inflection: tuple[Suffix, ...]
    derivation: tuple[Suffix, ...]
    families: Mapping[str, str]  # word → head of its family
    classes: Mapping[str, tuple[tuple[str, float], ...]]  # family → (class, how near its members are, 0-1)
    roles: Mapping[str, frozenset[str]]  # lists of roles.toml
    phrases: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)  # of classes, by family
    event_nouns: frozenset[str] = frozenset()  # families of nouns that can stand for an event

    def family_of(self, word: str) -> str:
        """One name for all words of a family: "seized", "seizure" and "seizing" have the same."""
        word = word.casefold()
        known = self.families.get(word)
        if known is not None:
            return known
        inflected = _strip(word, self.inflection)
        if inflected != word:
            inflected = _single(inflected)
        inflected = inflected.rstrip("ey") if len(inflected) > 3 else inflected
        known = self.families.get(inflected) or self.families.get(word.removesuffix("s"))
        if known is not None:
            return known
        stem = _strip(inflected, self.derivation)
        return stem.rstrip("ey") if len(stem) > 3 else stem

    def phrase_of(self, words: tuple[str, ...]) -> str:
        """The families of several words, joined by "_"."""
        return "_".join(map(self.family_of, words))

    def classes_of(self, family: str) -> tuple[tuple[str, float], ...]:
        """The classes that a family is in; empty where none."""
        return self.classes.get(family, ())


@cache
def load_vocabulary() -> Vocabulary:
    """The words of English. Raises BadData where a word stands in two families."""
    suffixes = _toml("suffixes.toml")
    bare = Vocabulary(
        inflection=_suffixes(suffixes["inflection"]),
        derivation=_suffixes(suffixes["derivation"]),
        families={},
        classes={},
        roles={},
    )
    families = dict(_families(bare))
    known = Vocabulary(bare.inflection, bare.derivation, families, {}, {})
    classes: dict[str, list[tuple[str, float]]] = {}
    for each in _toml("classes.toml")["class"]:
        for family in sorted({known.phrase_of(words) for entry in each["words"] for words in _spelt_out(entry)}):
            classes.setdefault(family, []).append((each["id"], each["near"]))
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for parts in (tuple(family.split("_")) for family in sorted(classes) if "_" in family):
        for part in dict.fromkeys(parts):
            phrases.setdefault(part, []).append(parts)
    lists = {name: words for name, words in _toml("roles.toml").items() if isinstance(words, list)}
    roles = {
        name: frozenset(map(known.family_of, words) if name in _OF_VERBS else words) for name, words in lists.items()
    }
    return Vocabulary(
        inflection=bare.inflection,
        derivation=bare.derivation,
        families=families,
        classes={name: tuple(each) for name, each in classes.items()},
        roles=roles,
        phrases={part: tuple(found) for part, found in phrases.items()},
        event_nouns=frozenset(map(known.family_of, _lines(_EVENT_NOUNS)[1:])),
    )


def words_of(text: str) -> Iterator[re.Match[str]]:
    """The words of a text with their places."""
    return WORD.finditer(text)


def _families(bare: Vocabulary) -> Iterator[tuple[str, str]]:
    """Each word of families.tsv, as it stands and without its ending, with the head of its family."""
    seen: dict[str, str] = {}
    rows = [line.split("\t") for line in _lines(FOLDER / "families.tsv")[1:]]
    for head, members in rows:
        for word in (head, *members.split()):
            if seen.setdefault(word, head) != head and word not in _HOMONYMS:
                raise BadData(f"families.tsv: {word!r} is in the families {seen[word]!r} and {head!r}.")
            yield word, seen[word]
    for head, _ in rows:
        for form in (bare.family_of(head), head.rstrip("ey") if len(head) > 3 else head):
            if form not in seen:
                yield form, head


def _spelt_out(entry: str) -> Iterator[tuple[str, ...]]:
    """The phrases that an entry of classes.toml stands for: "send_aid|food" is two."""
    return product(*(part.split("|") for part in entry.split("_")))


_OF_VERBS = frozenset({"losing", "taking"})  # lists of roles.toml that mean all forms of their words
_HOMONYMS = frozenset({"lay", "wound", "found"})  # two families each; the first in the file counts


def _suffixes(rules: list[dict[str, Any]]) -> tuple[Suffix, ...]:
    found = [Suffix(each["ending"], each["becomes"], each["least"]) for each in rules]
    return tuple(sorted(found, key=lambda each: (-len(each.ending), each.ending)))


def _strip(word: str, suffixes: tuple[Suffix, ...]) -> str:
    for each in suffixes:
        if word.endswith(each.ending) and len(word) - len(each.ending) >= each.least:
            stem = word[: len(word) - len(each.ending)]
            return stem + each.becomes if _VOWELS & set(stem) else word
    return word


def _single(word: str) -> str:
    """Without the doubled last consonant of "planned", "shipping"; "ll", "ss" and "zz" stay."""
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in _VOWELS | _KEPT_DOUBLE
    return word[:-1] if doubled else word


def _lines(path: Path) -> list[str]:
    """The lines of a TSV file, the names of its columns first."""
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
