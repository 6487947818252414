"""Where the places of a report are: own sentences, the real gazetteer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.codebook.load import load_codebook
from onrecord.coding.places import DEMONYMS
from onrecord.coding.reader import Reader
from onrecord.model.place import Place
from onrecord.model.report import Report


def placed(reader: Reader, text: str, url: str | None = None) -> dict[str, Place]:
    record = reader.read(Report(id="t", text=text, url=url, published=date(2024, 5, 2)))
    words = {each.id: each.span.of(text) for each in record.mentions}
    return {words[place.mention]: place for place in reversed(record.places)}


@pytest.mark.parametrize(
    ("text", "name", "geonames"),
    [
        ("Two buses collided in Paris, Texas, on Friday.", "Paris", 4717560),
        ("Ministers met in Paris on Friday.", "Paris", 2988507),
        ("Shells fell on Aleppo, Syria, before dawn.", "Aleppo", 170063),
        ("Police in Ontario said a man from London was missing. London, Ontario, has many parks.", "London", 6058560),
        ("The army took Homs and moved on Damascus.", "Homs", 169577),
        ("Cases rose in Oregon, Idaho, Washington and Nevada.", "Washington", 5815135),
        ("Shells hit Hama, Idlib and Daraa before dawn.", "Daraa", 170905),
        ("Snow closed the airports of Aleppo, Homs and Hama.", "Homs", 169577),
        ("Farmers blocked roads in Georgia's capital Tbilisi.", "Georgia", 614540),
    ],
)
def test_the_report_decides_between_places_of_one_name(reader: Reader, text: str, name: str, geonames: int) -> None:
    assert placed(reader, text)[name].geonames == geonames


def test_a_province_is_no_town(reader: Reader) -> None:
    place = placed(reader, "Fighting spread through Daraa province on Tuesday.")["Daraa"]
    assert (place.geonames, place.feature_code, place.precision) == (170903, "ADM1", 3)


def test_a_place_has_all_that_the_record_wants(reader: Reader) -> None:
    place = placed(reader, "A market burned down in Damascus.")["Damascus"]
    assert (place.country, place.feature_code, place.precision, place.kind) == ("SYR", "PPLC", 1, "literal")
    assert place.admin1 == "Damascus"
    assert place.score is not None
    assert 0.5 < place.score <= 1
    assert place.candidates[0].geonames == place.geonames


def test_candidates_say_what_speaks_for_them(reader: Reader) -> None:
    texas, france = placed(reader, "Two buses collided in Paris, Texas, on Friday.")["Paris"].candidates[:2]
    assert texas.features["container"] > 0
    assert "container" not in france.features
    assert sum(texas.features.values()) > sum(france.features.values())


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Nairobi accused the rebels of breaking the truce.", "Nairobi", "metonymic"),
        ("Rain fell in Nairobi.", "Nairobi", "literal"),
    ],
)
def test_a_name_can_stand_for_those_who_act(reader: Reader, text: str, name: str, kind: str) -> None:
    assert placed(reader, text)[name].kind == kind


def test_people_are_no_places(reader: Reader) -> None:
    found = placed(reader, "Milan Kovac met Sydney Carter. Carter thanked her. The Kenyans left early.")
    assert not {"Milan", "Sydney", "Carter", "Kenyans"} & set(found)


@pytest.mark.parametrize("text", ["She died of Marburg haemorrhagic fever.", "He had Minamata disease."])
def test_illnesses_are_no_places(reader: Reader, text: str) -> None:
    assert not placed(reader, text)


def test_a_place_is_shown_by_its_english_name(reader: Reader) -> None:
    found = placed(reader, "Shells hit Hims and Hama. Trains ran from Genf to Lyon.")
    assert [found[name].name for name in ("Hims", "Hama", "Lyon")] == ["Homs", "Hama", "Lyon"]


def test_without_a_match_there_is_a_reason(reader: Reader) -> None:
    place = next(iter(placed(reader, "Soldiers were seen in Qxzvwkgrad on Sunday.").values()), None)
    assert place is None or (place.geonames is None and place.why)


def test_every_place_has_its_mention(reader: Reader) -> None:
    text = "The Ghanaian president flew from Accra to Lagos. The University of Ghana and Osu County welcomed it."
    record = reader.read(Report(id="t", text=text))
    assert {each.mention for each in record.places} <= {each.id for each in record.mentions}
    assert len({each.id for each in record.mentions}) == len(record.mentions)


@pytest.mark.parametrize("text", ["", "Paris", "‘", "(((", "in in in", "A" * 5000, "Paris, " * 300])
def test_any_text_is_survived(reader: Reader, text: str) -> None:
    placed(reader, text)


def test_adjectives_are_places_by_convention_or_where_they_name_ground(reader: Reader) -> None:
    text = "Kenyan police searched the Ethiopian border. Traders in Moyale welcomed the Kenyan president."
    wide = replace(reader, codebook=load_codebook(switches=frozenset({DEMONYMS})))
    assert set(placed(reader, text)) == {"Ethiopian", "Moyale"}
    assert set(placed(wide, text)) == {"Kenyan", "Ethiopian", "Moyale"}


@pytest.mark.parametrize(
    ("text", "name", "found", "precision"),
    [
        ("Police closed a road in Zumbrowka, Ontario, on Monday.", "Zumbrowka", "Ontario", 3),
        ("Nurses marched in Zumbrowka, Nairobi, on Monday.", "Zumbrowka", "Nairobi", 2),
    ],
)
def test_what_no_gazetteer_knows_is_near_what_holds_it(
    reader: Reader, text: str, name: str, found: str, precision: int
) -> None:
    place = placed(reader, text)[name]
    assert (place.name, place.precision, place.why) == (found, precision, None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cases rose in Kenya. The Kitale racecourse was closed.", "Kitale"),
        ("Polish police searched houses near Orneta and Ełk.", "Orneta"),
        ("Trains in Kenya run from Mombasa to Voi.", "Voi"),
        ("Water reached the northern town of Malindi.", "Malindi"),
    ],
)
def test_names_are_found_by_what_the_sentence_says(reader: Reader, text: str, name: str) -> None:
    assert placed(reader, text)[name].geonames


@pytest.mark.parametrize(
    "text",
    [
        "She was taken to University Hospital.",
        "According to Kamau, the road is closed.",
        "They died of Ebola.",
        "“Wash your hands,” the doctors said.",
        "First they came by boat.",
        "The virus H5N1 was found.",
        "The crop is worth $US 3 billion.",
    ],
)
def test_kinds_sources_and_illnesses_are_no_places(reader: Reader, text: str) -> None:
    assert not placed(reader, text)


@pytest.mark.parametrize(
    ("text", "name", "feature"),
    [
        ("Lawmakers met in Albany, New York, on Monday.", "New York", "ADM1"),
        ("New York Governor Ann Doe signed the bill.", "New York", "ADM1"),
        ("A flat burned in Harlem, New York, on Monday.", "New York", "PPL"),
    ],
)
def test_a_state_is_told_from_its_town(reader: Reader, text: str, name: str, feature: str) -> None:
    assert placed(reader, text)[name].feature_code == feature
