"""The fields of life that are no politics, against their own examples and counterexamples."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.codebook.load import load_codebook
from onrecord.codebook.scope import Domain
from onrecord.coding.event_types import code_events
from onrecord.coding.identities import Identities
from onrecord.model.doc import Doc
from onrecord.model.event import CodedEvent
from onrecord.model.reading import Reading
from onrecord.model.report import Report
from onrecord.reading.event_mentions import find_event_mentions
from onrecord.reading.mentions import find_mentions

DOMAINS = load_codebook().scope.domains
PRIVATE = "A man stabbed his neighbour."


def events_of(text: str, parse: Callable[[str], Doc], switches: frozenset[str] = frozenset()) -> tuple[CodedEvent, ...]:
    doc = parse(text)
    reading = Reading(
        report=Report(id="t", text=text),
        doc=doc,
        mentions=find_mentions(doc, "en"),
        event_mentions=find_event_mentions(doc, "en"),
    )
    return code_events(reading, load_codebook(switches=switches), Identities((), {}), ())


@pytest.mark.parametrize(("domain", "text"), [(each, text) for each in DOMAINS for text in each.examples])
def test_what_is_no_politics_has_no_type(domain: Domain, text: str, parse: Callable[[str], Doc]) -> None:
    events = events_of(text, parse)
    assert not [each.type for each in events if each.type], text
    assert any((each.rule or "").startswith(f"{domain.id}<") for each in events), [each.rule for each in events]


@pytest.mark.parametrize("text", [text for each in DOMAINS for text in each.counterexamples])
def test_politics_in_such_places_is_coded(text: str, parse: Callable[[str], Doc]) -> None:
    assert [each.type for each in events_of(text, parse) if each.type], text


def test_private_people_are_left_out_only_on_demand(parse: Callable[[str], Doc]) -> None:
    (before,) = [each for each in events_of(PRIVATE, parse) if each.type]
    assert before.type == "ASSAULT"
    (after,) = events_of(PRIVATE, parse, frozenset({"political_scope"}))
    assert after.type is None
    assert after.alternatives == ("ASSAULT",)
    assert after.rule == f"outside.private<{before.rule}"


def test_only_leading_mentions_stay_on_demand(parse: Callable[[str], Doc]) -> None:
    text = "The clerk slept, ate, sang, wept and told a friend that Chad attacked Niger."
    before = events_of(text, parse)
    after = events_of(text, parse, frozenset({"leading_mentions"}))
    assert len(after) < len(before)
    assert [each.type for each in after if each.type] == [each.type for each in before if each.type] == ["ASSAULT"]
    assert all(each.rank <= 2 for each in after if not each.type)
