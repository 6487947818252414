"""Which event of a sentence is its main one."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model.doc import Doc
from onrecord.model.event import EventMention

# What each arc between an event and the root of its sentence costs. Content of "said" costs nothing: the report's
# news is what was said; relative and adverbial clauses, and nouns, are background.
_COSTS = {
    "ROOT": 0.0, "ccomp": 0.2, "conj": 0.5, "xcomp": 0.6, "parataxis": 0.3, "dobj": 1.0, "nsubj": 1.5, "nsubjpass": 1.0,
    "attr": 0.5, "acomp": 0.3, "oprd": 0.6, "advcl": 2.0, "relcl": 3.0, "acl": 2.0, "pcomp": 2.0, "prep": 1.5,
    "pobj": 0.5, "agent": 1.0, "poss": 3.0, "appos": 3.0, "amod": 3.0, "compound": 3.0,
}  # fmt: skip
_OTHER = 1.0


def distance(doc: Doc, i: int) -> float:
    """How far token ``i`` stands from the main clause of its sentence."""
    cost = 0.0
    token = doc.tokens[i]
    while token.head != token.i:
        cost += _COSTS.get(token.dep, _OTHER)
        token = doc.tokens[token.head]
    return cost


def ranked(doc: Doc, mentions: Iterable[tuple[EventMention, bool]]) -> dict[str, int]:
    """The rank of each mention by its id, in its sentence: coded ones (True) first, then by distance, then in order."""
    sentences: dict[int, list[tuple[bool, float, int, str]]] = {}
    for mention, is_coded in mentions:
        key = (not is_coded, distance(doc, mention.token), mention.token, mention.id)
        sentences.setdefault(mention.extent.start, []).append(key)
    return {key[-1]: rank for each in sentences.values() for rank, key in enumerate(sorted(each), 1)}
