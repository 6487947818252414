"""Verbs with a clause, an infinitive or a gerund as content."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.doc import Doc, Token
from onrecord.reading.attributions.cues import Cue
from onrecord.reading.attributions.scene import Candidate, Range, Scene
from onrecord.reading.attributions.speakers import is_asked_of, source_range, speaker_of
from onrecord.reading.attributions.syntax import (
    child,
    clause_ranges,
    cue_range,
    has_to,
    is_finite,
    is_passive,
    is_subjunctive,
    is_time,
    phrase_range,
    trimmed,
)  # fmt: skip

DISPLACED_WITHIN = 20  # tokens from a verb to its clause: "said at the opening of the fair in May that"


def find_complements(scene: Scene, verb: int, cue: Cue, end: int) -> Iterator[Candidate]:
    """Attributions of ``verb`` by a clause under it; the cue reaches to token ``end``."""
    if "raising" in cue.frames:
        yield from _raised(scene, verb, cue)
    if cue.rule.illocution == "directive" and "clause" in cue.frames:
        yield from _asked_if(scene, verb, cue, end)
    speaker = child(scene.doc, verb, "nsubj")
    for complement in _complements(scene.doc, verb):
        if _is_apart(scene.doc, complement.i, verb) or (speaker is not None and is_asked_of(scene.doc, speaker.i)):
            continue
        frame = _frame(scene, complement)
        if frame == "clause" and "subjunctive" in cue.frames and is_subjunctive(scene.doc, complement.i):
            frame = "subjunctive"
        if frame in cue.frames or (frame == "infinitive" and _is_passive_control(scene, verb, cue)):
            yield _candidate(scene, verb, cue, end, complement, frame)
    if "clause" in cue.frames:
        yield from _displaced(scene, verb, cue, end)


def _displaced(scene: Scene, verb: int, cue: Cue, end: int) -> Iterator[Candidate]:
    """In "said after the vote in May *that it was void*" the parser hangs the clause on a noun between."""
    doc = scene.doc
    taken = any(True for _ in doc.children_of(verb, "ccomp"))
    if taken or (child(doc, verb, "dobj") is not None and not cue.addressee):
        return
    last = min(doc.sentences[doc.sentence_of[verb]].after, end + DISPLACED_WITHIN)
    mark = next((i for i in range(end, last) if _may_mark(scene, i)), None)
    if mark is None or any(is_finite(doc, i) for i in range(end, mark) if doc.tokens[i].pos in {"VERB", "AUX"}):
        return
    clause = doc.head(mark)
    above = doc.head(clause.i)
    fits = above.pos in {"NOUN", "PROPN"} and above.lemma.lower() not in scene.words.nouns and verb < above.i < mark
    if fits and is_finite(doc, clause.i) and any(each.i == verb for each in doc.ancestors(above.i)):
        yield _candidate(scene, verb, cue, end, clause, "clause")


def _may_mark(scene: Scene, i: int) -> bool:
    token = scene.doc.tokens[i]
    return token.dep == "mark" and token.lower in scene.words.complementisers


def _asked_if(scene: Scene, verb: int, cue: Cue, end: int) -> Iterator[Candidate]:
    """In "she was asked if *they knew*" the parser sees a condition."""
    for clause in scene.doc.children_of(verb, "advcl"):
        mark = child(scene.doc, clause.i, "mark")
        if mark is not None and mark.i == end and mark.lower in scene.words.complementisers:
            yield _candidate(scene, verb, cue, end, clause, "clause")


def _is_apart(doc: Doc, clause: int, verb: int) -> bool:
    """Whether a semicolon or colon stands between a clause and its verb: "Prices rose; two in ten said no".

    After the verb only where another clause stands before it: "Polls show him winning: a third back him".
    """
    if clause < verb:
        return any(each.text in {";", ":"} for each in doc.tokens[clause:verb] if each.head in {clause, verb})
    first = doc.edges[clause][0]
    return doc.tokens[first - 1].text in {";", ":"} and any(
        verb < each.i < first for each in doc.children_of(verb, "ccomp", "xcomp")
    )


def _raised(scene: Scene, verb: int, cue: Cue) -> Iterator[Candidate]:
    """In "*the bridge* seemed *to lean*" nobody is named; an expletive subject is no content."""
    doc = scene.doc
    subject = child(doc, verb, "nsubj", "csubj")
    predicate = child(doc, verb, "xcomp", "oprd", "acomp", "ccomp", "attr")
    if predicate is None or predicate.i < verb:
        return
    where = cue_range(scene, verb)
    content = clause_ranges(doc, predicate.i, verb, where)
    if subject is not None and predicate.dep != "ccomp":
        content = (phrase_range(doc, subject.i, verb), *content)
    yield Candidate(cue.rule, "clause", verb, where, None, None, content)


def _complements(doc: Doc, verb: int) -> list[Token]:
    """The clauses under a verb; where there is none, what the parser takes for a side remark or a purpose."""
    found = list(doc.children_of(verb, "ccomp", "xcomp"))
    if not any(each.dep == "ccomp" for each in found):
        found += [each for each in doc.children_of(verb, "parataxis") if each.i < verb]
    if not found and not any(not is_time(each) for each in doc.children_of(verb, "dobj")):
        found += [each for each in doc.children_of(verb, "advcl") if each.i > verb and has_to(doc, each.i)]
    return found


def _is_passive_control(scene: Scene, verb: int, cue: Cue) -> bool:
    """In "the tax is expected to rise", "they were urged to leave": the object is the subject of the passive."""
    return "object-infinitive" in cue.frames and is_passive(scene.doc, verb)


def _frame(scene: Scene, complement: Token) -> str:
    """How a clause under a verb is attached."""
    doc = scene.doc
    own = child(doc, complement.i, "nsubj", "nsubjpass")
    if has_to(doc, complement.i):
        shared = child(doc, complement.head, "dobj")
        return "object-infinitive" if own or (shared and shared.i < complement.i) else "infinitive"
    if complement.tag == "VBG" and not is_finite(doc, complement.i):
        shared = child(doc, complement.head, "dobj", "dative")
        return "object-gerund" if own or (shared and shared.i < complement.i) else "gerund"
    if complement.dep == "ccomp" and child(doc, complement.i, "mark") is not None:
        return "clause"
    if complement.dep == "advcl":
        return "infinitive"
    if complement.pos in {"VERB", "AUX"} or is_finite(doc, complement.i) or (own and complement.dep == "ccomp"):
        return "infinitive" if complement.dep == "xcomp" else "clause"
    return "object-predicate"


def _candidate(scene: Scene, verb: int, cue: Cue, end: int, complement: Token, frame: str) -> Candidate:
    doc = scene.doc
    where = cue_range(scene, verb, end)
    content = _with_reason(doc, clause_ranges(doc, complement.i, verb, where), verb)
    speaker = speaker_of(scene, verb)
    addressee = child(doc, verb, "dobj", "dative")
    if frame in {"object-infinitive", "object-gerund"} and addressee and content and addressee.i < content[0][0]:
        content = (trimmed(doc, max(doc.edges[addressee.i][0], where[1]), content[-1][1]),)
    if frame in {"infinitive", "object-infinitive"} and is_passive(doc, verb):
        content = (*_topic(scene, verb), *content)
    return Candidate(
        rule=cue.rule,
        frame=frame,
        cue_token=verb,
        cue=where,
        source=source_range(scene, speaker, verb),
        source_head=speaker,
        content=content,
        addressee=phrase_range(doc, addressee.i) if addressee else None,
    )


def _with_reason(doc: Doc, content: tuple[Range, ...], verb: int) -> tuple[Range, ...]:
    """The content with an adverbial clause right after it that the parser hangs on the cue ("because it was late")."""
    if not content or content[-1][0] < verb:
        return content
    first, after = content[-1]
    for clause in doc.children_of(verb, "advcl"):
        if doc.edges[clause.i][0] == after and child(doc, clause.i, "mark") is not None:
            after = trimmed(doc, first, doc.edges[clause.i][1])[1]
    return (*content[:-1], (first, after))


def _topic(scene: Scene, verb: int) -> tuple[Range, ...]:
    """The subject of a passive: "*The tax* is expected to rise"."""
    topic = child(scene.doc, verb, "nsubjpass")
    return (phrase_range(scene.doc, topic.i, verb),) if topic else ()
