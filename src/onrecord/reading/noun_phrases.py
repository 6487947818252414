"""How far a noun phrase reaches to either side of its head."""

from __future__ import annotations

from onrecord.model.doc import Doc

_BEFORE = frozenset({"det", "predet", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "case"})
_JOINED = frozenset({"of", "in", "from", "for", "at", "on", "within", "inside", "near", "across", "outside", "to"})
_DEEPEST = 4  # prepositional phrases inside one another: "members of the staff of the embassy in the capital of …"


def phrase_start(doc: Doc, head: int) -> int:
    """The first token of what stands before ``head`` and belongs to it: articles, adjectives, owners, titles."""
    first = head
    for child in doc.children[head]:
        if child > head:
            break
        if doc.tokens[child].dep in _BEFORE:
            first = min(first, doc.edges[child][0])
    return first


def phrase_after(doc: Doc, head: int, depth: int = 0) -> int:
    """The token after the prepositional phrases that follow ``head`` at once; relative clauses are left out."""
    after = head + 1
    if depth >= _DEEPEST:
        return after
    for child in doc.children[head]:
        token = doc.tokens[child]
        if child != after or token.dep != "prep" or token.lower not in _JOINED:
            continue
        for below in doc.children_of(child, "pobj"):
            after = phrase_after(doc, below.i, depth + 1)
    return after


def name_head(doc: Doc, first: int, after: int) -> int:
    """The token of ``[first, after)`` on which the others depend; the last such where there are several."""
    for i in range(after - 1, first - 1, -1):
        above = doc.tokens[i].head
        if (above < first or above >= after or above == i) and doc.tokens[i].pos not in {"PUNCT", "PART"}:
            return i
    return after - 1
