from __future__ import annotations

import pytest

from onrecord.errors import BadData
from onrecord.exports.mapping import Rule, Traits, first_met, load_rules
from onrecord.exports.profiles import acled, ucdp

SCHEMES = {"acled": acled.load_scheme()[0], "ucdp": ucdp.load_scheme()[0]}
CASES = [(scheme, rule, text) for scheme, rules in SCHEMES.items() for rule in rules for text in rule.examples]
AGAINST = [(scheme, rule, text) for scheme, rules in SCHEMES.items() for rule in rules for text in rule.counterexamples]


@pytest.mark.parametrize(("scheme", "rule", "text"), CASES, ids=lambda v: v.id if isinstance(v, Rule) else v)
def test_a_rule_decides_its_examples(scheme: str, rule: Rule, text: str) -> None:
    assert first_met(SCHEMES[scheme], Traits.parse(text)).id == rule.id


@pytest.mark.parametrize(("scheme", "rule", "text"), AGAINST, ids=lambda v: v.id if isinstance(v, Rule) else v)
def test_a_rule_does_not_decide_its_counterexamples(scheme: str, rule: Rule, text: str) -> None:
    assert first_met(SCHEMES[scheme], Traits.parse(text)).id != rule.id


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_last_rule_is_met_by_all(scheme: str) -> None:
    assert first_met(SCHEMES[scheme], Traits(type=None)) is SCHEMES[scheme][-1]


@pytest.mark.parametrize("text", ["ASSAULT rebel state", "ASSAULT rebel > state dead"])
def test_an_example_that_says_nothing_is_refused(text: str) -> None:
    with pytest.raises(BadData, match="An example reads TYPE/mode actor > recipient"):
        Traits.parse(text)


def test_an_id_stands_once() -> None:
    rule = {"id": "a", "types": [], "examples": [], "not": []}
    with pytest.raises(BadData, match="twice"):
        load_rules({"rule": [rule, rule]})
