"""Phrases, clauses and speakers in the parser's trees."""

from __future__ import annotations

from onrecord.model.doc import Doc, Token
from onrecord.reading.attributions.cues import Cue
from onrecord.reading.attributions.scene import Candidate, Range, Scene

_CUE_PARTS = {"aux", "auxpass", "neg", "advmod"}
_WH = {"WRB", "WP", "WDT"}
_EDGE_MARKS = set(",.;:—–-…")
_COMPANION_WITHIN = 3  # tokens in which a fixed companion must follow ("made it abundantly clear")
_FINITE = {"VBD", "VBZ", "VBP", "MD"}


def is_passive(doc: Doc, verb: int) -> bool:
    """Whether a verb is in the passive, also as a participle after its noun ("a plan proposed by")."""
    token = doc.tokens[verb]
    if any(True for _ in doc.children_of(verb, "auxpass", "nsubjpass", "agent")):
        return True
    bare = token.dep in {"acl", "amod", "advcl"} and child(doc, verb, "aux", "nsubj") is None
    return token.tag == "VBN" and bare  # "asked about the deal, she …", "a plan proposed by …"


def is_time(token: Token) -> bool:
    """Whether a noun is a time ("said *Sunday*"), which the parser may take for an object."""
    return token.ent in {"DATE", "TIME"}


def is_finite(doc: Doc, verb: int) -> bool:
    """Whether a clause's head word, or an auxiliary of it, is finite."""
    return doc.tokens[verb].tag in _FINITE or any(
        each.tag in _FINITE for each in doc.children_of(verb, "aux", "auxpass")
    )


def is_subjunctive(doc: Doc, verb: int) -> bool:
    """Whether a that-clause says what is to be: "that the talks be resumed", "that they should resume"."""
    mark = child(doc, verb, "mark")
    if mark is None or has_to(doc, verb):
        return False
    return not is_finite(doc, verb) or any(each.lemma == "should" for each in doc.children_of(verb, "aux"))


def has_to(doc: Doc, verb: int) -> bool:
    """Whether a verb is a to-infinitive."""
    return any(each.tag == "TO" for each in doc.children_of(verb, "aux"))


def child(doc: Doc, i: int, *deps: str) -> Token | None:
    """The first child of token ``i`` of one of the relations ``deps``; None: none."""
    return next(doc.children_of(i, *deps), None)


def cue_range(scene: Scene, verb: int, after: int | None = None, reach: int = 3) -> Range:
    """A cue with its auxiliaries, negation, adverbs before it and particle; ``after``: where it is known to end.

    ``reach``: how many verbs above it can reach through ("went on to try to explain").
    """
    doc = scene.doc
    first = verb
    while first > 0 and _belongs_to_cue(doc, doc.tokens[first - 1], verb):
        first -= 1
    while first < verb and doc.tokens[first].tag == "TO":
        first += 1
    end = verb + 1
    while end < len(doc.tokens) and doc.tokens[end].head == verb and doc.tokens[end].dep == "prt":
        end += 1
    return _through(scene, verb, first, reach), max(end, after or 0)


def cue_parts(doc: Doc, candidate: Candidate) -> tuple[Range, ...]:
    """The cue, in two parts where its object stands between: "*ruled* the plan *out*", but "made it clear"."""
    if candidate.cue is None or candidate.cue_token is None or doc.tokens[candidate.cue_token].pos != "VERB":
        return (candidate.cue,) if candidate.cue else ()
    first, after = candidate.cue
    for thing in doc.children_of(candidate.cue_token, "dobj"):
        start, end = doc.edges[thing.i]
        if candidate.cue_token < start and end < after and thing.tag != "PRP":
            return ((first, start), (end, after))
    return (candidate.cue,)


def _belongs_to_cue(doc: Doc, token: Token, verb: int) -> bool:
    if token.head == verb and token.dep in _CUE_PARTS:
        return token.tag not in _WH
    return (
        token.dep in {"neg", "advmod"}
        and token.head != token.i
        and doc.tokens[token.head].head == verb
        and (doc.tokens[token.head].dep in {"aux", "auxpass"})
    )


def _through(scene: Scene, verb: int, first: int, reach: int) -> int:
    """Where the cue begins: at the verb above, if the cue reaches through it ("went on to criticise")."""
    doc = scene.doc
    token = doc.tokens[verb]
    above = doc.tokens[token.head]
    if token.dep == "pcomp" and above.i == verb - 1 and doc.tokens[above.head].i == verb - 2:
        return cue_range(scene, verb - 2, reach=0)[0] if is_passive(doc, verb - 2) else first  # "was quoted as saying"
    if (
        reach == 0
        or token.dep != "xcomp"
        or above.lemma not in scene.words.through
        or not above.i < verb <= above.i + 4
    ):
        return first
    between = doc.tokens[above.i + 1 : first]
    if any(each.tag != "TO" and each.dep not in {"prt", "advmod"} for each in between):
        return first
    return cue_range(scene, above.i, reach=reach - 1)[0]


def phrase_range(doc: Doc, head: int, without: int | None = None) -> Range:
    """The tokens of the phrase under ``head``; cut before or after token ``without`` where that stands in it."""
    first, after = doc.edges[head]
    if without is not None and first <= without < after:
        if head < without:
            after = min(doc.edges[without][0], without) if doc.edges[without][0] > head else without
        else:
            first = without + 1
    return trimmed(doc, first, max(after, first + 1))


def trimmed(doc: Doc, first: int, after: int) -> Range:
    """The range without commas, full stops and dashes at its ends; at least one token is left."""
    tokens = doc.tokens
    while first < after - 1 and tokens[first].text[0] in _EDGE_MARKS and len(tokens[first].text) <= 2:
        first += 1
    while after - 1 > first and tokens[after - 1].text[0] in _EDGE_MARKS and len(tokens[after - 1].text) <= 2:
        after -= 1
    while after - 1 > first and tokens[after - 1].dep == "cc" and tokens[after - 1].head < after - 1:
        after -= 1
    return first, after


def clause_ranges(doc: Doc, head: int, verb: int, cue: Range) -> tuple[Range, ...]:
    """The tokens of a clause that is content: one range, or two where the clause of the cue ``verb`` stands in it."""
    first, after = doc.edges[head]
    if not (first < cue[1] and cue[0] < after):
        return (trimmed(doc, first, after),)
    inside = {token.i for token in doc.subtree(head)}
    if verb in inside:
        inside -= {token.i for token in doc.subtree(verb)}
    left = [i for i in range(first, min(after, cue[0])) if i in inside and i < cue[0]]
    right = [i for i in range(max(first, cue[1]), after) if i in inside]
    parts = [(part[0], part[-1] + 1) for part in (left, right) if part]
    return tuple(trimmed(doc, *part) for part in parts)


def length(ranges: tuple[Range, ...]) -> int:
    """Tokens in all."""
    return sum(after - first for first, after in ranges)


def companions_end(scene: Scene, verb: int, cue: Cue) -> int | None:
    """Where the cue's fixed companions end; None where one is missing."""
    end = verb + 1
    for word in cue.rest:
        near = range(end, min(end + _COMPANION_WITHIN, len(scene.doc.tokens)))
        place = next((i for i in near if scene.doc.tokens[i].lower == word), None)
        if place is None:
            return None
        end = place + 1
    return end
