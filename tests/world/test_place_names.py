"""Keys of names of places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.world.place_names import (
    fold,
    fold_all,
    keys_of,
    romanised,
    skeleton,
    skeletons,
    unit_word,
    without_article,
)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Zürich", "zurich"),
        ("Łódź", "lodz"),
        ("Ḩimş", "hims"),
        ("St. Gallen", "saint gallen"),
        ("N'Djamena", "ndjamena"),
        ("Stratford-upon-Avon", "stratford upon avon"),
        ("U.S.", "us"),
        ("", ""),
        ("…", ""),
    ],
)
def test_fold(name: str, key: str) -> None:
    assert fold(name) == key


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("the Hague", [("hague", "", 1.0)]),
        ("Al-Bukamal", [("al bukamal", "", 1.0), ("bukamal", "", 0.95)]),
        ("Kandahar province", [("kandahar province", "", 1.0), ("kandahar", "admin1", 0.85)]),
        ("City of Leeds", [("city of leeds", "", 1.0), ("leeds", "settlement", 0.85)]),
        ("northern Gabon", [("northern gabon", "", 1.0), ("gabon", "part", 0.85)]),
    ],
)
def test_keys_begin_with_the_wording(name: str, expected: list[tuple[str, str, float]]) -> None:
    assert [(each.key, each.unit, each.closeness) for each in keys_of(name)][: len(expected)] == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("hmeimim", "khmeimim"), ("deir ez zor", "dayr az zawr"), ("maarat al numan", "maarrat an numan")],
)
def test_spellings_of_one_arabic_name_sound_alike(one: str, other: str) -> None:
    assert romanised(one) == romanised(other) != ""


def test_short_names_have_no_sound() -> None:
    assert romanised("ibb") == ""


@pytest.mark.parametrize(("one", "other"), [("dara", "daraa"), ("kyiv", "kiev"), ("ar raqqah", "raqqah")])
def test_spellings_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_article() -> None:
    assert [without_article(name) for name in ("al bab", "the wash", "alma")] == ["bab", "wash", "alma"]


def test_unit_word() -> None:
    assert unit_word("county", "after") == "admin2"
    assert unit_word("coffee", "after") == ""


@given(st.lists(st.text(st.characters(exclude_categories=["Cc", "Zl", "Zp"]), max_size=12), min_size=1))
def test_many_names_are_folded_as_one_by_one(names: list[str]) -> None:
    folded = fold_all(names)
    assert folded == [fold(name) for name in names]
    assert skeletons(folded) == [skeleton(key) for key in folded]


def test_what_is_spelt_out_or_left_out_in_many_names() -> None:
    names = ["St. John's", "Ţarţūs", "  al - Bāb ", "Ft Worth", "St", "São  Paulo", "'s-Hertogenbosch", ""]
    expected = ["saint johns", "tartus", "al bab", "fort worth", "st", "sao paulo", "s hertogenbosch", ""]
    assert fold_all(names) == expected
