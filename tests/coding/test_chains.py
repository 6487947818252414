"""Chains: publisher, relays, speaker, holders."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.coding.chains import NO_OUTLET, NOBODY_NAMED, chain_of
from onrecord.coding.identities import Identities
from onrecord.coding.reader import Reader
from onrecord.model.attribution import Attribution
from onrecord.model.doc import Doc
from onrecord.model.reading import Reading
from onrecord.model.report import Report
from onrecord.reading.attributions.find import find_attributions
from onrecord.reading.quotations import find_quotations

Parse = Callable[[str], Doc]
NOBODY = Identities((), {})


def read(text: str, parse: Parse, outlet: str | None = None) -> Reading:
    doc = parse(text)
    quotations = find_quotations(doc)
    return Reading(
        report=Report(id="r", text=text, outlet=outlet),
        doc=doc,
        quotations=quotations,
        attributions=find_attributions(doc, (), quotations, "en"),
    )


def chain(reading: Reading, attribution: Attribution) -> list[tuple[str, str, bool]]:
    return [(each.role, each.name, each.stated) for each in chain_of(attribution, reading, NOBODY).steps]


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        (
            "The harbour master said the quay had sunk.",
            0,
            [("speaker", "The harbour master", True)],
        ),
        (
            "The quay has sunk, Reuters reported.",
            0,
            [("speaker", "Reuters", True)],
        ),
        (
            "“The quay has sunk,” the harbour master said, Reuters reported.",
            0,
            [("relay", "Reuters", True), ("speaker", "the harbour master", True)],
        ),
        (
            "The harbour master said the quay had sunk, according to Reuters.",
            0,
            [("relay", "Reuters", True), ("speaker", "The harbour master", True)],
        ),
        (
            "“The quay has sunk,” AFP cited a local newspaper's source.",
            0,
            [
                ("relay", "AFP", True),
                ("relay", "a local newspaper", True),
                ("speaker", "a local newspaper's source", True),
            ],
        ),
        (
            "The quay has sunk, Reuters reported, citing a local diver.",
            0,
            [("relay", "Reuters", True), ("speaker", "a local diver", True)],
        ),
        (
            "State television quoted the harbour master as saying that the quay had sunk.",
            0,
            [("relay", "State television", True), ("speaker", "the harbour master", True)],
        ),
        (
            "The harbour master told Reuters that the quay had sunk.",
            0,
            [("relay", "Reuters", True), ("speaker", "The harbour master", True)],
        ),
        (
            "Reuters, citing two officials, said the quay had sunk.",
            0,
            [("relay", "Reuters", True), ("speaker", "two officials", True)],
        ),
        (
            "“The quay has sunk,” the harbour master said in an interview with AFP.",
            0,
            [("relay", "AFP", True), ("speaker", "the harbour master", True)],
        ),
        (
            "“The quay has sunk,” the harbour master said in an interview with AFP, Reuters reported.",
            0,
            [("relay", "Reuters", True), ("relay", "AFP", True), ("speaker", "the harbour master", True)],
        ),
        (
            "The quay has sunk, a person familiar with the matter told Reuters.",
            0,
            [("relay", "Reuters", True), ("speaker", "a person familiar with the matter", True)],
        ),
    ],
)  # fmt: skip
def test_relay_is_told_from_speaker(text: str, place: int, expected: list[tuple[str, str, bool]], parse: Parse) -> None:
    reading = read(text, parse)
    assert chain(reading, reading.attributions[place]) == [("publisher", NO_OUTLET, False), *expected]


def test_nested_source_is_a_holder(parse: Parse) -> None:
    reading = read("The envoy said that the farmers had promised to leave.", parse)
    inner = next(each for each in reading.attributions if each.nested_in is not None)
    assert [(role, name) for role, name, _ in chain(reading, inner)] == [
        ("publisher", NO_OUTLET),
        ("speaker", "The envoy"),
        ("holder", "the farmers"),
    ]


def test_relay_carries_over_to_the_same_speaker(parse: Parse) -> None:
    text = "“The quay has sunk,” the harbour master said, Reuters reported. The harbour master added that none died."
    reading = read(text, parse)
    last = chain(reading, reading.attributions[-1])
    assert last[1:] == [("relay", "Reuters", False), ("speaker", "The harbour master", True)]


def test_chain_goes_down_to_the_innermost_holder(parse: Parse) -> None:
    reading = read("The envoy said the general had told him that the farmers believe the dam will break.", parse)
    names = [(role, name) for role, name, _ in chain(reading, reading.attributions[-1])]
    assert names[1:] == [("speaker", "The envoy"), ("holder", "the general"), ("holder", "the farmers")]


def test_publisher_is_no_relay_of_itself(parse: Parse) -> None:
    reading = read("The harbour master told Reuters that the quay had sunk.", parse, outlet="Reuters")
    assert [role for role, _, _ in chain(reading, reading.attributions[0])] == ["publisher", "speaker"]


def test_unnamed_source_is_not_stated(parse: Parse) -> None:
    reading = read("It was reported that the quay had sunk.", parse)
    assert chain(reading, reading.attributions[0])[-1] == ("speaker", NOBODY_NAMED, False)


def test_holder_of_a_scare_quote_is_inferred(parse: Parse) -> None:
    reading = read("Norland has expelled the envoy out of ‘deep moral considerations’.", parse)
    assert chain(reading, reading.attributions[0])[-1] == ("speaker", "Norland", False)


def test_circle_of_nesting_ends() -> None:
    text = "x said y"
    one = Attribution(
        id="a1", source=None, cue=None, content=(), quoting="indirect", illocution="assertive", stance="CT+", rule="t",
        nested_in="a1",
    )  # fmt: skip
    reading = Reading(report=Report(id="r", text=text), doc=Doc(text, (), (), ()), attributions=(one,))
    assert len(chain_of(one, reading, NOBODY).steps) == 2


@pytest.mark.parametrize(
    ("text", "speaker", "anonymous"),
    [
        ("The ferry will sail, a senior official who spoke on condition of anonymity said.", "a senior official", True),
        ("Two harbour pilots said the quay had sunk.", "Two harbour pilots", True),
        ("It was reported that the quay had sunk.", NOBODY_NAMED, True),
        ("Ann Lund, a pilot, spoke on Monday. The pilot said that the quay had sunk.", "Ann Lund", False),
        ("The transport ministry said the quay had sunk.", "The transport ministry", False),
    ],
)
def test_a_source_that_is_not_named_is_told_so(reader: Reader, text: str, speaker: str, anonymous: bool) -> None:
    record = reader.read(Report(id="r", text=text))
    steps = [step for each in record.chains.values() for step in each.steps if step.role == "speaker"]
    assert {step.anonymous for step in steps if step.name == speaker} == {anonymous}
