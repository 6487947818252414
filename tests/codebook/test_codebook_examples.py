"""Every rule of the codebook against its own examples and counterexamples, with the parser."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from onrecord.codebook.frame import Frame
from onrecord.codebook.load import load_codebook
from onrecord.codebook.match import met
from onrecord.codebook.patterns import RuleExample
from onrecord.coding.event_types import code_events
from onrecord.coding.identities import Identities
from onrecord.model.doc import Doc
from onrecord.model.event import CodedEvent
from onrecord.model.reading import Reading
from onrecord.model.report import Report
from onrecord.reading.event_mentions import find_event_mentions
from onrecord.reading.mentions import find_mentions

CODEBOOK = load_codebook()
_MARK = re.compile(r"\{(trigger|actor|recipient)\|([^}]*)\}")


def events_of(text: str, parse: Callable[[str], Doc]) -> tuple[CodedEvent, ...]:
    doc = parse(text)
    reading = Reading(
        report=Report(id="t", text=text),
        doc=doc,
        mentions=find_mentions(doc, "en"),
        event_mentions=find_event_mentions(doc, "en"),
    )
    return code_events(reading, CODEBOOK, Identities((), {}), ())


def by_rule(events: tuple[CodedEvent, ...], rule: str) -> list[CodedEvent]:
    return [each for each in events if each.rule and (each.rule == rule or each.rule.endswith(f"<{rule}"))]


@pytest.mark.parametrize(
    "example", [each for each in CODEBOOK.examples if each.holds], ids=lambda e: f"{e.rule}: {e.text}"
)
def test_rule_codes_its_example(example: RuleExample, parse: Callable[[str], Doc]) -> None:
    """The rule is met, and the event has its type: by the rule itself or by a composition that agrees with it."""
    marks = _MARK.findall(example.text)
    text = _MARK.sub(lambda found: found[2], example.text)
    doc = parse(text)
    frames = [Frame(doc, each, CODEBOOK.syntax) for each in find_event_mentions(doc, "en")]
    assert any(one.id == example.rule for frame in frames for one in met(CODEBOOK, frame)), "the rule is not met"
    events = events_of(text, parse)
    found = by_rule(events, example.rule) or [each for each in events if each.type == example.type]
    assert found, [(each.type, each.rule) for each in events]
    event = found[0]
    if event.rule == example.rule:
        assert (event.type, event.mode) == (example.type, example.mode)
    trigger = event.trigger.of(text)
    assert all(words in trigger or trigger in words for kind, words in marks if kind == "trigger"), trigger
    for kind, parties in (("actor", event.actors), ("recipient", event.recipients)):
        names = [each.name for each in parties]
        for mark, words in marks:
            if mark == kind:
                assert any(name in words or words in name for name in names), (kind, words, names)


@pytest.mark.parametrize(
    "example", [each for each in CODEBOOK.examples if not each.holds], ids=lambda e: f"{e.rule}: {e.text}"
)
def test_rule_leaves_its_counterexample(example: RuleExample, parse: Callable[[str], Doc]) -> None:
    assert not by_rule(events_of(example.text, parse), example.rule)


def test_every_rule_has_both_kinds_of_example() -> None:
    rules = {each.id for patterns in CODEBOOK.patterns.values() for each in patterns}
    for holds in (True, False):
        missing = rules - {each.rule for each in CODEBOOK.examples if each.holds is holds}
        assert not missing
