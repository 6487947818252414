"""The office of a known person, on a day, and what a report without titles says of its end."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.coding.offices_held import load_offices_held, office_held
from onrecord.coding.reader import Reader
from onrecord.coding.transitions import load_transitions
from onrecord.model.actor import Entity, Role
from onrecord.model.report import Report
from onrecord.world.countries import load_countries

MORSI = Entity(
    id="m",
    name="Mohamed Morsi",
    entity_type="PER",
    roles=(Role(country="EGY", code="GOV", source="actors:mohamed-morsi"),),
)


@pytest.mark.parametrize(
    ("day", "office"),
    [
        (date(2013, 7, 3), "president"),
        (date(2013, 7, 10), "president"),  # just ousted
        (date(2013, 8, 10), None),
        (date(2012, 6, 1), None),
        (None, None),
    ],
)
def test_office_on_a_day(day: date | None, office: str | None) -> None:
    held = office_held(MORSI, day, "en")
    assert (held.office if held else None) == office


def test_a_namesake_known_only_from_the_report_holds_none() -> None:
    namesake = Entity(id="n1", name="Mohamed Morsi", entity_type="PER", roles=(Role(country="EGY", code=None),))
    assert office_held(namesake, date(2013, 7, 3), "en") is None


def test_every_office_and_country_is_known() -> None:
    offices = load_transitions("en").offices
    for each in (held for row in load_offices_held("en").values() for held in row):
        assert each.office in offices
        assert load_countries().by_code(each.country) is not None
        assert each.until is None or each.since < each.until


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Robert Mugabe resigned on Tuesday.", {("President of Zimbabwe", "-", "asserted")}),
        ("Robert Mugabe has stepped down, an aide said.", {("President of Zimbabwe", "-", "claimed")}),
        ("Robert Mugabe may resign.", set()),
        ("Robert Mugabe met farmers on Tuesday.", set()),
        ("Tendai Dube resigned on Tuesday.", set()),
    ],
)
def test_the_end_of_an_office_without_its_title(text: str, expected: set[tuple[str, str, str]], reader: Reader) -> None:
    record = reader.read(Report(id="r", text=text, published=date(2017, 11, 21)))
    found = {(each.object, each.value, each.status) for each in record.conditions if each.relation == "holds_office"}
    assert found == expected
