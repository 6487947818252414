"""Where the places of a report are: own sentences, the real gazetteer."""

from __future__ import annotations

from datetime import date

import pytest

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


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Nairobi accused the rebels of breaking the truce.", "Nairobi", "metonymic"),
        ("Rain fell in Nairobi.", "Nairobi", "literal"),
        ("Kenyan police opened fire.", "Kenyan", "metonymic"),
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
