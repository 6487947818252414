"""The parser behind our Engine: offsets, paragraphs, names known beforehand."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from onrecord.errors import MissingModel
from onrecord.language.engine import Engine
from onrecord.language.names import NameHint, NoNames
from onrecord.language.spacy_engine import LONGEST_BATCH, _batches, load_engine
from onrecord.model.doc import Doc
from onrecord.model.mention import EntityType
from onrecord.model.report import Report
from onrecord.text.span import Span


@dataclass(frozen=True)
class OneName:
    """Knows one name."""

    name: str
    entity_type: EntityType

    def find(self, text: str) -> tuple[NameHint, ...]:
        start = text.find(self.name)
        span = Span(start, start + len(self.name)) if start >= 0 else None
        return (NameHint(span, self.entity_type, certain=True),) if span else ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \t\n",
        "Stop.",
        "The  minister\xa0spoke.\n\nNobody 🔥 answered  him.",
        "وقالت الوزارة said the ministry.",
        "“Stray ” quotes ‘ and\u200b zero width",
        "a" * 3000,
    ],
)
def test_tokens_stand_where_they_say(engine: Engine, text: str) -> None:
    doc = engine.parse(Report(id="x", text=text), NoNames())
    assert all(text[token.start : token.end] == token.text for token in doc.tokens)
    assert all(token.i == i for i, token in enumerate(doc.tokens))
    assert [i for each in doc.sentences for i in range(each.first, each.after)] == list(range(len(doc.tokens)))
    for sentence in doc.sentences:
        assert all(sentence.first <= doc.tokens[i].head < sentence.after for i in range(sentence.first, sentence.after))


def test_no_sentence_runs_over_a_line(engine: Engine) -> None:
    text = "Troops left the town\nThe governor stayed"
    doc = engine.parse(Report(id="x", text=text), NoNames())
    assert [doc.sentence_span(each).of(text) for each in doc.sentences] == text.split("\n")
    assert [each.paragraph for each in doc.sentences] == [0, 1]


def names(doc: Doc) -> dict[str, tuple[str, bool]]:
    return {doc.span(each.first, each.after).of(doc.text): (each.label, each.hinted) for each in doc.entities}


def test_a_certain_name_is_kept_by_the_recogniser(engine: Engine) -> None:
    report = Report(id="x", text="Shelling hit Kafr Nabl on Monday, Maria Ortega said.")
    found = names(engine.parse(report, OneName("Kafr Nabl", "GPE")))
    assert found["Kafr Nabl"] == ("GPE", True)
    assert found["Maria Ortega"] == ("PERSON", False)


def test_a_model_that_is_not_there_is_named() -> None:
    with pytest.raises(MissingModel, match="en_core_web_none"):
        load_engine("en_core_web_none")


@pytest.mark.parametrize("size", [1, 700, 10_000, LONGEST_BATCH + 1])
def test_the_parser_never_gets_more_than_a_batch(size: int) -> None:
    """In a text of a megabyte all paragraphs at once took 3 GB."""
    paragraphs = [Span(n * size, (n + 1) * size) for n in range(max(2, 3 * LONGEST_BATCH // size))]
    batches = list(_batches(paragraphs))
    assert [each for batch in batches for each in batch] == paragraphs
    assert all(len(batch) == 1 or sum(map(len, batch)) <= LONGEST_BATCH for batch in batches)
