"""All that a verb can attribute: its frames, and the general test for a verb outside the lists."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.doc import Token
from onrecord.reading.attributions.complements import find_complements
from onrecord.reading.attributions.cues import Cue
from onrecord.reading.attributions.objects import find_objects
from onrecord.reading.attributions.scene import Candidate, Scene
from onrecord.reading.attributions.syntax import child, companions_end, is_finite

_THINGS = {"WDT", "DT"}  # "which means that"


def find_by_verb(scene: Scene, verb: int) -> Iterator[Candidate]:
    """Every attribution that ``verb`` can make, by any of its frames."""
    token = scene.doc.tokens[verb]
    known = False
    for cue in scene.words.verbs.get(token.lemma.lower(), ()):
        end = companions_end(scene, verb, cue)
        if end is None:
            continue
        known = True
        for found in (*find_complements(scene, verb, cue, end), *find_objects(scene, verb, cue, end)):
            if _source_fits(scene, cue, found):
                yield found
    if not known:
        yield from _unseen(scene, token)


def _source_fits(scene: Scene, cue: Cue, found: Candidate) -> bool:
    """Whether the source can be one for this cue."""
    if found.source_head is None:
        return found.frame in {"clause", "asked"} or len(found.content) > 1
    kind = scene.kind(found.source_head)
    if cue.needs == "individual":
        return scene.is_individual(found.source_head)
    if cue.needs == "document":
        return kind == "document"
    if cue.needs or found.frame not in {"clause", "quote"}:
        return kind is not None
    return scene.doc.tokens[found.source_head].lemma not in scene.words.sources.never


def _unseen(scene: Scene, token: Token) -> Iterator[Candidate]:
    """A verb outside the lists with a finite clause and somebody who can speak as its subject."""
    words = scene.words
    if token.lemma in words.never or token.dep in {"aux", "auxpass"} or not token.text.isalpha():
        return
    clause = child(scene.doc, token.i, "ccomp")
    if clause is None or clause.i < token.i or not is_finite(scene.doc, clause.i):
        return
    begins_next = scene.doc.edges[clause.i][0] == token.i + 1
    marked = child(scene.doc, clause.i, "mark") is not None
    if not (begins_next or marked) or child(scene.doc, token.i, "dobj") is not None:
        return
    rule = words.rules["en.unseen-clause"]
    cue = Cue(rule, (), frozenset({"clause"}), needs="source")
    for found in find_complements(scene, token.i, cue, token.i + 1):
        speaker = found.source_head
        if speaker is not None and scene.kind(speaker) is not None and scene.doc.tokens[speaker].tag not in _THINGS:
            yield found
