"""Our own list of names in the news of conflict, in their spellings: found, and the right place first."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import pytest

from onrecord.language.lexicon import read_tsv
from onrecord.settings import load_settings
from onrecord.world.gazetteer import Gazetteer, PlaceEntry
from onrecord.world.world import load_gazetteer

ROWS = list(read_tsv(Path(__file__).with_name("conflict_names.tsv")))
_NEAR = 60.0  # kilometres
_FAR_NAME = 6.0  # powers of ten of inhabitants that a name counts which is another one's


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(load_settings())


def is_right(entry: PlaceEntry, row: dict[str, str]) -> bool:
    north, south = radians(entry.latitude), radians(float(row["latitude"]))
    east = radians(entry.longitude - float(row["longitude"]))
    chord = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return 2 * 6371 * asin(sqrt(chord)) < _NEAR and row["country"] in {entry.country, ""}


def test_names_of_conflict_are_found_and_the_right_place_comes_first(gazetteer: Gazetteer) -> None:
    assert len(ROWS) >= 200
    missed, misled = [], []
    for row in ROWS:
        ranked = sorted(gazetteer.candidates(row["name"]), key=lambda each: -each.weight - _FAR_NAME * each.closeness)
        right = [is_right(each, row) for each in ranked]
        if not any(right):
            missed.append(row["name"])
        elif not right[0]:
            misled.append(row["name"])
    wrong = len(missed) + len(misled)
    print(f"found {1 - len(missed) / len(ROWS):.1%}, right first {1 - wrong / len(ROWS):.1%} of {len(ROWS)}")
    assert len(missed) <= 0.03 * len(ROWS), missed
    assert wrong <= 0.06 * len(ROWS), (missed, misled)
