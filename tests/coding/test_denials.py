"""A denial's link to what it denies, and the words that decide a value, as they go on record."""

from __future__ import annotations

import pytest

from onrecord.coding.reader import Reader
from onrecord.model.report import Report

DENIALS = [
    ("Syria denied that it attacked Turkey.", "denied", ["attacked"]),
    ("The minister denied taking bribes.", "denied", ["taking"]),
    ("Ukraine accused Russia of shelling a school. Moscow denied the accusation.", "denied", ["shelling"]),
    ("Ukraine said Russia shelled a school on Monday. Moscow denied the claim.", "denied", ["shelled"]),
    ("The mayor denied that guards fired because the crowd threw stones.", "denied", ["fired"]),
    # no denials: the contrary is said, or nothing is
    ("The mayor said guards did not fire.", "said", []),
    ("The mayor did not deny that guards fired.", "deny", []),
    ("The minister denied Lund a visa.", "denied", []),
]


@pytest.mark.parametrize(("text", "denial", "denied"), DENIALS)
def test_a_denial_tells_what_it_denies(text: str, denial: str, denied: list[str], reader: Reader) -> None:
    events = reader.read(Report(id="r", text=text)).events
    by_id = {each.id: each.trigger.of(text) for each in events}
    found = [each.denies for each in events if denial in each.trigger.of(text)]
    assert [by_id[each] for ids in found for each in ids] == denied


MARKERS = [
    ("The guards left.", "left", [("author", [])]),
    ("The guards may not have left.", "left", [("author", ["may", "not"])]),
    ("The guards failed to stop the car.", "stop", [("author", ["failed"])]),
    ("The mayor denied that guards fired.", "fired", [("author", ["denied"]), (1, ["denied"])]),
    ("The mayor said the guards did not fire.", "fire", [("author", ["said"]), (1, ["not"])]),
    ("The union urged the guards not to leave.", "leave", [("author", ["urged"]), (1, ["not", "urged"])]),
]


@pytest.mark.parametrize(("text", "words", "expected"), MARKERS)
def test_each_value_with_the_words_that_decide(
    text: str, words: str, expected: list[tuple[object, list[str]]], reader: Reader
) -> None:
    (event,) = (each for each in reader.read(Report(id="r", text=text)).events if words in each.trigger.of(text))
    assert [(each.by, [one.of(text) for one in each.markers]) for each in event.factuality] == expected


@pytest.mark.parametrize(
    ("text", "words", "basis"),
    [
        ("The union urged the guards to leave.", "leave", "called for"),
        ("The union urged the guards not to leave.", "leave", "called for: not"),
        ("The guards must not leave.", "leave", "obliged: not"),
        ("The guards vowed to leave.", "leave", "promised"),
        ("The guards tried to leave.", "leave", "attempted"),
        ("The guards plan to leave.", "leave", "planned"),
        ("The firm expects sales to grow.", "grow", "expected"),
    ],
)
def test_what_is_open_has_its_reason(text: str, words: str, basis: str, reader: Reader) -> None:
    (event,) = (each for each in reader.read(Report(id="r", text=text)).events if words in each.trigger.of(text))
    assert event.factuality[-1].basis == basis
