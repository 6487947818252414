"""Which sentences can tell a time at all: each form of the rules has a word that few sentences have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Set

from onrecord.model.doc import Doc
from onrecord.reading.time_expressions.patterns import variants_of
from onrecord.reading.time_expressions.words import Vocabulary
from onrecord.text.span import Span

_FIGURE = re.compile("[0-9]")


def telling_words(patterns: Iterable[str], vocabulary: Vocabulary, common: Set[str]) -> frozenset[str]:
    """Words of which each of ``patterns`` needs one, unless it has a figure; as few ``common`` ones as it can be."""
    return frozenset(
        word
        for pattern in patterns
        for elements in variants_of(pattern)
        for word in min((_words_of(each, vocabulary) for each in elements), key=lambda words: _weight(words, common))
    )


def _weight(words: Set[str], common: Set[str]) -> tuple[int, int]:
    return len(words & common), len(words)


def _words_of(element: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The words that an element of a pattern stands for; figures apart."""
    if not element.startswith("<"):
        return frozenset(element.split("|"))
    name = element[1:-1].partition(":")[0]
    return frozenset(word for word, classes in vocabulary.items() if name in classes)


def is_telling(pieces: Iterable[str], telling: Set[str]) -> bool:
    """Whether one of ``pieces``, in small letters, is a figure or one of the words ``telling``."""
    return any(each in telling or _FIGURE.search(each) for each in pieces)


def stretches(doc: Doc, tells: Callable[[str], bool]) -> Iterator[Span]:
    """The runs of sentences of one paragraph that each have a token of which ``tells`` is true.

    Sentences that follow each other are one run: the parser may end one inside an expression ("on Jan. | 5").
    """
    first, paragraph = -1, -1
    for sentence in doc.sentences:
        telling = any(tells(token.text) for token in doc.tokens[sentence.first : sentence.after])
        if first >= 0 and not (telling and sentence.paragraph == paragraph):
            yield doc.span(first, sentence.first)
            first = -1
        if telling and first < 0:
            first, paragraph = sentence.first, sentence.paragraph
    if first >= 0:
        yield doc.span(first, len(doc.tokens))
