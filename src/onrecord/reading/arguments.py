"""What depends on a predicate, by grammatical function, as it stands in the tree: nothing is inherited here."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.doc import Doc, Token
from onrecord.model.event import Argument
from onrecord.reading.dateline_subjects import after_dateline

NOMINAL = {
    "nsubj": "subject",
    "nsubjpass": "object",
    "dobj": "object",
    "obj": "object",
    "dative": "indirect_object",
    "attr": "attribute",
    "oprd": "attribute",
    "acomp": "attribute",
    "poss": "possessive",
}
CLAUSAL = {"ccomp": "complement", "xcomp": "complement", "csubj": "subject", "csubjpass": "object"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PREPOSITIONS = frozenset({"prep", "agent"})
_PASSIVE = frozenset({"nsubjpass", "auxpass", "csubjpass", "agent"})
_ACTIVE = frozenset({"dobj", "nsubj", "aux"})
_COORDINATED = 8  # conjuncts that can share one auxiliary, at most
_INSIDE_NOUNS = frozenset({"compound", "amod", "nmod"})
_NAMING = frozenset({"PROPN", "NOUN"})


def conjuncts(doc: Doc, i: int) -> Iterator[int]:
    """Token ``i`` and what is coordinated with it, in order."""
    waiting = [i]
    while waiting:
        each = waiting.pop()
        yield each
        waiting += [child for child in reversed(doc.children[each]) if doc.tokens[child].dep == "conj"]


def is_infinitive(doc: Doc, i: int) -> bool:
    """Whether a verb stands with "to"."""
    return any(doc.tokens[child].tag == "TO" for child in doc.children[i])


def is_passive(doc: Doc, i: int) -> bool:
    """Whether a verb is passive, as a bare participle ("soldiers *killed* by rebels") or a later conjunct too."""
    for _ in range(_COORDINATED):
        deps = {doc.tokens[child].dep for child in doc.children[i]}
        if not deps.isdisjoint(_PASSIVE):
            return True
        token = doc.tokens[i]
        if token.tag != "VBN" or not deps.isdisjoint(_ACTIVE):
            return False
        if token.dep != "conj":
            return token.dep in {"acl", "advcl"}
        i = token.head
    return False


def verb_arguments(doc: Doc, i: int) -> Iterator[Argument]:
    """The own arguments of a verb; the subject of a passive is its object, its agent comes under "by"."""
    for child in doc.children[i]:
        token = doc.tokens[child]
        if token.dep in PREPOSITIONS or (token.dep == "dative" and token.pos == "ADP"):
            yield from prepositional(doc, token)
        elif token.dep in NOMINAL:
            head = after_dateline(doc, child, i) if token.dep in _SUBJECTS else child
            for each in conjuncts(doc, head):
                yield Argument(NOMINAL[token.dep], "", each)
        elif token.dep in CLAUSAL:
            yield Argument(CLAUSAL[token.dep], "", child)
        elif token.dep == "advcl":
            yield Argument("purpose" if is_infinitive(doc, child) else "adverbial", "", child)
        elif token.dep == "prt":
            yield Argument("particle", "", child)
        elif token.dep == "advmod":
            yield from _behind_adverb(doc, token)


def _behind_adverb(doc: Doc, adverb: Token) -> Iterator[Argument]:
    """What the parser hangs on an adverb of direction: "moved back *into the town*"."""
    for child in doc.children_of(adverb.i, "prep"):
        if child.i == adverb.i + 1:
            yield from prepositional(doc, child)


def noun_arguments(doc: Doc, i: int) -> Iterator[Argument]:
    """The own arguments of a noun: possessor, prepositional phrases, names and nouns before it, its infinitive."""
    for child in doc.children[i]:
        token = doc.tokens[child]
        if token.dep in PREPOSITIONS:
            yield from prepositional(doc, token)
        elif token.dep == "poss":
            for each in conjuncts(doc, child):
                yield Argument("possessive", "", each)
        elif token.dep in _INSIDE_NOUNS and (token.ent or token.pos in _NAMING):
            for each in conjuncts(doc, child):
                yield Argument("modifier", "", each)
        elif token.dep in {"acl", "relcl"} and is_infinitive(doc, child):
            yield Argument("complement", "", child)


def prepositional(doc: Doc, preposition: Token) -> Iterator[Argument]:
    """What a preposition brings in; "out of the city" comes under "out of"."""
    word = preposition.lower
    for child in doc.children[preposition.i]:
        token = doc.tokens[child]
        if token.dep == "pobj":
            for each in conjuncts(doc, child):
                yield Argument(_function(word), word, each)
        elif token.dep == "pcomp":
            yield Argument("complement", word, child)
        elif token.dep == "prep":
            for inner in prepositional(doc, token):
                yield Argument(inner.function if inner.function == "complement" else "prep",
                               f"{word} {inner.preposition}", inner.token)  # fmt: skip


def _function(word: str) -> str:
    return word if word in {"of", "by"} else "prep"
