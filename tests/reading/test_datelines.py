"""Lines that open a report."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.doc import Doc
from onrecord.reading.datelines import find_datelines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HARARE, May 4 (Zambezi News) — Police closed a bridge.", ["HARARE, May 4 (Zambezi News) —"]),
        ("BAMAKO, Mali (Agency) - Soldiers left.", ["BAMAKO, Mali (Agency) -"]),
        ("ST. JOHN'S — Ferries ran late.", ["ST. JOHN'S —"]),
        ("Lima (Andes Wire) – A dam broke.", ["Lima (Andes Wire) –"]),
        ("(Andes Wire) - A dam broke.", ["(Andes Wire) -"]),
        ("Dam breaks\nLIMA, June 2 — A dam broke.", ["LIMA, June 2 —"]),
        ("The mayor - a former teacher - left.", []),
        ("UN troops left the town.", []),
        ("A dam (Peru's largest) - built in 1960 - broke.", []),
        ("", []),
        ("LIMA —", []),
    ],
)
def test_find_datelines(parse: Callable[[str], Doc], text: str, expected: list[str]) -> None:
    doc = parse(text)
    found = [doc.text[doc.tokens[line[0]].start : doc.tokens[line[-1]].end] for line in find_datelines(doc)]
    assert found == expected
