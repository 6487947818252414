"""Countries by their words."""

from __future__ import annotations

import pytest

from onrecord.world.countries import load_countries


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Syria", "SYR"),
        ("SYRIA", "SYR"),
        ("the Syrian Arab Republic", "SYR"),
        ("SAR", "SYR"),
        ("sar", None),
        ("us", None),
        ("US", "USA"),
        ("the U.S.", "USA"),
        ("Côte d’Ivoire", "CIV"),
        ("The Gambia", "GMB"),
        ("DRC", "COD"),
        ("Syrian", None),
        ("Kremlin", None),
        ("", None),
    ],
)
def test_names(text: str, code: str | None) -> None:
    found = load_countries().by_country_name(text)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Danes", "DNK"),
        ("Dutch", "NLD"),
        ("North Korean", "PRK"),
        ("Nigerien", "NER"),
        ("Nigerian", "NGA"),
        ("Mars", None),
    ],
)
def test_demonyms(text: str, code: str | None) -> None:
    found = load_countries().by_demonym(text)
    assert (found.code if found else None) == code


def test_capitals_and_codes() -> None:
    countries = load_countries()
    kyiv = countries.by_capital("Kiev")
    assert kyiv is not None
    assert kyiv.code == "UKR"
    assert countries.by_code("SY") is countries.by_code("SYR")
    assert countries.by_code("XYZ") is None


def test_table_is_complete_and_unambiguous() -> None:
    countries = load_countries().all
    assert len(countries) == 250
    assert len({each.code for each in countries}) == len({each.geonames for each in countries}) == 250
    words = [(word, each.code) for each in countries for word in {w.casefold() for w in each.names}]
    assert len({word for word, _ in words}) == len(words)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Afganistan", "AFG"),
        ("Ethiopa", "ETH"),
        ("Hungray", "HUN"),
        ("Phillippines", "PHL"),
        ("Greene", None),
        ("Francis", None),
        ("Hungary", None),
        ("", None),
        ("hungray", None),
    ],
)
def test_one_letter_wrong(text: str, code: str | None) -> None:
    found = load_countries().by_misspelt_name(text)
    assert (found.code if found else None) == code
