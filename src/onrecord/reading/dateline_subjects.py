"""The subject of a verb behind a dateline: "OSLO, Norway (AP) -- Police …"."""

from __future__ import annotations

from onrecord.model.doc import Doc

_DASHES = frozenset({"—", "–", "-", "--"})
_REACH = 14  # words of a dateline, at most
_HEADS = frozenset({"NOUN", "PROPN", "PRON"})


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
