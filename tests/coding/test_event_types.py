"""Composition, rank, trigger, one event a city, and what stays untyped; with the parser."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.codebook.load import load_codebook
from onrecord.coding.event_types import code_events
from onrecord.coding.identities import Identities
from onrecord.model.doc import Doc
from onrecord.model.event import CodedEvent
from onrecord.model.mention import Mention
from onrecord.model.reading import Reading
from onrecord.model.report import Report
from onrecord.reading.event_mentions import find_event_mentions

NO_SWITCH: frozenset[str] = frozenset()


def coded(text: str, parse: Callable[[str], Doc], switches: frozenset[str] = NO_SWITCH) -> tuple[CodedEvent, ...]:
    doc = parse(text)
    mentions = tuple(
        Mention(
            id=f"m{each.first}", span=doc.span(each.first, each.after), entity_type="GPE", level="NAM", head=each.first
        )
        for each in doc.entities
        if each.label in {"GPE", "LOC", "NORP"}
    )
    found = find_event_mentions(doc, "en")
    reading = Reading(report=Report(id="t", text=text), doc=doc, mentions=mentions, event_mentions=found)
    return code_events(reading, load_codebook("plover", switches), Identities((), {}), ())


def main(events: tuple[CodedEvent, ...]) -> CodedEvent:
    return min((each for each in events if each.type), key=lambda each: each.rank)


@pytest.mark.parametrize(
    ("text", "type_", "mode", "trigger"),
    [
        ("Bern agreed to send food to Chad.", "AGREE", None, "agreed"),
        ("Bern will send food to Chad.", "AGREE", None, "send food"),
        ("Bern said it would send food to Chad.", "AGREE", None, "send food"),
        ("Bern refused to send food to Chad.", "REJECT", "assist", "refused"),
        ("Bern will not send food to Chad.", "REJECT", None, "send food"),
        ("Bern refused to meet the envoy.", "REJECT", "meet", "refused"),
        ("The warlord threatened to bomb the port.", "THREATEN", "violence", "threatened to bomb"),
        ("The warlord threatened to expel the diplomats.", "THREATEN", "expel", "threatened"),
        ("The union urged the king to release two monks.", "REQUEST", "yield", "urged"),
        ("The union demanded talks with the king.", "REQUEST", "meet", "demanded talks"),
        ("The envoy said the rebels must disarm.", "REQUEST", None, "must disarm"),
        ("The general ordered air strikes on the port.", "ASSAULT", "aerial", "ordered air strikes"),
        ("Both clans stopped the fighting.", "RETREAT", "ceasefire", "stopped the fighting"),
        ("The bank suspended aid to Mali.", "SANCTION", "discontinue", "suspended aid"),
        ("The rebels launched an attack on the port.", "ASSAULT", None, "launched an attack"),
        ("The port came under attack from rebels.", "ASSAULT", None, "came under attack"),
        ("Police arrested a clerk and raided his house.", "COERCE", "arrest", "arrested"),
        ("Lima announced that Peru had expelled the envoy.", "SANCTION", "expel", "expelled the envoy"),
    ],
)
def test_main_event(text: str, type_: str, mode: str | None, trigger: str, parse: Callable[[str], Doc]) -> None:
    event = main(coded(text, parse))
    assert (event.type, event.mode, event.trigger.of(text)) == (type_, mode, trigger)


@pytest.mark.parametrize(
    "text",
    [
        "The vote took place today.",
        "A storm hit the island.",
        "The quake killed twelve people.",
        "She took part in the race.",
        "He said the shop was closed.",
        "The plant met its target.",
        "Shares rallied.",
    ],
)
def test_no_event_of_the_codebook(text: str, parse: Callable[[str], Doc]) -> None:
    assert [each.type for each in coded(text, parse) if each.type] == []


def test_one_event_a_city_with_the_same_trigger(parse: Callable[[str], Doc]) -> None:
    text = "Rebels captured key cities, including Cairo, Tunis, and Algiers."
    events = [each for each in coded(text, parse) if each.type]
    assert [each.id for each in events] == [events[0].id + letter for letter in ("", "b", "c")]
    assert {each.trigger for each in events} == {events[0].trigger}
    assert len({each.place for each in events}) == 3


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Bern agreed to send food to Chad.", ["AGREE", None]),
        ("The union urged the king to release two monks.", ["REQUEST", "RETREAT"]),
        ("Rebels compelled the mayor to flee.", ["COERCE", "SANCTION"]),
        ("Bern condemned the raid.", ["ACCUSE", None]),
        ("Bern condemned the arrest of two monks by the army.", ["ACCUSE", "COERCE"]),
        ("Police arrested a clerk to end the strike.", ["COERCE", None]),
    ],
)
def test_only_what_is_stated_is_coded_besides_the_main_event(
    text: str, types: list[str | None], parse: Callable[[str], Doc]
) -> None:
    """What a promise, a purpose or a topic names stays an event mention; its type is then an alternative."""
    events = sorted(coded(text, parse), key=lambda each: each.rank)[:2]
    assert [each.type for each in events] == types
    assert all(each.alternatives for each in events if each.type is None)


def test_untyped_mentions_are_kept(parse: Callable[[str], Doc]) -> None:
    assert [(each.type, each.rule) for each in coded("The bird sang.", parse)] == [(None, None)]


@pytest.mark.parametrize(
    ("switch", "text", "off", "on"),
    [
        ("concession_agree", "The king agreed to release two monks.", "CONCEDE", "AGREE"),
        ("pledge_support", "The king pledged his support for the bishop.", "AGREE", "SUPPORT"),
        ("sanctions_coerce", "Bern imposed sanctions on Tonga.", "SANCTION", "COERCE"),
        ("convict_accuse", "A tribunal convicted the colonel.", "SANCTION", "ACCUSE"),
    ],
)
def test_conventions(switch: str, text: str, off: str, on: str, parse: Callable[[str], Doc]) -> None:
    assert main(coded(text, parse)).type == off
    assert main(coded(text, parse, frozenset({switch}))).type == on


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 40 soldiers were killed.", ("killed", 40, 40, None)),
        ("Bandits wounded two nuns.", ("injured", 2, 2, 2)),
        ("Police arrested up to 3,000 people.", ("arrested", None, 3000, 3000)),
        ("Police arrested two thousand people.", ("arrested", 2000, 2000, 2000)),
        ("Dozens of nurses protested.", ("crowd", 24, None, None)),
        ("Gunmen killed a guard.", ("killed", 1, 1, 1)),
        ("The blast left 12 dead.", ("killed", 12, 12, 12)),
        ("Rebels attacked the port with a death toll of 12.", ("killed", 12, 12, 12)),
        ("Gunmen killed between 10 and 20 people.", ("killed", 10, None, 20)),
    ],
)
def test_numbers(
    text: str, expected: tuple[str, int | None, int | None, int | None], parse: Callable[[str], Doc]
) -> None:
    (number,) = main(coded(text, parse)).numbers
    assert (number.what, number.low, number.best, number.high) == expected


@pytest.mark.parametrize(
    "text", ["", "attack " * 3000, "agreed to " * 1500, "war of " * 1500, "“ and said that " * 800]
)
def test_odd_input_is_coded(text: str, parse: Callable[[str], Doc]) -> None:
    coded(text, parse)


def test_contexts_are_those_of_the_own_clause(parse: Callable[[str], Doc]) -> None:
    event = main(
        coded("The minister condemned the killing of a journalist, while the army based its plan on trade.", parse)
    )
    assert event.contexts == ("rights_freedoms",)


def test_talks_between_two_have_two_sides(parse: Callable[[str], Doc]) -> None:
    event = main(coded("The talks between Oman and Chad failed.", parse))
    assert ([each.name for each in event.actors], [each.name for each in event.recipients]) == (["Oman"], ["Chad"])
