"""Every rule finds its examples, as marked up in the data, and nothing in its counterexamples."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from onrecord.model.attribution import Attribution
from onrecord.model.doc import Doc
from onrecord.reading.attributions.cues import Rule, load_cues
from onrecord.reading.attributions.find import find_attributions
from onrecord.reading.mentions import find_mentions
from onrecord.reading.quotations import find_quotations

Parse = Callable[[str], Doc]
RULES = load_cues("en").rules.values()
EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]
COUNTEREXAMPLES = [(rule, example) for rule in RULES for example in rule.counterexamples]
MARKED = re.compile(r"\{(source|cue|content)\|([^}]*)\}")
EDGES = " ,.;:"


def unmark(example: str) -> tuple[str, dict[str, list[str]]]:
    """The plain sentence, and the words of each role."""
    roles: dict[str, list[str]] = {"source": [], "cue": [], "content": []}
    for role, words in MARKED.findall(example):
        roles[role].append(words.strip(EDGES) or words)
    return MARKED.sub(lambda found: found.group(2), example), roles


def found_in(doc: Doc) -> tuple[Attribution, ...]:
    return find_attributions(doc, find_mentions(doc, "en"), find_quotations(doc), "en")


def roles_of(attribution: Attribution, text: str) -> dict[str, list[str]]:
    spans = {
        "source": [attribution.source] if attribution.source else [],
        "cue": [attribution.cue] if attribution.cue else [],
        "content": list(attribution.content),
    }
    return {role: [each.of(text).strip(EDGES) or each.of(text) for each in found] for role, found in spans.items()}


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda each: each.id if isinstance(each, Rule) else each)
def test_rule_finds_its_example(rule: Rule, example: str, parse: Parse) -> None:
    text, expected = unmark(example)
    found = [roles_of(each, text) for each in found_in(parse(text)) if each.rule == rule.id]
    assert expected in found, found_in(parse(text))


@pytest.mark.parametrize(
    ("rule", "example"), COUNTEREXAMPLES, ids=lambda each: each.id if isinstance(each, Rule) else each
)
def test_rule_finds_nothing_in_its_counterexample(rule: Rule, example: str, parse: Parse) -> None:
    assert [each for each in found_in(parse(example)) if each.rule == rule.id] == []


def test_every_rule_in_use_has_an_example_and_a_counterexample() -> None:
    bare = [each.id for each in RULES if not (each.examples and each.counterexamples)]
    assert bare == []
