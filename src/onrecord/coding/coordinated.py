"""Phrases that name the people of several countries at once: "the Ghanaian and Togolese envoys"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.coding.phrase_roles import PhraseRoles
from onrecord.model.doc import Doc
from onrecord.model.mention import Mention

_SHORTEST = 3  # tokens of "presidents of Ghana"
_OWNING = frozenset({"of", "from"})
_BETWEEN = frozenset({"cc", "punct"})


@dataclass(frozen=True, slots=True)
class NationalPart:
    """What a phrase says of one of its countries."""

    token: int  # the last word of the country's name
    country: str
    name: str  # "Ghanaian envoys"


def national_parts(doc: Doc, mention: Mention, roles: PhraseRoles) -> tuple[NationalPart, ...]:
    """The countries coordinated in ``mention``, in order; empty where it has not several."""
    if mention.head is None or mention.level == "PRO" or not doc.children[mention.head]:
        return ()
    inside = roles.tokens_of(mention)
    if len(inside) < _SHORTEST:
        return ()
    joined = any(doc.tokens[i].dep == "cc" for i in range(inside.start, mention.head))
    found = tuple(_before(doc, inside, mention.head, roles)) if joined else tuple(_behind(doc, mention.head, roles))
    return found if len({each.country for each in found}) > 1 else ()


def _before(doc: Doc, inside: range, head: int, roles: PhraseRoles) -> Iterator[NationalPart]:
    """Nationalities before the head, of which each but the first follows a comma or an "and"."""
    runs = list(_runs(doc, range(inside.start, head), roles))
    if len(runs) < 2 or not all(_joins(doc, one[-1] + 1, other[0]) for one, other in pairwise(runs)):
        return
    base = doc.span(runs[-1][-1] + 1, head + 1).of(doc.text) if runs[-1][-1] < head else ""
    for run in runs:
        code = roles.country_ending(run[-1], run.start)
        if code is not None:
            yield NationalPart(run[-1], code, f"{doc.span(run.start, run.stop).of(doc.text)} {base}")


def _runs(doc: Doc, before: range, roles: PhraseRoles) -> Iterator[range]:
    """The names of countries and nationalities in ``before``, each as far as it reaches to the left."""
    start = before.start
    for i in before:
        token = doc.tokens[i]
        if not token.text[:1].isupper() or token.tag == "POS" or roles.country_ending(i, start) is None:
            continue
        first = i
        while first > start and doc.tokens[first - 1].head == i and doc.tokens[first - 1].dep in {"compound", "amod"}:
            first -= 1
        yield range(first, i + 1)
        start = i + 1


def _joins(doc: Doc, first: int, after: int) -> bool:
    return first < after and all(doc.tokens[i].dep in _BETWEEN for i in range(first, after))


def _behind(doc: Doc, head: int, roles: PhraseRoles) -> Iterator[NationalPart]:
    """Countries after an "of": "the presidents of Ghana and Togo"."""
    if doc.tokens[head].tag not in {"NNS", "NNPS"}:
        return
    for preposition in doc.children_of(head, "prep"):
        if preposition.lower not in _OWNING:
            continue
        for filler in doc.children_of(preposition.i, "pobj"):
            for i in _series(doc, filler.i):
                code = roles.country_ending(i, preposition.i + 1)
                if code is None:
                    return
                first = doc.edges[i][0] if i == filler.i else i
                name = doc.span(min(first, i), i + 1).of(doc.text)
                yield NationalPart(i, code, f"{doc.tokens[head].text} {preposition.text} {name}")


def _series(doc: Doc, i: int) -> Iterator[int]:
    while True:
        yield i
        after = next(doc.children_of(i, "conj"), None)
        if after is None:
            return
        i = after.i
