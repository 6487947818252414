"""Spokespersons: they pass on the words of whom they speak for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.model.doc import Token
from onrecord.reading.attributions.scene import Candidate, Passing, Range, Scene
from onrecord.reading.attributions.syntax import child, phrase_range

_MODIFIERS = {"compound", "nmod", "amod", "poss"}
_TELLING = {"clause", "quote", "phrase"}  # frames of saying; what a spokesperson likes or plans is their own


def with_principals(scene: Scene, chosen: Iterable[Candidate]) -> list[Candidate]:
    """``chosen`` with the principal of each spokesperson as who speaks: "a spokesman for *the port* said".

    The spokesperson is a relay then, and so is "he" who takes up the same one. Where no principal is named, the
    spokesperson speaks.
    """
    known: dict[str, Range] = {}
    result = []
    for each in chosen:
        principal = _principal(scene, each.source_head) if each.source_head is not None else None
        entity = scene.entities.get(each.source_head) if each.source_head is not None else None
        if principal is not None and entity is not None:
            known[entity] = principal
        if principal is None and entity is not None:
            principal = known.get(entity)
        speaks = each.frame in _TELLING and each.source is not None and each.source_head is not None
        if principal is None or not speaks or each.source is None or each.source_head is None:
            result.append(each)
            continue
        relay = Passing(each.source, each.source_head, each.cue)
        result.append(replace(each, relays=(*each.relays, relay), principal=principal))
    return result


def _principal(scene: Scene, head: int) -> Range | None:
    """The words for whom the person at token ``head`` speaks; None for others, or where nobody is named."""
    doc = scene.doc
    person = doc.tokens[head]
    titles = [person, *doc.children_of(head, "compound", "appos", "nmod")]
    title = next((each for each in titles if each.lemma.lower() in scene.words.sources.spokespersons), None)
    if title is None:
        return None
    for prep in doc.children_of(title.i, "prep"):
        whom = child(doc, prep.i, "pobj")
        if prep.lower in scene.words.sources.speaks_for and whom is not None and scene.kind(whom.i) is not None:
            return phrase_range(doc, whom.i)
    return _before(scene, title)


def _before(scene: Scene, title: Token) -> Range | None:
    """The name of a body or person right before a title: "*Harbour Board* spokeswoman Ann Lund", "*the mayor*'s"."""
    doc = scene.doc
    last = title.i - 1
    if last >= 0 and doc.tokens[last].tag == "POS":
        owner = doc.head(last)
        return phrase_range(doc, owner.i, last) if scene.kind(owner.i) is not None else None
    first = title.i
    while first > 0 and doc.tokens[first - 1].dep in _MODIFIERS and doc.tokens[first - 1].pos in {"PROPN", "NOUN"}:
        first -= 1
    if first == title.i or scene.kind(last) is None or doc.tokens[last].tag == "PRP$":
        return None
    return first, title.i
