"""Whether the name of a place stands for the place or for those who act from it."""

from __future__ import annotations

from typing import Literal

from onrecord.coding.place_mentions import is_locative
from onrecord.coding.toponyms import Toponym
from onrecord.model.doc import Doc
from onrecord.model.reading import Reading

_ACTING = frozenset({"nsubj", "agent"})


def kind_of(toponym: Toponym, reading: Reading) -> Literal["literal", "metonymic"]:
    """Metonymic for a country's adjective, for a subject of an act ("Nairobi said") and for a part of a body's name."""
    if toponym.adjective:
        return "metonymic"
    doc = reading.doc
    if is_locative(doc, toponym.tokens):
        return "literal"
    if _is_in_body(toponym, reading) or _acts(doc, toponym.tokens[-1]):
        return "metonymic"
    return "literal"


def _is_in_body(toponym: Toponym, reading: Reading) -> bool:
    span = toponym.mention.span
    return any(
        each.entity_type == "ORG" and each.level == "NAM" and each.span.covers(span) and each.span != span
        for each in reading.mentions
    )


def _acts(doc: Doc, head: int) -> bool:
    """Whether the place is the subject of a verb that only people do: one with a clause or an object of its own."""
    token = doc.tokens[head]
    verb = doc.head(head)
    if token.dep not in _ACTING or verb.pos != "VERB":
        return False
    return any(True for _ in doc.children_of(verb.i, "ccomp", "xcomp", "dobj", "prt", "dative"))
