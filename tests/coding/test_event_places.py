"""Where an event happened: the examples of the rules, and what they must leave out."""

from __future__ import annotations

import re
from typing import Any

import pytest

from onrecord.coding.event_places import Setting
from onrecord.coding.place_mentions import with_place_mentions
from onrecord.coding.places import resolve_places
from onrecord.coding.reader import Reader
from onrecord.language.lexicon import language_file, load_toml
from onrecord.model.report import Report
from onrecord.reading.read_report import read_report

RULES: list[dict[str, Any]] = load_toml(language_file("en", "event_places.toml"))["rule"]
_MARK = re.compile(r"\{(event|place)\|([^}]*)\}")
CASES = [
    pytest.param(example, id=f"{rule['id']}-{kind}-{n}")
    for rule in RULES
    for kind in ("examples", "not")
    for n, example in enumerate(rule[kind])
]
FURTHER = [
    "The {place|Kano} {event|protests} ended on Sunday.",
    "Three people were {event|wounded} in a village near {place|Tamale}.",
    "The group {event|captured} several towns, including {place|Sebha}.",
    "Ministers {event|met} in {place|Vienna} to discuss the war in Sudan.",
    "Peru {event|criticised} Chile.",
    "Jets {event|struck} targets inside {place|Chadian} territory.",
]


def where(reader: Reader, marked: str) -> tuple[list[str | None], str | None]:
    text = _MARK.sub(r"\2", marked)
    parts: dict[str, str] = dict(_MARK.findall(marked))
    reading = read_report(Report(id="t", text=text), reader.engine, reader.world.names)
    reading = with_place_mentions(reading, reader.world)
    places = resolve_places(reading, reader.world)
    words = {each.id: each.span.of(text) for each in reading.mentions}
    events = [each for each in reading.event_mentions if reading.doc.tokens[each.token].text in parts["event"].split()]
    setting = Setting(reading, places)
    found = [setting.place_of(each) for each in events]
    return [words[each] if each else None for each in found], parts.get("place")


@pytest.mark.parametrize("marked", [*CASES, *FURTHER])
def test_the_place_of_an_event(reader: Reader, marked: str) -> None:
    found, expected = where(reader, marked)
    assert found[:1] == [expected]


def test_ids_are_never_used_twice() -> None:
    assert len({rule["id"] for rule in RULES}) == len(RULES)
