"""The rules of time of a language, as loaded from its ``times.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import get_args

from onrecord.errors import BadData
from onrecord.language.lexicon import language_file, load_toml
from onrecord.model.time import TimeType
from onrecord.reading.time_expressions.guards import GUARDS
from onrecord.reading.time_expressions.patterns import Literal, OfClass, Pattern, first_parts, parse_pattern
from onrecord.reading.time_expressions.values import MAKERS
from onrecord.reading.time_expressions.words import Classes, Word

FILE = "times.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule:
    """A form that time expressions take, and how its value is made."""

    id: str
    order: int  # place in the file: of two readings of equal length the earlier rule's is taken
    patterns: tuple[Pattern, ...]
    type: TimeType
    make: str  # name of the maker of its value
    given: Mapping[str, str]  # what the maker gets beside the captures
    mod: str | None
    guard: str | None  # name of a test that the place must pass
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefix:
    """Words before an expression that belong to it: "early", "the end of", "nearly"."""

    id: str
    patterns: tuple[Pattern, ...]
    before: frozenset[str]  # types of expression that take it
    given: Mapping[str, str]
    mod: str | None
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimeRules:
    """All rules of a language, found by what a match can start with."""

    classes: Classes
    rules: tuple[TimeRule, ...]
    prefixes: tuple[Prefix, ...]
    prefix_by_word: Mapping[str, tuple[tuple[Prefix, Pattern], ...]]
    by_word: Mapping[str, tuple[tuple[TimeRule, Pattern], ...]]
    by_class: Mapping[str, tuple[tuple[TimeRule, Pattern], ...]]

    def starting_with(self, word: Word) -> Iterator[tuple[TimeRule, Pattern]]:
        """The rules and patterns that ``word`` can begin."""
        yield from self.by_word.get(word.lower, ())
        for name in word.classes:
            yield from self.by_class.get(name, ())


@cache
def load_time_rules(language: str) -> TimeRules:
    """The rules of ``language``. Raises BadData where one is not well formed."""
    data = load_toml(language_file(language, FILE))
    classes = {name: _class(words) for name, words in data["classes"].items()}
    rules = tuple(_rule(each, order) for order, each in enumerate(data["rule"]))
    ids = [each["id"] for each in (*data["prefix"], *data["rule"])]
    if len(set(ids)) < len(ids):
        raise BadData(f"{FILE}: an id of a rule is used twice")
    prefixes = tuple(map(_prefix, data["prefix"]))
    return TimeRules(
        classes, rules, prefixes, _index_prefixes(prefixes), _index(rules, Literal), _index(rules, OfClass)
    )


def _class(words: Mapping[str, object] | Sequence[str]) -> dict[str, str]:
    if isinstance(words, Mapping):
        return {word: str(value) for word, value in words.items()}
    return {word: word for word in words}


def _rule(data: Mapping[str, object], order: int) -> TimeRule:
    known = {"id", "patterns", "type", "make", "given", "mod", "guard", "examples", "not"}
    if unknown := set(data) - known:
        raise BadData(f"{FILE}: rule {data.get('id')!r} has unknown fields: {', '.join(sorted(unknown))}")
    guard = data.get("guard")
    if data["type"] not in get_args(TimeType) or data["make"] not in MAKERS or guard not in {None, *GUARDS}:
        raise BadData(f"{FILE}: rule {data['id']!r} has type {data['type']!r}, make {data['make']!r}, guard {guard!r}")
    return TimeRule(
        id=str(data["id"]),
        order=order,
        patterns=tuple(map(parse_pattern, _strings(data["patterns"]))),
        type=data["type"],  # type: ignore[arg-type]
        make=str(data["make"]),
        given=_class(data.get("given", {})),  # type: ignore[arg-type]
        mod=_text(data.get("mod")),
        guard=_text(data.get("guard")),
        examples=tuple(_strings(data["examples"])),
        counterexamples=tuple(_strings(data["not"])),
    )


def _prefix(data: Mapping[str, object]) -> Prefix:
    return Prefix(
        id=str(data["id"]),
        patterns=tuple(map(parse_pattern, _strings(data["patterns"]))),
        before=frozenset(_strings(data["before"])),
        given=_class(data.get("given", {})),  # type: ignore[arg-type]
        mod=_text(data.get("mod")),
        examples=tuple(_strings(data["examples"])),
        counterexamples=tuple(_strings(data["not"])),
    )


def _index_prefixes(prefixes: Sequence[Prefix]) -> dict[str, tuple[tuple[Prefix, Pattern], ...]]:
    found: dict[str, list[tuple[Prefix, Pattern]]] = {}
    for prefix in prefixes:
        for pattern in prefix.patterns:
            for part in first_parts(pattern):
                for word in sorted(part.words) if isinstance(part, Literal) else ():
                    found.setdefault(word, []).append((prefix, pattern))
    return {word: tuple(each) for word, each in found.items()}


def _strings(value: object) -> list[str]:
    if not isinstance(value, list) or not value:
        raise BadData(f"{FILE}: a list of strings was expected, got {value!r}")
    return [str(each) for each in value]


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _index(
    rules: Sequence[TimeRule], kind: type[Literal] | type[OfClass]
) -> dict[str, tuple[tuple[TimeRule, Pattern], ...]]:
    found: dict[str, dict[tuple[int, int], tuple[TimeRule, Pattern]]] = {}
    for rule in rules:
        for number, pattern in enumerate(rule.patterns):
            for part in first_parts(pattern):
                if isinstance(part, kind):
                    names = part.words if isinstance(part, Literal) else (part.name,)
                    for name in names:
                        found.setdefault(name, {})[rule.order, number] = (rule, pattern)
    return {name: tuple(each.values()) for name, each in found.items()}
