"""The commitment to marked words: the examples and counterexamples of the lexicon, and sentences of our own."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from onrecord.language.lexicon import language_file, load_toml
from onrecord.model.attribution import Attribution
from onrecord.model.doc import Doc
from onrecord.model.event import EventMention
from onrecord.model.factuality import Commitment
from onrecord.reading.commitment import find_commitments
from onrecord.reading.repairs import repair
from onrecord.text.span import Span

Parse = Callable[[str], Doc]
DATA: dict[str, Any] = load_toml(language_file("en", "commitment.toml"))
RULES: list[dict[str, Any]] = [
    rule for kind in DATA.values() if isinstance(kind, list) for rule in kind if isinstance(rule, dict)
]
EXAMPLES = [(rule["id"], text) for rule in RULES for text in (*rule.get("examples", ()), *rule.get("not", ()))]
MARKED = re.compile(r"\{([^|}]+)\|([^}]+)\}")


def unmarked(marked: str) -> tuple[str, Span, str]:
    """The text without marks, the span of its one marked word, and the value that is expected there."""
    found = MARKED.search(marked)
    assert found is not None, marked
    text = marked[: found.start()] + found[2] + marked[found.end() :]
    return text, Span(found.start(), found.start() + len(found[2])), found[1]


def commitment_at(doc: Doc, span: Span, attributions: tuple[Attribution, ...] = ()) -> Commitment:
    mention = EventMention(
        id="e",
        token=doc.token_at(span.start),
        trigger=span,
        extent=span,
        lemma="",
        word_class="verb",
        passive=False,
        arguments=(),
    )
    return find_commitments(doc, (mention,), attributions, "en")["e"]


def test_ids_are_unique() -> None:
    ids = [rule["id"] for rule in RULES]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("rule", "marked"), EXAMPLES)
def test_example_of_the_lexicon(rule: str, marked: str, parse: Parse) -> None:
    text, span, value = unmarked(marked)
    assert commitment_at(repair(parse(text), "en"), span).value == value, rule
