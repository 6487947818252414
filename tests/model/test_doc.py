"""A Doc's trees and offsets."""

from __future__ import annotations

import pytest

from onrecord.model.doc import Doc, Sentence, Token
from onrecord.text.span import Span

TEXT = "Rebels took Hama. They stayed."
ROWS = [  # word, lemma, pos, tag, dep, head
    ("Rebels", "rebel", "NOUN", "NNS", "nsubj", 1),
    ("took", "take", "VERB", "VBD", "ROOT", 1),
    ("Hama", "Hama", "PROPN", "NNP", "dobj", 1),
    (".", ".", "PUNCT", ".", "punct", 1),
    ("They", "they", "PRON", "PRP", "nsubj", 5),
    ("stayed", "stay", "VERB", "VBD", "ROOT", 5),
    (".", ".", "PUNCT", ".", "punct", 5),
]


@pytest.fixture
def doc() -> Doc:
    tokens, at = [], 0
    for i, (word, lemma, pos, tag, dep, head) in enumerate(ROWS):
        at = TEXT.index(word, at)
        tokens.append(Token(i, word, at, at + len(word), lemma, pos, tag, dep, head, ""))
        at += len(word)
    return Doc(TEXT, (Span(0, len(TEXT)),), (Sentence(0, 4, 0), Sentence(4, 7, 0)), tuple(tokens))


def test_a_tree_is_walked_both_ways(doc: Doc) -> None:
    assert [each.text for each in doc.children_of(1, "nsubj", "dobj")] == ["Rebels", "Hama"]
    assert [each.text for each in doc.ancestors(0)] == ["took"]
    assert [each.text for each in doc.subtree(1)] == ["Rebels", "took", "Hama", "."]
    assert doc.subtree_span(1).of(TEXT) == "Rebels took Hama."
    assert doc.sentence_of == (0, 0, 0, 0, 1, 1, 1)


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(0, 6), ["Rebels"]),
        (Span(3, 13), ["Rebels", "took", "Hama"]),
        (Span(6, 7), []),
        (Span(16, 23), [".", "They"]),
        (Span(29, 30), ["."]),
    ],
)
def test_tokens_in_a_span_share_a_character_with_it(doc: Doc, span: Span, words: list[str]) -> None:
    assert [doc.tokens[i].text for i in doc.tokens_in(span)] == words


def test_other_arcs_make_another_tree(doc: Doc) -> None:
    changed = doc.with_arcs({0: (2, "compound")})
    assert doc.head(0).text == "took"
    assert changed.head(0).text == "Hama"
    assert changed.subtree_span(2).of(TEXT) == "Rebels took Hama"


def test_a_doc_may_be_empty() -> None:
    assert list(Doc("", (), (), ()).tokens_in(Span(0, 1))) == []
