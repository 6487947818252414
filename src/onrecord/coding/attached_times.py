"""Which words of a sentence a time expression says the time of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from onrecord.model.doc import Doc, Token
from onrecord.model.time import TimeExpression
from onrecord.reading.time_expressions.words import Classes

_OWN_MODIFIERS = {"poss", "compound", "nmod", "amod", "nummod"}  # "Sunday's raid", "the 1994 accord"
_SAME_TIME = {"xcomp", "conj", "nsubj", "nsubjpass", "attr", "oprd", "acomp", "agent", "prep"}
_FREE = {"advcl"}  # a participle shares its clause's time, a clause with a conjunction of time does not
_SHARED_FOR = 31  # days: a longer time behind an event's noun is the noun's ("condemned the killings in 2015")


def attached_tokens(doc: Doc, time: TimeExpression) -> tuple[int, ...]:
    """The words that ``time`` dates: the noun or verb that it modifies, and the verb above such a noun."""
    tokens = doc.tokens_in(time.span)
    top = next((i for i in tokens if doc.tokens[i].head not in tokens), None)
    if top is None:
        return tuple(tokens)[:1]
    found: list[int] = []
    only_noun = doc.tokens[top].dep in _OWN_MODIFIERS
    for above in doc.ancestors(top):
        if above.pos in {"NOUN", "PROPN", "VERB", "AUX"}:
            found.append(above.i)
        if above.pos in {"VERB", "AUX"} or (only_noun and above.pos in {"NOUN", "PROPN"}) or above.dep == "relcl":
            break
    return tuple(found if _is_short(time) else found[:1])


def _is_short(time: TimeExpression) -> bool:
    return time.earliest is None or time.latest is None or (time.latest - time.earliest).days <= _SHARED_FOR


def inherits(doc: Doc, i: int, classes: Classes) -> Iterator[int]:
    """The words above token ``i`` that share its time, nearest first: not past a clause that is somebody's word, tells
    which one is meant, or comes before or after."""
    token = doc.tokens[i]
    while _shares_time(doc, token, classes):
        token = doc.head(token.i)
        yield token.i


def _shares_time(doc: Doc, token: Token, classes: Classes) -> bool:
    if token.head == token.i:
        return False
    if token.dep in _FREE:
        return not any(doc.children_of(token.i, "mark", "advmod")) and token.tag == "VBG"
    if token.dep == "dobj":  # what is told, condemned or planned has a time of its own
        return doc.head(token.i).lemma not in classes["telling"]
    if token.dep == "pobj":
        return doc.head(token.i).lower in classes["same_time"]
    return token.dep in _SAME_TIME


def main_verb_of(doc: Doc, i: int, classes: Classes) -> int | None:
    """The root that token ``i`` is or shares its time with; None under another voice or in a clause of its own."""
    last = [i, *inherits(doc, i, classes)][-1]
    return last if doc.tokens[last].head == last else None


def bounds_of(doc: Doc, time: TimeExpression, classes: Classes) -> tuple[date | None, date | None]:
    """The days of an expression as its preposition bounds them ("since Friday"); None where it sets no bound."""
    first = doc.tokens_in(time.span).start
    before = doc.tokens[first - 1].lower if first else ""
    if before in classes["since"]:
        return time.earliest, None
    if before in classes["upto"]:
        return None, time.latest
    return time.earliest, time.latest
