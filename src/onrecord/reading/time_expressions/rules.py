"""The rules of time of a language, as loaded from its ``times.toml``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, get_args

from onrecord.errors import BadData
from onrecord.language.lexicon import language_file, load_toml
from onrecord.model.time import TimeType
from onrecord.reading.time_expressions.guards import GUARDS
from onrecord.reading.time_expressions.patterns import Node, tree_of
from onrecord.reading.time_expressions.telling import is_telling, telling_words
from onrecord.reading.time_expressions.values import MAKERS
from onrecord.reading.time_expressions.words import Classes, Lexicon, vocabulary_of

FILE = "times.toml"
_REMEMBERED = 16_384  # tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule:
    """A form that time expressions take, and how its value is made."""

    id: str
    order: int  # place in the file: of two readings of equal length the earlier rule's is taken
    patterns: tuple[str, ...]
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
    patterns: tuple[str, ...]
    before: frozenset[str]  # types of expression that take it
    given: Mapping[str, str]
    mod: str | None
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRules:
    """All rules of a language."""

    classes: Classes
    lexicon: Lexicon
    tells: Callable[[str], bool]  # whether a token can be part of a time: texts repeat them, so answers are kept
    rules: tuple[TimeRule, ...]
    prefixes: tuple[Prefix, ...]
    tree: Node[TimeRule]
    prefix_tree: Node[Prefix]
    opening: Set[str]  # words without a class that can begin an expression


@cache
def load_time_rules(language: str) -> TimeRules:
    """The rules of ``language``. Raises BadData where one is not well formed."""
    data = load_toml(language_file(language, FILE))
    ids = [each["id"] for each in (*data["prefix"], *data["rule"])]
    if len(set(ids)) < len(ids):
        raise BadData(f"{FILE}: an id of a rule is used twice")
    classes = {name: _fields(words) for name, words in data["classes"].items()}
    rules = tuple(_rule(each, order) for order, each in enumerate(data["rule"]))
    prefixes = tuple(map(_prefix, data["prefix"]))
    tree = tree_of([(each, each.patterns) for each in rules])
    prefix_tree = tree_of([(each, each.patterns) for each in prefixes])
    vocabulary = vocabulary_of(classes)
    lexicon = Lexicon(vocabulary, classes["capital"])
    telling = telling_words((each for rule in rules for each in rule.patterns), vocabulary, classes["common"].keys())
    return TimeRules(
        classes=classes,
        lexicon=lexicon,
        tells=lru_cache(maxsize=_REMEMBERED)(lambda text: is_telling(lexicon.pieces_of(text), telling)),
        rules=rules,
        prefixes=prefixes,
        tree=tree,
        prefix_tree=prefix_tree,
        opening=tree.by_word.keys() | prefix_tree.by_word.keys(),
    )


def _fields(words: Mapping[str, object] | Sequence[str]) -> dict[str, str]:
    """A table as text → text; a list as words that stand for themselves."""
    if isinstance(words, Mapping):
        return {word: str(value) for word, value in words.items()}
    return {word: word for word in words}


def _rule(data: Mapping[str, Any], order: int) -> TimeRule:
    _check_fields(data, {"patterns", "type", "make", "given", "mod", "guard"})
    type_, make, guard = data["type"], data["make"], data.get("guard")
    if type_ not in get_args(TimeType) or make not in MAKERS or guard not in {None, *GUARDS}:
        raise BadData(f"{FILE}: rule {data['id']!r} has type {type_!r}, make {make!r}, guard {guard!r}")
    return TimeRule(
        id=data["id"],
        order=order,
        patterns=tuple(data["patterns"]),
        type=type_,
        make=make,
        given=_fields(data.get("given", {})),
        mod=data.get("mod"),
        guard=guard,
        examples=tuple(data["examples"]),
        counterexamples=tuple(data["not"]),
    )


def _prefix(data: Mapping[str, Any]) -> Prefix:
    _check_fields(data, {"patterns", "before", "given", "mod"})
    return Prefix(
        id=data["id"],
        patterns=tuple(data["patterns"]),
        before=frozenset(data["before"]),
        given=_fields(data.get("given", {})),
        mod=data.get("mod"),
        examples=tuple(data["examples"]),
        counterexamples=tuple(data["not"]),
    )


def _check_fields(data: Mapping[str, Any], known: set[str]) -> None:
    lists = ("examples", "not", "patterns")
    unknown = set(data) - known - {"id", *lists}
    if unknown or not all(isinstance(data.get(each), list) and data[each] for each in lists):
        problem = f"unknown fields {sorted(unknown)}" if unknown else f"no list in one of {', '.join(lists)}"
        raise BadData(f"{FILE}: rule {data.get('id')!r} has {problem}")
