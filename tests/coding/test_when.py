"""When events happened, by the expressions around them. Published on Wednesday, 2024-05-15."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.coding.when import precision_of, when_of
from onrecord.language.engine import Engine
from onrecord.language.names import NoNames
from onrecord.model.event import EventMention
from onrecord.model.factuality import Commitment
from onrecord.model.reading import Reading
from onrecord.model.report import Report
from onrecord.model.time import When
from onrecord.reading.time_expressions.find import find_time_expressions

PUBLISHED = date(2024, 5, 15)
ASSERTED = Commitment(value="CT+", tense="past", basis="asserted")
WANTED = Commitment(value="Uu", tense="future", basis="wanted")


def read(text: str, engine: Engine, published: date | None = PUBLISHED) -> Reading:
    report = Report(id="test", text=text, published=published)
    doc = engine.parse(report, NoNames())
    return Reading(report=report, doc=doc, times=find_time_expressions(doc, published, "en"))


def event_at(word: str, reading: Reading) -> EventMention:
    token = next(each for each in reading.doc.tokens if each.text == word)
    sentence = reading.doc.sentences[reading.doc.sentence_of[token.i]]
    return EventMention(
        id="e1",
        token=token.i,
        trigger=token.span,
        extent=reading.doc.sentence_span(sentence),
        lemma=token.lemma,
        word_class="verb",
        passive=False,
        arguments=(),
    )


def when(text: str, word: str, engine: Engine, commitment: Commitment | None = ASSERTED) -> When | None:
    reading = read(text, engine)
    return when_of(event_at(word, reading), commitment, reading)


CASES = [
    ("Gunmen raided the camp on Sunday.", "raided", "2024-05-12", "2024-05-12", 1, "stated"),
    ("Gunmen launched an attack on Sunday.", "attack", "2024-05-12", "2024-05-12", 1, "stated"),
    ("The mayor condemned Sunday's raid.", "raid", "2024-05-12", "2024-05-12", 1, "stated"),
    ("The mayor condemned Sunday's raid.", "condemned", None, "2024-05-15", 3, "publication"),
    ("The dam broke last month.", "broke", "2024-04-01", "2024-04-30", 2, "stated"),
    ("The dam broke in 2019.", "broke", "2019-01-01", "2019-12-31", 3, "stated"),
    ("Gunmen seized the town on Monday, forcing its mayor out.", "forcing", "2024-05-13", "2024-05-13", 1, "anchored"),
    ("The guards fled on Monday. They left their guns behind.", "left", "2024-05-13", "2024-05-13", 1, "anchored"),
    ("The guards fled on Monday.\nThey left their guns behind.", "left", None, "2024-05-15", 3, "publication"),
    ("The mayor said on Monday that the dam had burst.", "burst", None, "2024-05-15", 3, "publication"),
    ("The dam burst this week.", "burst", "2024-05-13", "2024-05-15", 2, "stated"),
    ("The town has been besieged since Friday.", "besieged", "2024-05-10", "2024-05-15", 2, "stated"),
    ("The town was besieged until March.", "besieged", None, "2024-03-31", 3, "stated"),
    ("The mayor condemned the attack on Monday.", "attack", None, "2024-05-15", 3, "publication"),
    ("The army took the port in 1961. It held the port for decades.", "held", None, "2024-05-15", 3, "publication"),
    ("The fire began days after the vote.", "vote", None, "2024-05-15", 3, "publication"),
    ("The dam burst.", "burst", None, "2024-05-15", 3, "publication"),
]


@pytest.mark.parametrize(("text", "word", "earliest", "latest", "precision", "basis"), CASES)
def test_when_an_event_happened(
    text: str, word: str, earliest: str | None, latest: str, precision: int, basis: str, engine: Engine
) -> None:
    found = when(text, word, engine)
    assert found is not None
    days = (found.earliest and found.earliest.isoformat(), found.latest and found.latest.isoformat())
    assert (*days, found.precision, found.basis) == (earliest, latest, precision, basis)


def test_what_is_wanted_has_no_time(engine: Engine) -> None:
    assert when("They want to leave on Friday.", "leave", engine, WANTED) is None


def test_an_event_that_hours_count_from_stands_on_the_day_of_the_story(engine: Engine) -> None:
    text = "The port fell on Monday.\nHours before entering the port, the rebels cheered."
    entering, cheered = when(text, "entering", engine), when(text, "cheered", engine)
    assert entering == When(earliest=date(2024, 5, 13), latest=date(2024, 5, 13), precision=1, basis="anchored")
    assert cheered is not None
    assert (cheered.earliest, cheered.latest) == (date(2024, 5, 12), date(2024, 5, 13))


def test_without_publication_a_weekday_is_kept_unresolved(engine: Engine) -> None:
    reading = read("Gunmen raided the camp on Sunday.", engine, None)
    found = when_of(event_at("raided", reading), ASSERTED, reading)
    assert found == When(earliest=None, latest=None, precision=3, basis="stated", time=reading.times[0].id)
    bare = replace(reading, times=())
    assert when_of(event_at("raided", bare), ASSERTED, bare) == replace(found, basis="publication", time=None)


@pytest.mark.parametrize(
    ("earliest", "latest", "precision"),
    [("2024-05-01", "2024-05-01", 1), ("2024-05-01", "2024-05-07", 2), ("2024-05-01", "2024-07-01", 3)],
)
def test_precision(earliest: str, latest: str, precision: int) -> None:
    assert precision_of(date.fromisoformat(earliest), date.fromisoformat(latest)) == precision
