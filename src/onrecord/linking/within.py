"""Events of one report: which of its claims tell of one event. What other reports say plays no part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.linking.claims import Claim, pooled
from onrecord.linking.cluster import NO_WISHES, Pair, Wishes, cluster, pair_of
from onrecord.linking.compare import chance_of, load_weights, score
from onrecord.linking.features.days import days_apart
from onrecord.linking.features.places import other_place
from onrecord.linking.features.words import CAUSE, HARM

_REACH = 40  # claims with one key in common that a claim is compared with, the nearest: keeps long reports linear


def events_in(claims: Sequence[Claim], wishes: Wishes = NO_WISHES) -> tuple[Claim, ...]:
    """The events of one report, each with the claims that tell of it, in order of its first claim."""
    by_id = {each.id: each for each in claims}
    chances: dict[Pair, float] = {}
    apart = set(wishes.apart)
    for a, b in candidates(claims):
        pair = pair_of(a.id, b.id)
        chances[pair] = chance_of(score(a, b))
        if other_anchor(a, b):
            apart.add(pair)
    together = wishes.together | frozenset(_pointed_at(claims))
    least = load_weights()["same_report"].least
    clusters = cluster(tuple(by_id), chances, least, Wishes(together, frozenset(apart)))
    found = (pooled([by_id[each] for each in members]) for members in clusters)
    return tuple(sorted(found, key=lambda each: (each.start, each.id)))


def candidates(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """The pairs worth comparing, each once: they share a family, a class or a type of event."""
    sharing: dict[str, list[Claim]] = {}
    seen: set[Pair] = set()
    for claim in sorted(claims, key=lambda each: (each.start, each.id)):
        if claim.pointing:
            continue
        for key in _keys(claim):
            before = sharing.setdefault(key, [])
            for other in before[-_REACH:]:
                pair = pair_of(other.id, claim.id)
                if pair not in seen and other.end <= claim.start:
                    seen.add(pair)
                    yield other, claim
            before.append(claim)


def other_anchor(a: Claim, b: Claim) -> bool:
    """Whether one voice puts them at other places or on other days: then they are two events."""
    if a.voice != b.voice:
        return False
    return other_place(a, b) is not None or (a.dated and b.dated and days_apart(a, b) is not None)


def _keys(claim: Claim) -> Iterator[str]:
    yield from (f"family {each}" for each in claim.families)
    yield from (f"class {name}" for name, _ in claim.classes)
    yield from (f"type {each}" for each in sorted(claim.types))
    if any(name in _HARM_AND_CAUSE for name, _ in claim.classes):
        yield "harm"


_HARM_AND_CAUSE = HARM | CAUSE


def _pointed_at(claims: Sequence[Claim]) -> Iterator[Pair]:
    """A sentence that begins with "This" takes up the main event of the one before: its first that says something."""
    first: dict[int, Claim] = {}
    for claim in sorted(claims, key=lambda each: (each.start, each.id)):
        if claim.pointing == "sentence" and claim.sentence - 1 in first:
            yield pair_of(first[claim.sentence - 1].id, claim.id)
        elif not claim.pointing and not claim.light and not claim.speech:
            first.setdefault(claim.sentence, claim)
