from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta, timezone
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.hand_made import CODER, capture, example

from onrecord.errors import BadRecord
from onrecord.model.actor import Entity, Role
from onrecord.model.condition import Condition, DayRange
from onrecord.model.mention import Mention
from onrecord.model.record import Record
from onrecord.model.report import Report
from onrecord.model.time import TimeExpression
from onrecord.text.span import Span
from onrecord.wire.decode import from_wire
from onrecord.wire.encode import Json, to_wire
from onrecord.wire.lines import encode_line
from onrecord.wire.schema import FILE, schema_text, wire_schema
from onrecord.wire.versions import CHANGES, WIRE_VERSION

RECORDS = [
    example(),
    capture("r2", "Delta Post", date(2024, 12, 1)),
    capture("r3", "Delta Post", date(2024, 12, 1), status="denied"),
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda each: each.report.id)
def test_record_comes_back_as_it_went(record: Record) -> None:
    assert to_wire(from_wire(to_wire(record))) == to_wire(record)
    assert encode_line(from_wire(encode_line(record))) == encode_line(record)
    assert json.loads(encode_line(record)) == to_wire(record)
    assert b"\n" not in encode_line(record)


@pytest.mark.parametrize("record", RECORDS, ids=lambda each: each.report.id)
def test_record_meets_the_schema(record: Record) -> None:
    jsonschema.Draft202012Validator(wire_schema()).validate(to_wire(record))


def test_schema_file_is_that_of_the_types() -> None:
    assert FILE.read_text(encoding="utf-8") == schema_text()
    jsonschema.Draft202012Validator.check_schema(wire_schema())


def test_every_wire_version_tells_what_changed() -> None:
    assert list(CHANGES) == list(range(1, WIRE_VERSION + 1))


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=60)
days = st.none() | st.dates()
zones = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
published = st.none() | st.dates() | st.datetimes(timezones=zones)


@st.composite
def records(draw: st.DrawFn) -> Record:
    text = draw(texts)

    def spans() -> Span:
        start = draw(st.integers(0, len(text) - 1))
        return Span(start, draw(st.integers(start + 1, len(text))))

    entities = tuple(
        Entity(
            id=f"n{n}",
            name=draw(texts),
            entity_type=draw(st.sampled_from(["PER", "ORG", "GPE", "LOC", "FAC", "GRP"])),
            wikidata=draw(st.none() | st.just("Q7")),
            roles=tuple(
                Role(country=c, code="GOV", since=draw(days), until=draw(days))
                for c in draw(st.sampled_from([(), ("SYR",), (None, "UNO")]))
            ),
        )
        for n in range(draw(st.integers(0, 3)))
    )
    names = [None, *(each.id for each in entities)]
    base = example()
    return Record(
        report=Report(
            id="r",
            text=text,
            outlet=draw(st.none() | texts),
            url=None,
            title=draw(st.none() | texts),
            published=draw(published),
        ),
        coder=CODER,
        entities=entities,
        mentions=tuple(
            Mention(id=f"m{n}", span=spans(), entity_type="PER", level="NAM", entity=draw(st.sampled_from(names)))
            for n in range(draw(st.integers(0, 4)))
        ),
        times=tuple(
            TimeExpression(
                id=f"t{n}",
                span=spans(),
                type="DATE",
                value=draw(texts),
                mod=draw(st.none() | texts),
                earliest=draw(days),
                latest=draw(days),
            )
            for n in range(draw(st.integers(0, 3)))
        ),
        conditions=tuple(
            _moved(each, spans(), draw(days), entities[0].id) for each in (base.conditions if entities else ())
        ),
    )


def _moved(condition: Condition, span: Span, day: date | None, subject: str) -> Condition:
    return replace(
        condition, subject=subject, object=subject, evidence=(span,), since=DayRange(day, None), from_event=None
    )


@given(records())
@settings(max_examples=60, deadline=None)
def test_any_record_comes_back_as_it_went(record: Record) -> None:
    wire = to_wire(record)
    assert to_wire(from_wire(wire)) == wire
    assert from_wire(encode_line(record)) == from_wire(wire)


def _changed(path: list[str | int], value: Any) -> Json:
    wire: Any = json.loads(encode_line(example()))
    inside = wire
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    return dict(wire)


WRONG = [
    pytest.param(["surprise"], 1, "unknown field `surprise`", id="unknown field"),
    pytest.param(["events", 0, "colour"], "red", "$.events[0]", id="unknown field of an event"),
    pytest.param(["events", 0, "rank"], "first", "$.events[0].rank", id="wrong type"),
    pytest.param(["events", 0, "confidence"], 1.5, "$.events[0].confidence", id="above 1"),
    pytest.param(["mentions", 1, "text"], "Sarmada", "`$.mentions[1]`", id="span says other words"),
    pytest.param(["mentions", 1, "end"], 9_000, "`$.mentions[1]`", id="span beyond the text"),
    pytest.param(["mentions", 1, "start"], -1, "$.mentions[1].start", id="negative offset"),
    pytest.param(["events", 0, "trigger", "end"], 0, "`$.events[0].trigger`", id="empty span"),
    pytest.param(["mentions", 0, "entity"], "n99", "`$.mentions[0].entity`", id="no such entity"),
    pytest.param(["events", 1, "attribution"], "a9", "`$.events[1].attribution`", id="no such attribution"),
    pytest.param(["events", 0, "place"], "m99", "`$.events[0].place`", id="no such mention"),
    pytest.param(["events", 1, "factuality", 3, "by"], 7, "`$.events[1].factuality[3].by`", id="no such step"),
    pytest.param(["conditions", 0, "subject"], "n99", "`$.conditions[0].subject`", id="no such subject"),
    pytest.param(["mentions", 1, "id"], "m1", "`$.mentions[1].id`", id="id given twice"),
    pytest.param(["report", "published"], "yesterday", "`$.report.published`", id="no date"),
    pytest.param(["report", "published"], "2024-12-08T10:00:00", "`$.report.published`", id="time without a zone"),
    pytest.param(
        ["attributions", 0, "chain", 0, "role"], "messenger", "$.attributions[0].chain[0].role", id="unknown role"
    ),
]


@pytest.mark.parametrize(("path", "value", "told"), WRONG)
def test_bad_record_is_refused_with_the_path(path: list[str | int], value: Any, told: str) -> None:
    with pytest.raises(BadRecord) as error:
        from_wire(_changed(path, value))
    assert told in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"nonsense", b'{"report"', b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_record_is_refused(data: bytes) -> None:
    with pytest.raises(BadRecord):
        from_wire(data)
