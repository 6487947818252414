"""Verbs of saying that the parser coordinates too low, put back beside the verb that they go with."""

from __future__ import annotations

from onrecord.model.doc import Doc, Token
from onrecord.reading.attributions.cues import CueWords
from onrecord.reading.attributions.syntax import child


def reattach(doc: Doc, words: CueWords) -> Doc:
    """``doc`` with "He said prices had risen and *said* they would fall" read as two things that he said.

    The parser hangs the second verb on the first clause ("had risen and said"). It goes with the first verb of saying
    if it has no subject of its own, the same tense, and a clause of its own.
    """
    arcs: dict[int, tuple[int, str]] = {}
    for token in doc.tokens:
        if token.dep not in {"conj", "advcl"} or token.lemma not in words.verbs:
            continue
        above = _saying_above(doc, token, words)
        if above is not None:
            arcs[token.i] = (above.i, token.dep)
            arcs.update(_marks_before(doc, token, above))
    return doc.with_arcs(arcs) if arcs else doc


def _saying_above(doc: Doc, token: Token, words: CueWords) -> Token | None:
    """The verb of saying whose clause the verb is coordinated with."""
    clause = doc.head(token.i)
    above = doc.head(clause.i)
    if clause.dep != "ccomp" or above.i == clause.i or above.lemma not in words.verbs:
        return None
    own = {each.dep for each in doc.children_of(token.i)}
    if token.dep == "advcl":  # "He insisted the bridge was safe, *calling* the report a lie"
        before = doc.tokens[max(0, token.i - 2) : token.i]  # also "…, “the report is a lie,” *claiming* …"
        after_comma = any(each.text == "," for each in before) and all(each.pos == "PUNCT" for each in before[-1:])
        return above if after_comma and token.tag == "VBG" and above.i < clause.i < token.i else None
    if _is_another_voice(doc, token, clause, words):
        return above if above.i < clause.i < token.i else None
    if above.tag != token.tag or "ccomp" not in own or own & {"nsubj", "nsubjpass", "expl", "aux"}:
        return None
    return above if above.i < clause.i < token.i else None


def _is_another_voice(doc: Doc, token: Token, clause: Token, words: CueWords) -> bool:
    """Whether the second verb has a subject of its own after "but": "… but rebels denied the claim"."""
    if token.dep != "conj" or token.tag not in {"VBD", "VBZ", "VBP"} or child(doc, token.i, "nsubj") is None:
        return False
    if child(doc, token.i, "mark") is not None:
        return False
    turns = [each for each in doc.children_of(clause.i, "cc") if each.i < token.i]
    return bool(turns) and turns[-1].lower in words.adversatives


def _marks_before(doc: Doc, token: Token, above: Token) -> dict[int, tuple[int, str]]:
    """The comma and conjunction before the verb go with it."""
    clause = doc.head(token.i)
    first = doc.edges[token.i][0]
    marks = [each for each in doc.children_of(clause.i, "cc", "punct") if first - 3 < each.i < first]
    return {each.i: (above.i, each.dep) for each in marks}
