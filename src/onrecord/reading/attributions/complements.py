"""Verbs with a clause, an infinitive or a gerund as content."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.doc import Token
from onrecord.reading.attributions.cues import Cue
from onrecord.reading.attributions.scene import Candidate, Range, Scene
from onrecord.reading.attributions.syntax import (
    child,
    clause_ranges,
    cue_range,
    has_to,
    is_finite,
    is_passive,
    is_subjunctive,
    phrase_range,
    subject_of,
    trimmed,
)  # fmt: skip


def find_complements(scene: Scene, verb: int, cue: Cue, end: int) -> Iterator[Candidate]:
    """Attributions of ``verb`` by a clause under it; the cue reaches to token ``end``."""
    complements = list(scene.doc.children_of(verb, "ccomp", "xcomp"))
    if not any(each.dep == "ccomp" for each in complements):
        complements += [each for each in scene.doc.children_of(verb, "parataxis") if each.i < verb]
    for complement in complements:
        frame = _frame(scene, complement)
        if frame == "clause" and "subjunctive" in cue.frames and is_subjunctive(scene.doc, complement.i):
            frame = "subjunctive"
        if frame in cue.frames:
            yield _candidate(scene, verb, cue, end, complement, frame)


def _frame(scene: Scene, complement: Token) -> str:
    """How a clause under a verb is attached."""
    doc = scene.doc
    own = child(doc, complement.i, "nsubj", "nsubjpass")
    if has_to(doc, complement.i):
        shared = child(doc, complement.head, "dobj")
        return "object-infinitive" if own or (shared and shared.i < complement.i) else "infinitive"
    if complement.tag == "VBG" and not is_finite(doc, complement.i):
        return "object-gerund" if own else "gerund"
    if complement.dep == "ccomp" and child(doc, complement.i, "mark") is not None:
        return "clause"
    if complement.pos in {"VERB", "AUX"} or is_finite(doc, complement.i):
        return "infinitive" if complement.dep == "xcomp" else "clause"
    return "object-predicate"


def _candidate(scene: Scene, verb: int, cue: Cue, end: int, complement: Token, frame: str) -> Candidate:
    doc = scene.doc
    where = cue_range(scene, verb, end)
    content = clause_ranges(doc, complement.i, verb, where)
    speaker = subject_of(doc, verb)
    addressee = child(doc, verb, "dobj", "dative")
    if frame == "object-infinitive" and addressee and content and addressee.i < content[0][0]:
        content = (trimmed(doc, max(doc.edges[addressee.i][0], where[1]), content[-1][1]),)
    if frame in {"infinitive", "object-infinitive"} and is_passive(doc, verb):
        content = (*_topic(scene, verb), *content)
    return Candidate(
        rule=cue.rule,
        frame=frame,
        cue_token=verb,
        cue=where,
        source=phrase_range(doc, speaker, verb) if speaker is not None else None,
        source_head=speaker,
        content=content,
        addressee=phrase_range(doc, addressee.i) if addressee else None,
    )


def _topic(scene: Scene, verb: int) -> tuple[Range, ...]:
    """The subject of a passive: "*The tax* is expected to rise"."""
    topic = child(scene.doc, verb, "nsubjpass")
    return (phrase_range(scene.doc, topic.i, verb),) if topic else ()
