"""Datelines, where a report was written, by whom and when: "OSLO, Norway (AP) -- Police …"."""

from __future__ import annotations

import re

from onrecord.model.doc import Doc

_DASHES = frozenset({"—", "–", "-", "--"})
_REACH = 14  # words of a dateline, at most
_HEADS = frozenset({"NOUN", "PROPN", "PRON"})
_DASH = r"\s*(?:—|–|--?)\s"
# A place in capitals, then what stands up to a dash; a place in any letters where an agency stands in brackets behind
# it; or only the agency.
_DATELINE = re.compile(
    rf"\s*(?:[A-Z]{{2}}[A-Z'’ ./-]*(?:,[^\n—–(]{{0,40}}?)?(?:\([^)\n]{{0,40}}\))?{_DASH}"
    rf"|[A-Z][\w'’.-]{{0,30}}(?:,? (?:[A-Z0-9][\w'’.-]{{0,30}}|de|la|al|el)){{0,6}} \([A-Z][^)\n]{{0,40}}\){_DASH}"
    rf"|\([A-Z][^)\n]{{1,40}}\){_DASH})"
)


def dateline_end(doc: Doc, i: int) -> int | None:
    """The dash that ends the dateline of the sentence of token ``i``, as a place in the Doc; None without one."""
    sentence = doc.sentences[doc.sentence_of[i]]
    if not doc.tokens[sentence.first].text.isupper():
        return None
    for each in range(sentence.first + 1, min(sentence.first + _REACH, i)):
        token = doc.tokens[each]
        if token.text in _DASHES and doc.tokens[each - 1].end < token.start:
            return each
    return None


def after_dateline(doc: Doc, subject: int, verb: int) -> int:
    """The real subject of ``verb`` where the parser took the town of a dateline for it, else ``subject``.

    In "OSLO -- A local court fined the firm" the parser takes OSLO for the subject and the court for its apposition.
    """
    dash = dateline_end(doc, verb) if subject < verb else None
    if dash is None or subject > dash:
        return subject
    inside = range(dash + 1, verb)
    heads = (i for i in inside if doc.tokens[i].pos in _HEADS and doc.tokens[i].head not in inside)
    return next(heads, subject)


def find_datelines(doc: Doc) -> tuple[range, ...]:
    """The tokens of each dateline with its dash, in order; at most one a paragraph, at its head.

    What is named there neither acts nor is acted on in the sentence that follows.
    """
    found = []
    for paragraph in doc.paragraphs:
        line = _DATELINE.match(doc.text, paragraph.start, paragraph.end)
        if line is not None:
            tokens = range(doc.token_at(paragraph.start), doc.token_at(line.end()))
            if tokens:
                found.append(tokens)
    return tuple(found)
