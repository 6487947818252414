"""Four sentences that every earlier coder gets wrong: what is said, denied or negated is no act of the speaker."""

from __future__ import annotations

import pytest

from onrecord.coding.reader import Reader
from onrecord.model.event import CodedEvent
from onrecord.model.record import Record
from onrecord.model.report import Report

SAID = "Turkey said Syria attacked Israel."
DENIED = "Syria denied that it attacked Turkey."
NEGATED = "Syria did not attack Turkey."
TAKEN = "Malian rebels seized control of Bamako on Friday, compelling President Ibrahim Keita to flee."


def read(reader: Reader, text: str) -> tuple[Record, dict[str, CodedEvent]]:
    """The record, and its typed events by their trigger's first word."""
    record = reader.read(Report(id="probe", text=text))
    return record, {each.trigger.of(text).split()[0]: each for each in record.events if each.type}


def names(event: CodedEvent) -> tuple[list[str], list[str]]:
    return [each.name for each in event.actors], [each.name for each in event.recipients]


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "actors", "recipients"),
    [
        (SAID, "attacked", "ASSAULT", ["Syria"], ["Israel"]),
        (DENIED, "attacked", "ASSAULT", ["Syria"], ["Turkey"]),
        (NEGATED, "attack", "ASSAULT", ["Syria"], ["Turkey"]),
        (TAKEN, "seized", "COERCE", ["Malian rebels"], []),
        (TAKEN, "compelling", "COERCE", ["Malian rebels"], ["President Ibrahim Keita"]),
        (TAKEN, "flee", "SANCTION", ["Malian rebels"], ["President Ibrahim Keita"]),
    ],
)
def test_direction(
    reader: Reader, text: str, trigger: str, type_: str, actors: list[str], recipients: list[str]
) -> None:
    _, events = read(reader, text)
    assert events[trigger].type == type_
    assert names(events[trigger]) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "innermost", "author"), [(SAID, "CT+", "Uu"), (DENIED, "CT-", "Uu"), (NEGATED, "CT-", "CT-")]
)
def test_factuality(reader: Reader, text: str, innermost: str, author: str) -> None:
    _, events = read(reader, text)
    event = next(each for each in events.values() if each.type == "ASSAULT")
    values = {each.by: each.value for each in event.factuality}
    assert event.factuality[-1].value == innermost
    assert values["author"] == author


@pytest.mark.parametrize(("text", "speaker"), [(SAID, "Turkey"), (DENIED, "Syria")])
def test_attack_is_held_by_the_attribution(reader: Reader, text: str, speaker: str) -> None:
    record, events = read(reader, text)
    held_by = next(each for each in record.attributions if each.id == events["attacked"].attribution)
    assert held_by.source is not None
    assert held_by.source.of(text) == speaker


def test_nobody_acts_who_only_speaks(reader: Reader) -> None:
    for text in (SAID, "Turkey's minister said that Syria attacked Israel, Reuters reported."):
        _, events = read(reader, text)
        assert all("Turkey" not in name for event in events.values() for name in names(event)[0])


def test_the_city_is_the_place_and_no_party(reader: Reader) -> None:
    record, events = read(reader, TAKEN)
    place = next(each for each in record.mentions if each.id == events["seized"].place)
    assert place.span.of(TAKEN) == "Bamako"
