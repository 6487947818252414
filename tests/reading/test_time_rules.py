"""Every rule of time finds its examples with their values, and nothing in its counterexamples."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from onrecord.model.doc import Doc
from onrecord.reading.time_expressions.find import find_time_expressions
from onrecord.reading.time_expressions.rules import load_time_rules

PUBLISHED = date(2024, 5, 15)  # a Wednesday, as the data file says
RULES = load_time_rules("en")
_MARKED = re.compile(r"\{([^{}=]+)=([^{}=]+)\}")
EXAMPLES = [(prefix.id, each) for prefix in RULES.prefixes for each in prefix.examples]
EXAMPLES += [(rule.id, each) for rule in RULES.rules for each in rule.examples]
COUNTEREXAMPLES = [(rule.id, each) for rule in RULES.rules for each in rule.counterexamples]
PREFIXLESS = [(prefix.id, each) for prefix in RULES.prefixes for each in prefix.counterexamples]

Parse = Callable[[str], Doc]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_rule_finds_its_example(rule: str, example: str, parse: Parse) -> None:
    marked = _MARKED.findall(example)
    text = _MARKED.sub(lambda found: found[1], example)
    times = find_time_expressions(parse(text), PUBLISHED, "en")
    found = [(each.span.of(text), each.value) for each in times]
    assert set(marked) <= set(found), found
    if not rule.startswith("en.time.prefix."):
        assert rule in {each.rule for each in times}


@pytest.mark.parametrize(("rule", "example"), COUNTEREXAMPLES)
def test_rule_leaves_its_counterexample(rule: str, example: str, parse: Parse) -> None:
    found = find_time_expressions(parse(example), PUBLISHED, "en")
    assert rule not in {each.rule for each in found}, found


@pytest.mark.parametrize(("prefix", "example"), PREFIXLESS)
def test_prefix_stands_before_a_time_only(prefix: str, example: str, parse: Parse) -> None:
    assert not find_time_expressions(parse(example), PUBLISHED, "en"), prefix
