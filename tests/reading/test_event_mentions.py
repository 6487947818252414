"""Event mentions and their arguments, with the parser: a predicate, and what must be among its arguments."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from onrecord.language.lexicon import language_file, load_toml
from onrecord.model.doc import Doc
from onrecord.model.event import EventMention
from onrecord.reading.event_mentions import find_event_mentions

_MARK = re.compile(r"\{trigger\|([^}]*)\}")
PHRASES = load_toml(language_file("en", "predicates.toml"))["phrase"]


def mention_of(doc: Doc, lemma: str) -> EventMention:
    return next(each for each in find_event_mentions(doc, "en") if each.lemma == lemma)


def arguments(doc: Doc, mention: EventMention) -> set[tuple[str, str, bool]]:
    return {
        (each.preposition or each.function, doc.tokens[each.token].text, each.inherited) for each in mention.arguments
    }


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        ("Bandits robbed a bank.", "rob", {("subject", "Bandits", False), ("object", "bank", False)}),
        ("A bank was robbed by bandits.", "rob", {("object", "bank", False), ("by", "bandits", False)}),
        ("The king urged the mayor to resign.", "resign", {("subject", "mayor", True)}),
        ("The king promised the mayor to resign.", "resign", {("subject", "king", True)}),
        ("The mayor was asked to resign.", "resign", {("subject", "mayor", True)}),
        ("Troops appeared to retreat.", "retreat", {("subject", "Troops", True)}),
        (
            "Troops entered the town and burned a school.",
            "burn",
            {("subject", "Troops", True), ("object", "school", False)},
        ),
        ("Troops attacked and looted the village.", "attack", {("object", "village", True)}),
        ("The rebels who attacked the base fled.", "attack", {("subject", "rebels", True)}),
        ("The base that the rebels attacked was empty.", "attack", {("object", "base", True)}),
        ("Soldiers wounded by a mine were flown out.", "wound", {("object", "Soldiers", True), ("by", "mine", False)}),
        ("Before leaving the city, the envoy met the mayor.", "leave", {("subject", "envoy", True)}),
        ("The mayor accused the miners of burning the hall.", "burn", {("subject", "miners", True)}),
        ("Police stopped the dockers from entering the port.", "enter", {("subject", "dockers", True)}),
        ("The miners were accused of burning the hall.", "burn", {("subject", "miners", True)}),
        ("Kenya and Uganda agreed.", "agree", {("subject", "Kenya", False), ("subject", "Uganda", False)}),
        ("Police rounded up two monks.", "round", {("particle", "up", False)}),
        ("The attack on the port by rebels failed.", "attack", {("on", "port", False), ("by", "rebels", False)}),
        ("Norway is in talks with Estonia.", "in talk", {("subject", "Norway", False), ("with", "Estonia", False)}),
        (
            "The union is ready to negotiate.",
            "ready",
            {("subject", "union", False), ("complement", "negotiate", False)},
        ),
    ],
)
def test_arguments(text: str, lemma: str, expected: set[tuple[str, str, bool]], parse: Callable[[str], Doc]) -> None:
    doc = parse(text)
    assert expected <= arguments(doc, mention_of(doc, lemma))


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("According to Reuters, the road is open.", "accord"),
        ("The armed men slept.", "arm"),
        ("The attack helicopter landed.", "attack"),
        ("In these talks nothing was said.", "in talk"),
    ],
)
def test_no_mention(text: str, absent: str, parse: Callable[[str], Doc]) -> None:
    assert absent not in {each.lemma for each in find_event_mentions(parse(text), "en")}


@pytest.mark.parametrize(
    ("text", "rule"), [(text, rule["id"]) for rule in PHRASES for text in rule["examples"]], ids=lambda v: v[:40]
)
def test_phrases_find_their_examples(text: str, rule: str, parse: Callable[[str], Doc]) -> None:
    plain = _MARK.sub(r"\1", text)
    found = {each.trigger.of(plain) for each in find_event_mentions(parse(plain), "en") if each.word_class == "phrase"}
    assert set(_MARK.findall(text)) <= found, rule


@pytest.mark.parametrize("text", [text for rule in PHRASES for text in rule["not"]])
def test_phrases_leave_their_counterexamples(text: str, parse: Callable[[str], Doc]) -> None:
    assert all(each.word_class != "phrase" for each in find_event_mentions(parse(text), "en"))


@pytest.mark.parametrize("text", ["", "Attack", '"', "’” “ ‘", "attack " * 2000, "and attacked and " * 600])
def test_odd_input_is_read(text: str, parse: Callable[[str], Doc]) -> None:
    mentions = find_event_mentions(parse(text), "en")
    assert [each.token for each in mentions] == sorted(each.token for each in mentions)
