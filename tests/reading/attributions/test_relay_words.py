"""Relays by what they are: spokespersons, outlets in the sentence beside, relay clauses at the end; split cues."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.attribution import Attribution
from onrecord.model.doc import Doc
from onrecord.reading.attributions.find import find_attributions
from onrecord.reading.mentions import find_mentions
from onrecord.reading.quotations import find_quotations

Parse = Callable[[str], Doc]


def first_in(doc: Doc) -> Attribution:
    return find_attributions(doc, find_mentions(doc, "en"), find_quotations(doc), "en")[0]


@pytest.mark.parametrize(
    ("text", "principal"),
    [
        ("A spokesman for the Harbour Board said the quay had sunk.", "the Harbour Board"),
        ("The ministry's spokesman denied that shells were fired.", "The ministry"),
        ("Kremlin spokesman Ivan Orlov said the talks would go on.", "Kremlin"),
        ("Ivan Orlov, a spokesman for the Kremlin, said the talks had failed.", "the Kremlin"),
        ("A spokeswoman said the dam held.", None),
        ("The envoy of the union said the dam held.", None),
        ("A spokesman for the port likes the new ferry.", None),
    ],
)
def test_a_spokesperson_passes_on_the_words_of_the_principal(text: str, principal: str | None, parse: Parse) -> None:
    found = first_in(parse(text))
    assert (found.principal.of(text) if found.principal else None) == principal
    assert [each.span for each in found.relays] == ([found.source] if principal else [])


@pytest.mark.parametrize(
    ("text", "relay"),
    [
        ("The envoy said the quay had sunk. The envoy was speaking to Reuters.", "Reuters"),
        ("The officials said the quay had sunk. AFP had spoken to the officials on Monday.", "AFP"),
        ("The envoy said the quay had sunk. The mayor was speaking to Reuters.", None),
        ("The envoy said the quay had sunk. Rain fell. Nobody knew. The envoy spoke to Reuters.", None),
    ],
)
def test_an_outlet_in_the_sentence_beside_is_an_inferred_relay(text: str, relay: str | None, parse: Parse) -> None:
    found = first_in(parse(text))
    assert [(each.span.of(text), each.stated) for each in found.relays] == ([(relay, False)] if relay else [])


def test_a_relay_clause_at_the_end_is_not_what_was_said(parse: Parse) -> None:
    text = "The envoy said the quay had sunk, Reuters reported."
    found = first_in(parse(text))
    assert [each.of(text) for each in found.content] == ["the quay had sunk"]
    assert [each.span.of(text) for each in found.relays] == ["Reuters"]


@pytest.mark.parametrize(
    ("text", "parts", "content"),
    [
        ("The mayor ruled the plan out.", ["ruled", "out"], "the plan"),
        ("The mayor made it clear that the dam would shut.", [], "that the dam would shut"),
        ("The mayor ruled out the plan.", [], "the plan"),
    ],
)
def test_a_cue_is_split_where_its_object_stands_between(
    text: str, parts: list[str], content: str, parse: Parse
) -> None:
    found = first_in(parse(text))
    assert [each.of(text) for each in found.cue_spans] == parts
    assert [each.of(text) for each in found.content] == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Lund said she was “glad to go. It is late.”", "she was “glad to go. It is late.”"),
        ("Lund said that it leaked, and that the quay would sink.", "that it leaked, and that the quay would sink"),
        ("Lund said after the vote in May that it was void.", "that it was void"),
        ("The mayor praised the crew in an interview.", "the crew"),
        ("The mayor praised the crew of the ferry.", "the crew of the ferry"),
    ],
)
def test_where_contents_end(text: str, content: str, parse: Parse) -> None:
    assert [each.of(text) for each in first_in(parse(text)).content] == [content]


def test_the_author_of_a_claim_is_its_source(parse: Parse) -> None:
    text = "The author of the claim that the dam is unsafe spoke to us."
    found = first_in(parse(text))
    assert found.source is not None
    assert found.source.of(text) == "The author"
    assert [each.of(text) for each in found.content] == ["that the dam is unsafe"]
