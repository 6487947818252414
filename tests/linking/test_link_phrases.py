"""Whom the words for a source mean: somebody of a body, the body that a spokeswoman speaks for, what "it" takes up."""

from __future__ import annotations

import pytest

from onrecord.linking.page import Page
from onrecord.linking.phrases import are_some, body_of, cited_in, taken_up
from onrecord.linking.triggers import families_of
from onrecord.linking.words import load_vocabulary
from onrecord.model.actor import Entity
from onrecord.model.mention import EntityType, Level, Mention
from onrecord.model.record import Coder, Record
from onrecord.model.report import Report
from onrecord.text.span import Span


def record_of(text: str, *named: tuple[str, EntityType]) -> Record:
    """A record whose entities have the phrases as names and are mentioned where these stand first."""
    entities = tuple(Entity(id=f"n{n}", name=name, entity_type=kind) for n, (name, kind) in enumerate(named))
    level: Level = "NAM"
    mentions = tuple(
        Mention(
            id=f"m{n}", span=Span(text.index(name), text.index(name) + len(name)), entity_type=kind, level=level,
            entity=f"n{n}",
        )
        for n, (name, kind) in enumerate(named)
    )  # fmt: skip
    report = Report(id="r1", text=text)
    return Record(
        report=report,
        coder=Coder(version="0", engine="", codebook="", rules="", world=""),
        entities=entities,
        mentions=mentions,
    )


@pytest.mark.parametrize(
    ("phrase", "some"),
    [("two officers", True), ("a source in the ministry", True), ("the ministry", False), ("9 men", True), ("", False)],
)
def test_some_of_a_body(phrase: str, some: bool) -> None:
    assert are_some(phrase) is some


@pytest.mark.parametrize(
    ("text", "phrase", "person", "body"),
    [
        ("The health ministry sent tents, ministry spokeswoman Anu Saar said.", "ministry spokeswoman Anu Saar",
         "Anu Saar", "health ministry"),
        ("Tide Watch's director, Oru Eru, counted nine.", "Tide Watch's director, Oru Eru", "Oru Eru", "Tide Watch"),
        ("The health ministry sent tents, mayor Anu Saar said.", "mayor Anu Saar", "Anu Saar", None),
    ],
)  # fmt: skip
def test_the_body_that_somebody_speaks_for(text: str, phrase: str, person: str, body: str | None) -> None:
    others: list[tuple[str, EntityType]] = [(each, "ORG") for each in ("health ministry", "Tide Watch") if each in text]
    record = record_of(text, (person, "PER"), *others)
    start = text.index(phrase)
    found = body_of(record, record.entities[0], phrase, Span(start, start + len(phrase)))
    assert (found.name if found else None) == body


@pytest.mark.parametrize(
    ("text", "read_as", "meant"),
    [
        ("The guild rejected what Tide Watch told: nobody had fired, it said.", "Tide Watch", "The guild"),
        ("The guild left Xala at night, and later it said so.", "Xala", "The guild"),
        ("On Monday Tide Watch met The guild, and it said so.", "Tide Watch", None),
    ],
)
def test_what_it_takes_up(text: str, read_as: str, meant: str | None) -> None:
    kinds: dict[str, EntityType] = {"The guild": "ORG", "Tide Watch": "ORG", "Xala": "GPE"}
    record = record_of(text, *((name, kind) for name, kind in kinds.items() if name in text))
    read = next(each for each in record.entities if each.name == read_as)
    at = text.index(" it said") + 1
    found = taken_up(record, read, Span(at, at + 2), Span(0, len(text)))
    assert (found.name if found else None) == meant


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Harbour Wire, which quoted a ranger", "a ranger"),
        ("Harbour Wire, which opened a ranger", None),
        ("Harbour Wire, which cited how a ranger saw it", None),
    ],
)
def test_whom_an_outlet_cites_in_a_clause(text: str, cited: str | None) -> None:
    record = record_of(text, ("Harbour Wire", "ORG"), ("a ranger", "PER"))
    found = cited_in(record, Span(0, len(text)))
    assert (found[1].of(text) if found else None) == cited


@pytest.mark.parametrize(("name", "top"), [("TOLMIN", True), ("Xala", False)])
def test_where_a_report_was_filed(name: str, top: bool) -> None:
    record = record_of("TOLMIN, May 3 (Harbour Wire) — Guards left Xala.", ("TOLMIN", "GPE"), ("Xala", "GPE"))
    page = Page(record, load_vocabulary())
    mention = next(each.id for each in record.mentions if each.span.of(record.report.text) == name)
    assert page.is_in_dateline(mention) is top


def test_a_trigger_with_two_acts_tells_of_both() -> None:
    record = record_of("He was killed in an air strike.")
    assert {"kill", "air_strike"} <= set(families_of(Page(record, load_vocabulary()), Span(7, 30)))
