"""Scores of chains: through whom something is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.evaluation.gold import Edges, Json, edges_of
from onrecord.evaluation.matching import names_meet, shared
from onrecord.evaluation.measures import Board

COMPLETE = "chain complete and in order"
RELAY = "relay taken for the speaker (error), of those found"


def score_chains(gold: Sequence[Json], answers: Mapping[int, Json], board: Board) -> None:
    """Each gold attribution that has a chain, with the prediction at its place, if any."""
    for place, attribution in enumerate(gold):
        chain = attribution.get("chain")
        if not chain:
            continue
        answer = answers.get(place)
        board.rate(COMPLETE, answer is not None and same_chain(chain, answer.get("chain") or []))
        relays = [where for step in chain if step["role"] == "relay" and (where := edges_of(step.get("span")))]
        if relays and answer:
            board.rate(RELAY, names_a_relay(attribution, answer, relays))


def same_chain(gold: Sequence[Json], found: Sequence[Json]) -> bool:
    """Whether the stated steps below the publisher are the same: each in its role, on its words or of its name."""
    wanted, given = _stated(gold), _stated(found)
    return len(wanted) == len(given) and all(map(_same_step, wanted, given))


def _stated(chain: Sequence[Json]) -> list[Json]:
    return [step for step in chain if step.get("stated", True) and step["role"] != "publisher"]


def _same_step(one: Json, other: Json) -> bool:
    if one["role"] != other["role"]:
        return False
    first, second = edges_of(one.get("span")), edges_of(other.get("span"))
    if first and second:
        return shared(first, second) > 0
    return names_meet(one.get("name") or "", other.get("name") or "") > 0


def names_a_relay(gold: Json, found: Json, relays: Sequence[Edges]) -> bool:
    """Whether the speaker that was given lies on a relay's words rather than on the speaker's."""
    given = _speaker(found)
    if given is None:
        return False
    sources = [edges_of(each.get("source")) for each in (gold, *gold.get("alternatives", []))]
    sources += [edges_of(step.get("span")) for step in gold["chain"] if step["role"] in {"speaker", "holder"}]
    right = max((_likeness(each, given) for each in sources if each), default=0.0)
    return max(_likeness(each, given) for each in relays) > right


def _speaker(found: Json) -> Edges | None:
    """The words of the last speaker of the chain; without them the source's."""
    speakers = [step for step in found.get("chain") or [] if step["role"] == "speaker"]
    place = edges_of(speakers[-1].get("span")) if speakers else None
    return place or edges_of(found.get("source"))


def _likeness(one: Edges, other: Edges) -> float:
    """Characters shared, of those from the first to the last of both."""
    return shared(one, other) / (max(one[1], other[1]) - min(one[0], other[0]))
