"""Relays that only the sentence before or after names: "The envoy said the quay had sunk. He spoke to Reuters"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.model.doc import Token
from onrecord.reading.attributions.relays import same_speaker
from onrecord.reading.attributions.scene import Candidate, Passing, Scene
from onrecord.reading.attributions.speakers import subject_of
from onrecord.reading.attributions.syntax import child, is_passive, phrase_range

NEXT = 1  # sentences between what is said and whom the source spoke to
_SAYING = {"clause", "quote"}


def with_neighbours(scene: Scene, chosen: list[Candidate]) -> list[Candidate]:
    """``chosen`` with the outlet that a source is said to have spoken to in a sentence beside as relay, not stated."""
    meetings = [(at, who, outlet) for at in scene.doc.tokens for who, outlet in _meeting(scene, at)]
    if not meetings:
        return chosen
    kept = list(chosen)
    for at, who, outlet in meetings:
        here = scene.doc.sentence_of[at.i]
        for place, each in enumerate(kept):
            if each.cue is None or each.source_head is None or each.frame not in _SAYING or each.relays:
                continue
            there = scene.doc.sentence_of[each.cue[0]]
            if 0 < abs(there - here) <= NEXT and _same(scene, each.source_head, who):
                relay = Passing(phrase_range(scene.doc, outlet), outlet, None, stated=False)
                kept[place] = replace(each, relays=(relay,))
    return kept


def _meeting(scene: Scene, verb: Token) -> Iterator[tuple[int, int]]:
    """(who spoke, outlet) of "he spoke to the paper" or "the paper spoke to him", as head words."""
    doc = scene.doc
    if verb.lemma not in scene.words.sources.speaking or verb.pos != "VERB" or is_passive(doc, verb.i):
        return
    speaker = subject_of(scene, verb.i)
    for prep in doc.children_of(verb.i, "prep", "dative"):
        other = child(doc, prep.i, "pobj")
        if speaker is None or other is None or prep.lower not in scene.words.stages:
            continue
        if scene.is_media(other.i):
            yield speaker, other.i
        elif scene.is_media(speaker):
            yield other.i, speaker


def _same(scene: Scene, one: int, other: int) -> bool:
    first, second = sorted((one, other))
    return same_speaker(scene, first, second)
