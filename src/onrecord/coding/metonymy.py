"""Whether the name of a place stands for the place or for those who act from it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from onrecord.coding.place_mentions import is_locative
from onrecord.coding.toponyms import Toponym
from onrecord.model.doc import Doc
from onrecord.model.mention import Mention

Kind = Literal["literal", "metonymic"]
_ACTING = frozenset({"nsubj", "agent"})
_ACTS = ("ccomp", "xcomp", "dobj", "prt", "dative")  # what only the verbs of those who act have


def kind_of(toponym: Toponym, doc: Doc, bodies: frozenset[str]) -> Kind:
    """Metonymic for a country's adjective, for a subject of an act ("Nairobi said") and for a part of a body's name.

    ``bodies``: the ids of the mentions that are such parts.
    """
    if toponym.adjective:
        return "metonymic"
    if is_locative(doc, toponym.tokens):
        return "literal"
    return "metonymic" if toponym.mention.id in bodies or _acts(doc, toponym.tokens[-1]) else "literal"


def parts_of_bodies(mentions: Iterable[Mention]) -> frozenset[str]:
    """Ids of the mentions inside the longer name of a body ("University of Ghent"); ``mentions`` in order."""
    inside, body = set(), None
    for mention in mentions:
        if body is not None and body.covers(mention.span) and body != mention.span:
            inside.add(mention.id)
        elif mention.entity_type == "ORG" and mention.level == "NAM":
            body = mention.span
    return frozenset(inside)


def _acts(doc: Doc, head: int) -> bool:
    """Whether the place is the subject of a verb that only people do: one with a clause or an object of its own."""
    token = doc.tokens[head]
    verb = doc.head(head)
    if token.dep not in _ACTING or verb.pos != "VERB":
        return False
    return any(True for _ in doc.children_of(verb.i, *_ACTS))
