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


def distance(doc: Doc, i: int, known: dict[int, float]) -> float:
    """How far token ``i`` stands from the main clause of its sentence; ``known`` keeps what was found on the way."""
    above: list[int] = []
    while i not in known and doc.tokens[i].head != i:
        above.append(i)
        i = doc.tokens[i].head
    cost = known.setdefault(i, 0.0)
    for each in reversed(above):
        cost += _COSTS.get(doc.tokens[each].dep, _OTHER)
        known[each] = cost
    return cost


def ranked(doc: Doc, mentions: Iterable[tuple[EventMention, bool]]) -> dict[str, int]:
    """The rank of each mention by its id, in its sentence: coded ones (True) first, then by distance, then in order."""
    sentences: dict[int, list[tuple[bool, float, int, str]]] = {}
    known: dict[int, float] = {}
    for mention, is_coded in mentions:
        key = (not is_coded, distance(doc, mention.token, known), mention.token, mention.id)
        sentences.setdefault(mention.extent.start, []).append(key)
    return {key[-1]: rank for each in sentences.values() for rank, key in enumerate(sorted(each), 1)}
