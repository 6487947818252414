"""Numbers that somebody gives of an event without telling of it again."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.coding.reader import Reader
from onrecord.model.report import Report


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nurses marched in Turin. The wardens put the crowd at 900.", ("crowd", "crowd", 900)),
        ("Nurses marched in Turin. Organisers spoke of 2,000 participants.", ("participants", "crowd", 2000)),
        ("A ferry sank off Genoa. The coast guard admitted to 12 dead.", ("dead", "killed", 12)),
    ],
)
def test_a_number_alone(text: str, expected: tuple[str, str, int], reader: Reader) -> None:
    record = reader.read(Report(id="r", text=text, published=date(2031, 5, 5)))
    found = [
        (event.trigger.of(text), count.what, count.best)
        for event in record.events
        if event.type is None and event.attribution
        for count in event.numbers
    ]
    assert found == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The wardens said that 900 people had marched in Turin.",  # told, with its number
        "Organisers spoke of a good crowd.",
        "The harbour master put 900 chairs in the hall.",
        "",
    ],
)
def test_nothing_but_a_number_is_one(text: str, reader: Reader) -> None:
    record = reader.read(Report(id="r", text=text or " ", published=date(2031, 5, 5)))
    assert not [each for each in record.events if each.rank == 99]
