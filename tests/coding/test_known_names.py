"""Names that a report of a war brings up: who they are, by the tables or by the report's own words."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.coding.reader import Reader
from onrecord.model.actor import Entity
from onrecord.model.report import Report

DAY = date(2024, 12, 9)


def entity_of(reader: Reader, text: str, phrase: str, day: date | None = DAY) -> Entity:
    record = reader.read(Report(id="r1", text=text, published=day))
    start = text.index(phrase)
    mention = next(each for each in record.mentions if each.span.start == start and each.span.of(text) == phrase)
    return next(each for each in record.entities if each.id == mention.entity)


@pytest.mark.parametrize(
    ("text", "phrase", "name", "country", "code"),
    [
        ("Hadi al-Bahra called for an election.", "Hadi al-Bahra", "Hadi al-Bahra", "SYR", "OPP"),
        ("ANI reported the raid on Monday.", "ANI", "Asian News International", "IND", "JRN"),
        ("TASS reported the raid on Monday.", "TASS", "TASS", "RUS", "JRN"),
        ("Reuters reported the raid on Monday.", "Reuters", "Reuters", None, "JRN"),
        ("Fighting went on across the SAR on Monday.", "the SAR", "Syria", "SYR", None),
        ("The SAR has closed its border, Syria's minister said.", "The SAR", "Syria", "SYR", None),
        ("B Assad left Syria for Moscow.", "B Assad", "Bashar al-Assad", "SYR", "ELI"),
        ("Militants of HTS held the road.", "HTS", "Hayat Tahrir al-Sham", "SYR", "REB"),
        ("Amnesty International wrote to Chad.", "Amnesty International", "Amnesty International", "NGO", "SOC"),
        ("Al-Qaeda claimed the raid.", "Al-Qaeda", "Al-Qaeda", "IMG", "REB"),
    ],
)
def test_who_is_known(reader: Reader, text: str, phrase: str, name: str, country: str | None, code: str | None) -> None:
    found = entity_of(reader, text, phrase)
    assert found.name == name
    assert (found.roles[0].country, found.roles[0].code) == (country, code)


def test_an_acronym_in_brackets_is_the_body_before_it(reader: Reader) -> None:
    text = "The Zambezi Basin Forum (ZBF) met on Monday. The ZBF will meet again."
    assert entity_of(reader, text, "The ZBF").id == entity_of(reader, text, "The Zambezi Basin Forum").id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nigerian army spokesman Musa Danladi denied it.", ("NGA", "MIL")),
        ("Chad's foreign minister Adoum Zeta denied it.", ("TCD", "GOV")),
        ("Peruvian opposition leader Rosa Zeta denied it.", ("PER", "OPP")),
    ],
)
def test_the_unknown_are_typed_by_their_titles(reader: Reader, text: str, expected: tuple[str, str]) -> None:
    record = reader.read(Report(id="r1", text=text, published=DAY))
    person = next(each for each in record.entities if each.entity_type == "PER")
    assert person.wikidata is None
    assert (person.roles[0].country, person.roles[0].code) == expected
    assert person.roles[0].source == "text"


def test_people_of_one_surname_are_told_apart_by_the_country(reader: Reader) -> None:
    day = date(2023, 5, 1)
    assert entity_of(reader, "Mitchell told Grenada's parliament so.", "Mitchell", day).name == "Dickon Mitchell"
    assert entity_of(reader, "Mitchell told Peru's parliament so.", "Mitchell", day).name == "Mitchell"


@pytest.mark.parametrize("text", ["The nationals were suspected by the West.", "The West urged calm."])
def test_the_west_is_no_country(reader: Reader, text: str) -> None:
    phrase = "the West" if "the West" in text else "The West"
    assert [role.country for role in entity_of(reader, text, phrase).roles] == []


def test_a_town_is_not_its_country(reader: Reader) -> None:
    text = "The minister spoke in Plovdiv, Bulgaria."
    assert entity_of(reader, text, "Plovdiv").id != entity_of(reader, text, "Bulgaria").id


def test_descent_is_no_citizenship(reader: Reader) -> None:
    found = entity_of(reader, "Ethnic Uzbek farmers marched in Osh, Kyrgyzstan.", "Ethnic Uzbek farmers")
    assert [role.country for role in found.roles] == ["KGZ"]


def test_an_object_is_not_who_acts(reader: Reader) -> None:
    text = "Premier Carl Weber rang President Okello Banda to congratulate him."
    assert entity_of(reader, text, "him").id == entity_of(reader, text, "President Okello Banda").id
