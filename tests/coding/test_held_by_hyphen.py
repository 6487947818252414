"""Who holds a place, told before its name: "the army-held town"."""

from __future__ import annotations

import pytest

from onrecord.coding.reader import Reader
from onrecord.model.report import Report


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells hit the army-held town of Kandahar on Friday.", [("army", "+", "Kandahar", "asserted")]),
        ("Units advanced into the rebel-held city of Kandahar.", [("rebel", "+", "Kandahar", "asserted")]),
        ("Traders left the well-known town of Kandahar.", []),
        ("Chinese-made pumps reached the town of Kandahar.", []),
    ],
)
def test_held_by(reader: Reader, text: str, expected: list[tuple[str, str, str, str]]) -> None:
    record = reader.read(Report(id="r", text=text, language="en"))
    names = {each.id: each.name for each in record.entities}
    found = [
        (names[each.subject], each.value, names[each.object], each.status)
        for each in record.conditions
        if each.relation == "controls"
    ]
    assert found == expected
