"""Scores of places: found, and located."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from onrecord.evaluation.gold import Edges, Json, Pair, edges_of
from onrecord.evaluation.matching import match, shared, shared_by_all
from onrecord.evaluation.measures import Board, Rate, Scores, Tally

NEAR_KM = 161  # 100 miles, the bound that the geoparsing literature uses
EARTH_KM = 6371.0  # mean radius
_KINDS = "literal or metonymic, mean F1 of the two"
_MEAN = "mean km, of those recognised and located"


def score_places(pairs: Sequence[Pair]) -> Scores:
    """Gold without coordinates is neutral: neither missed nor a false alarm."""
    board = Board("recognition overlap", "recognition exact", f"located within {NEAR_KM} km")
    rates, kinds = Board(), Board()
    for gold_record, prediction in pairs:
        everything, found = _located(gold_record), _located(prediction)
        gold = [each for each in everything if each[1].get("latitude") is not None]
        neutral = [where for where, place in everything if place.get("latitude") is None]
        matched = match(gold, found, lambda one, other: shared(one[0], other[0]))
        answers = {j for _, j in matched}
        counted = sum(j in answers or not shared_by_all([each[0]], neutral) for j, each in enumerate(found))
        near = [kilometres(gold[i][1], found[j][1]) <= NEAR_KM for i, j in matched]
        board.tally("recognition overlap", len(matched), counted, len(gold))
        board.tally("recognition exact", sum(gold[i][0] == found[j][0] for i, j in matched), counted, len(gold))
        board.tally(f"located within {NEAR_KM} km", sum(near), counted, len(gold))
        for i, j in matched:
            _score_located(gold[i][1], found[j][1], rates)
            _score_kind(gold[i][1], found[j][1], kinds)
    order = (f"accuracy@{NEAR_KM}, of those recognised", "same GeoNames id, of those recognised", _MEAN)
    given = rates.scores()
    return {**board.scores(), **{name: given[name] for name in order if name in given}, **_with_mean(kinds.scores())}


def _score_located(gold: Json, found: Json, rates: Board) -> None:
    km = kilometres(gold, found)
    rates.rate(f"accuracy@{NEAR_KM}, of those recognised", km <= NEAR_KM)
    if gold.get("geonames") is not None:
        rates.rate("same GeoNames id, of those recognised", gold["geonames"] == found.get("geonames"))
    if math.isfinite(km):
        rates.rate(_MEAN, km)


def _score_kind(gold: Json, found: Json, kinds: Board) -> None:
    """Literal or metonymic, of those recognised, where the gold tells; all but its literal kinds are the second."""
    given = str(gold.get("kind") or "")
    if given:
        wanted = "literal" if given.casefold().startswith("literal") else "metonymic"
        for kind in ("literal", "metonymic"):
            said, right = found.get("kind") == kind, wanted == kind
            kinds.tally(f"{kind}, of those recognised", said and right, said, right)


def _with_mean(kinds: Scores) -> Scores:
    both = [each.f1 for each in kinds.values() if isinstance(each, Tally)]
    return {**kinds, _KINDS: Rate(sum(both), len(both))} if both else {}


def _located(record: Json) -> list[tuple[Edges, Json]]:
    """Each place with the characters of its mention."""
    mentions = {each["id"]: each for each in record.get("mentions", [])}
    placed = ((edges_of(mentions.get(each["mention"])), each) for each in record.get("places", []))
    return [(where, place) for where, place in placed if where]


def kilometres(one: Json, other: Json) -> float:
    """The great-circle distance of two places (WGS84 degrees, on a sphere); infinite where one has no coordinates."""
    degrees: list[Any] = [each.get(axis) for each in (one, other) for axis in ("latitude", "longitude")]
    if None in degrees:
        return math.inf
    north, east, other_north, other_east = (math.radians(each) for each in degrees)
    height, width = math.sin((other_north - north) / 2), math.sin((other_east - east) / 2)
    chord = height**2 + math.cos(north) * math.cos(other_north) * width**2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, chord)))
