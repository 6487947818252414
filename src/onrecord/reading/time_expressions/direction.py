"""Which way from the publication the clause of an expression looks."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.model.doc import Doc, Token
from onrecord.reading.time_expressions.moment import Direction

_NOMINAL = {"compound", "nmod", "amod", "nummod", "poss"}
_VERBS = {"VERB", "AUX"}
Words = Mapping[str, Mapping[str, str]]


def direction_of(doc: Doc, tokens: range, words: Words, *, is_weekday: bool) -> Direction:
    """Past or future of the clause that the tokens stand in; open where they only modify a noun or nothing tells.

    A weekday after "until" is to come whatever the tense ("they closed it until Friday"), a month is not. What nobody
    foresees has happened ("the 7 October attack").
    """
    if not tokens:
        return "open"
    before = _word_before(doc, tokens.start)
    if is_weekday and before in words["forward"]:
        return "future"
    if before in words["backward"]:
        return "past"
    top = _top(doc, tokens)
    if top.dep in _NOMINAL and doc.head(top.i).pos in {"NOUN", "PROPN"}:
        return "past" if doc.head(top.i).lemma.lower() in words["unforeseen"] else "open"
    for verb in (each for each in (top, *doc.ancestors(top.i)) if each.pos in _VERBS):
        found = _direction_of_verb(doc, verb, words)
        if found is not None:
            return found
    return "open"


def _word_before(doc: Doc, first: int) -> str:
    """The word before, over determiners; with the one before it where that is "as" ("as of")."""
    i = first - 1
    while i >= 0 and doc.tokens[i].pos == "DET":
        i -= 1
    if i > 0 and doc.tokens[i - 1].lower == "as":
        return f"as {doc.tokens[i].lower}"
    return doc.tokens[i].lower if i >= 0 else ""


def _top(doc: Doc, tokens: range) -> Token:
    """The token of the expression whose head lies outside."""
    for i in tokens:
        if doc.tokens[i].head not in tokens or doc.tokens[i].head == i:
            return doc.tokens[i]
    return doc.tokens[tokens.start]


def _direction_of_verb(doc: Doc, verb: Token, words: Words) -> Direction | None:
    """The direction that a verb's form gives; None where it takes that of the verb above it."""
    helpers = list(doc.children_of(verb.i, "aux", "auxpass"))
    if any(each.tag == "MD" for each in helpers):
        return "future"
    if any(each.tag == "TO" for each in helpers):
        above = doc.head(verb.i)
        return None if verb.dep == "xcomp" and above.lemma in words["realised"] else "future"
    finite = [verb, *helpers] if verb.tag not in {"VBN", "VBG"} or not helpers else helpers
    if any(each.tag == "VBD" for each in finite) or any(each.lemma == "have" for each in helpers):
        return "past"
    if verb.tag == "VBN":
        return "past"
    if verb.tag == "VBG" and not helpers:
        return None
    return _direction_of_present(doc, verb, words)


def _direction_of_present(doc: Doc, verb: Token, words: Words) -> Direction:
    """Present tense tells what is to come ("the talks open Tuesday"), but for speech and headlines."""
    if verb.lemma in words["speech"] or _is_headline(doc, verb.i):
        return "past"
    return "future"


def _is_headline(doc: Doc, i: int) -> bool:
    """Whether the sentence is a paragraph of its own without an end mark."""
    sentence = doc.sentences[doc.sentence_of[i]]
    alone = doc.paragraphs[sentence.paragraph].end == doc.tokens[sentence.after - 1].end
    return alone and doc.tokens[sentence.after - 1].pos != "PUNCT"
