"""Parts of speech and lemmas, remembered, are those that the model's own rules set."""

from __future__ import annotations

from typing import cast

import pytest

from onrecord.language.engine import Engine
from onrecord.language.names import NoNames
from onrecord.language.spacy_engine import SpacyEngine
from onrecord.language.word_forms import Form
from onrecord.model.report import Report

TEXTS = [
    "The minister's aides were leaving; she had left and I am told that it left them cold.",
    "Let's see who's gonna talk. There is a lot they've got to say, but you ain't heard it.",
    "There was shelling. Was there shelling? It does what it does to us, y'all, c'mon!",
    "Better roads were built faster than those he'd have had them build.  Who knew  but that?",
    "Don't; do not; he does; they did. To be, or not to be: one's own men, two of ours, etc.",
    "",
]


def stock(engine: SpacyEngine, text: str) -> list[Form]:
    """What the whole pipeline sets, blanks left out."""
    return [
        (token.pos_, token.lemma_ or token.lower_)
        for parsed, _ in engine.pipe(text, NoNames())
        for token in parsed
        if not token.is_space
    ]


@pytest.mark.parametrize("text", TEXTS)
def test_remembered_forms_are_the_models_own(engine: Engine, text: str) -> None:
    for _ in range(2):  # once asked, once remembered
        doc = engine.parse(Report(id="x", text=text), NoNames())
        assert [(token.pos, token.lemma) for token in doc.tokens] == stock(cast("SpacyEngine", engine), text)


def test_a_neighbour_counts_where_a_rule_looks_at_two_words(engine: Engine) -> None:
    texts = "Let's go.", "The governor's aides go."
    docs = [engine.parse(Report(id="x", text=text), NoNames()) for text in texts]
    assert [token.lemma for doc in docs for token in doc.tokens if token.text == "'s"] == ["us", "'s"]
