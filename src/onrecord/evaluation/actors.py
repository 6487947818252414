"""Scores of actor phrases: a report whose text is the phrase, the first entity found and its first role."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.evaluation.gold import Json, Pair
from onrecord.evaluation.measures import Board, Scores

EXPECTED = ("country", "sector", "wikipedia")


def score_actors(pairs: Sequence[Pair]) -> Scores:
    """Country, sector and name, each where the gold expects one, and all together."""
    board, whole = Board(), Board()
    for gold_record, prediction in pairs:
        expected, given = gold_record.get("expected", {}), _given(prediction)
        right = {name: _fold(given[name]) == _fold(expected[name]) for name in EXPECTED if name in expected}
        for name, hit in right.items():
            board.rate(name, hit)
        whole.rate("all that is expected", all(right.values()))
    scores = board.scores()
    return {**{name: scores[name] for name in EXPECTED if name in scores}, **whole.scores()}


def _given(prediction: Json) -> dict[str, str | None]:
    entity: Json = next(iter(prediction.get("entities") or []), {})
    role: Json = next(iter(entity.get("roles") or []), {})
    return {"country": role.get("country"), "sector": role.get("code"), "wikipedia": entity.get("name")}


def _fold(name: str | None) -> str:
    return (name or "").replace("_", " ").strip().casefold()
