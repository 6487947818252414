"""Towns that the recogniser takes for people or bodies."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from onrecord.coding.reader import Reader
from onrecord.model.mention import EntityType
from onrecord.model.report import Report

Read = Callable[[str], dict[str, EntityType]]


@pytest.fixture
def read(reader: Reader) -> Read:
    def named(text: str) -> dict[str, EntityType]:
        report = Report(id="r", text=text, language="en", published=date(2025, 5, 2))
        record = reader.read(report)
        return {each.span.of(text): each.entity_type for each in record.mentions if each.level == "NAM"}

    return named


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels captured Mbeya in southern Tanzania on Friday.", "Mbeya"),
        ("The Tanzanian army liberated Tunduma on Monday. Tunduma was quiet.", "Tunduma"),
        ("NAKONDE, Zambia, May 2 (Teso Wire) — Traders reopened their shops.", "NAKONDE"),
        ("CHIPATA, Zambia, May 2 (Teso Wire) — Traders closed Chipata's market.", "Chipata"),
        ("Zambian troops won back Mpika, said the general.", "Mpika"),
        ("The army regained control of Mbeya on Friday.", "Mbeya"),
    ],
)
def test_shown_to_be_a_town(read: Read, text: str, name: str) -> None:
    assert read(text)[name] == "GPE"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zambian police captured Joseph Mpika on Friday. Mpika denied it.", "Mpika"),  # a man's name there
        ("The firm hired Serenje as its lawyer.", "Serenje"),  # no country of it is named
    ],
)
def test_left_as_it_is(read: Read, text: str, name: str) -> None:
    assert read(text).get(name) != "GPE"


def test_the_town_of_it_means_it(reader: Reader) -> None:
    text = "Tanzanian soldiers seized the town of Mbeya on Friday. Mbeya was quiet."
    record = reader.read(Report(id="r", text=text, language="en", published=date(2025, 5, 2)))
    meant = {each.span.of(text): each.entity for each in record.mentions}
    assert meant["the town of Mbeya"] == meant["Mbeya"]
    assert len({each.entity for each in record.mentions if each.span.of(text) == "Mbeya"}) == 1
