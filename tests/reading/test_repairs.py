"""Each rule of repair on its examples, with the real parser; and what no rule may change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.language.lexicon import language_file, load_toml
from onrecord.model.doc import Doc
from onrecord.reading.repairs import repair

RULES: list[dict[str, Any]] = load_toml(language_file("en", "repairs.toml"))["repair"]
EXAMPLES = [(rule["id"], text, arc) for rule in RULES for text, arc in rule["examples"]]
COUNTEREXAMPLES = [(rule["id"], text) for rule in RULES for text in rule["not"]]
Parse = Callable[[str], Doc]


def arcs_of(doc: Doc) -> set[str]:
    return {f"{token.text} <{token.dep} {doc.head(token.i).text}" for token in doc.tokens}


@pytest.mark.parametrize(("rule", "text", "arc"), EXAMPLES)
def test_rule_repairs_its_example(rule: str, text: str, arc: str, parse: Parse) -> None:
    doc = parse(text)
    assert repair(doc, "en") is not doc, f"the parser gets it right by now: {rule} needs another example"
    assert arc in arcs_of(repair(doc, "en"))


@pytest.mark.parametrize(("rule", "text"), COUNTEREXAMPLES)
def test_rule_leaves_its_counterexample(rule: str, text: str, parse: Parse) -> None:
    doc = parse(text)
    assert repair(doc, "en") is doc, rule


@pytest.mark.parametrize("text", ["", " ", "said", ",", "and and and", "“", "He said, said, said, said he."])
def test_odd_texts_are_left_in_one_piece(text: str, parse: Parse) -> None:
    doc = repair(parse(text), "en")
    assert all(any(above.head == above.i for above in (token, *doc.ancestors(token.i))) for token in doc.tokens)


def test_causative_participle_becomes_a_verb(parse: Parse) -> None:
    doc = repair(parse("Insurgents overran the base on Sunday, compelling General Omar Daud to flee."), "en")
    (token,) = (each for each in doc.tokens if each.text == "compelling")
    assert (token.lemma, token.pos, token.tag) == ("compel", "VERB", "VBG")
    (root,) = (each for each in doc.tokens if each.head == each.i)
    assert root.text == "overran"


def test_unknown_past_becomes_a_past(parse: Parse) -> None:
    doc = repair(parse("Sudan's army retook Khartoum from the militia."), "en")
    (token,) = (each for each in doc.tokens if each.text == "retook")
    assert (token.lemma, token.pos, token.tag) == ("retake", "VERB", "VBD")
