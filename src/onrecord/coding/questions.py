"""What a clause leaves open, and what it says is over."""

from __future__ import annotations

from onrecord.coding.transitions import Transitions
from onrecord.model.doc import Doc, Token

_CLAUSES = ("ccomp", "csubj", "csubjpass", "acl", "advcl", "pcomp", "xcomp", "attr")
_WHO = frozenset({"who", "which", "whose"})
_FAR = 2  # heads above a question in which its opening word is looked for: "it *was* not *clear* who …"


def is_over(doc: Doc, i: int, words: Transitions) -> bool:
    """Whether the negation of verb ``i`` says that it was so before: "is *no longer* in control"."""
    near = (each for child in doc.children_of(i) for each in (child, *doc.children_of(child.i)))
    return any(each.lower in words.over for each in near)


def is_open_question(doc: Doc, i: int, words: Transitions) -> bool:
    """Whether verb ``i`` stands in a question that is left open: "it is unclear *who controls* the town"."""
    asks = any(each.lower in _WHO for child in doc.children_of(i) for each in (child, *doc.children_of(child.i)))
    if not asks or doc.tokens[i].dep not in _CLAUSES:
        return False
    for above, _ in zip(doc.ancestors(i), range(_FAR), strict=False):
        around = (above, *doc.children_of(above.i))
        if any(each.lemma in words.open for each in around):
            return True
        if any(each.lemma in words.asked for each in around):
            return any(each.lower in words.negations for each in (*around, *_beside(doc, above.i)))
    return False


def _beside(doc: Doc, i: int) -> tuple[Token, ...]:
    """The words under the subject of verb ``i``: "*nobody* could say"."""
    return tuple(each for child in doc.children_of(i, "nsubj") for each in doc.children_of(child.i))
