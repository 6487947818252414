"""The words of linking: every rule's examples, from its data file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date

import pytest
from tests.linking.invented import record

from onrecord.linking.compare import load_weights
from onrecord.linking.contradictions import load_tensions
from onrecord.linking.features.lists import LISTS
from onrecord.linking.page import Page
from onrecord.linking.triggers import families_of
from onrecord.linking.words import FOLDER, load_vocabulary, words_of
from onrecord.text.span import Span


def rules(name: str, *sections: str) -> Iterator[tuple[str, str, bool]]:
    """(id, example, whether its two sides belong together) of each rule of a file."""
    data = tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
    for section in sections:
        for rule in data[section]:
            yield from ((rule["id"], example, True) for example in rule["examples"])
            yield from ((rule["id"], example, False) for example in rule["not"])


def classes_in(sentence: str) -> set[str]:
    """The classes of all words of a sentence, each taken as a trigger."""
    page = Page(record("r", "Hill Wire", date(2031, 5, 5), sentence), load_vocabulary())
    triggers = (Span(*each.span()) for each in words_of(sentence))
    families = {family for trigger in triggers for family in families_of(page, trigger)}
    return {name for family in families for name, _ in load_vocabulary().classes_of(family)}


@pytest.mark.parametrize(("rule", "example", "together"), list(rules("suffixes.toml", "inflection", "derivation")))
def test_suffixes(rule: str, example: str, together: bool) -> None:
    one, other = example.split(" = ")
    family = load_vocabulary().family_of
    assert (family(one) == family(other)) is together, rule


@pytest.mark.parametrize(("rule", "example", "together"), list(rules("classes.toml", "class")))
def test_classes(rule: str, example: str, together: bool) -> None:
    one, other = example.split(" = ")
    assert (rule in classes_in(one) and rule in classes_in(other)) is together


@pytest.mark.parametrize(("rule", "example", "together"), list(rules("tensions.toml", "tension")))
def test_tensions(rule: str, example: str, together: bool) -> None:
    views = load_tensions()[rule]
    sides = example.split(" = ")
    assert all(view.search(side) for view, side in zip(views, sides, strict=True)) is together


@pytest.mark.parametrize(
    "words",
    [
        "announce announces announced announcing announcement",
        "seize seized seizing seizure",
        "fall falls fell fallen",
        "deliver delivery deliveries",
        "plan plans planned planning",
        "die died dying death dead",
        "withdraw withdrew withdrawal",
    ],
)
def test_words_of_a_family(words: str) -> None:
    assert len({load_vocabulary().family_of(each) for each in words.split()}) == 1


def test_no_word_raises_and_each_family_is_its_own_head() -> None:
    vocabulary = load_vocabulary()
    for word in ("", "a", "'s", "ß", "ing", "ed", "s", "x" * 10_000, "\ud800"):
        vocabulary.family_of(word)


def test_every_feature_has_a_weight_and_says_what_it_looks_at() -> None:
    for name, features in LISTS.items():
        assert [each.name for each in load_weights()[name].features] == [each.__name__ for each in features]
        assert all(each.__doc__ for each in features)
