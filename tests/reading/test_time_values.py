"""What holds for every time expression, whatever the words."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import BadData
from onrecord.model.doc import Doc, Sentence, Token
from onrecord.model.time import TimeExpression
from onrecord.reading.time_expressions.calendar import moved, unit_of, weekday_from, year_of
from onrecord.reading.time_expressions.find import find_time_expressions
from onrecord.reading.time_expressions.intervals import days_of
from onrecord.reading.time_expressions.patterns import variants_of
from onrecord.reading.time_expressions.rules import load_time_rules
from onrecord.text.span import Span

PUBLISHED = date(2024, 5, 15)
TIMEX3 = re.compile(
    r"[\dX]{2,4}|[\dX]{4}-[\dX]{2}|[\dX]{4}-[\dX]{2}-[\dX]{2}"
    r"|[\dX]{4}-W[\dX]{2}(-WE|-\d)?(T(MO|AF|EV|NI))?|[\dX]{4}-(Q[\dX]|H\d|SP|SU|FA|WI)"
    r"|[\dX]{4}-[\dX]{2}-[\dX]{2}T((MO|AF|EV|NI)|\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)"
    r"|XXXX-WXX-\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?"
    r"|P(X|\d+(\.\d+)?)(D|W|M|Q|Y|DE|CE)|PT(X|\d+(\.\d+)?)[HMS]|FY\d{4}|(PAST|PRESENT|FUTURE)_REF"
)
RULES = load_time_rules("en")
WORDS = sorted({word for words in RULES.classes.values() for word in words})
FIGURES = [
    "0",
    "3",
    "31",
    "99",
    "1999",
    "2024",
    "2254",
    "3,000",
    "2.5",
    "21st",
    "90s",
    "14:30",
    "2024-02-31",
    "7/31/24",
]
PIECES = st.sampled_from([*WORDS, *map(str.capitalize, WORDS), *FIGURES, *"()'-,.", "the", "of", "ago", "Tank"])


def flat(text: str) -> Doc:
    """A text as one sentence of words without a tree."""
    pieces = re.finditer(r"\w+|[^\w\s]", text)
    tokens = tuple(
        Token(i, each.group(), each.start(), each.end(), each.group().lower(), "NOUN", "NN", "ROOT", i, "")
        for i, each in enumerate(pieces)
    )
    if not tokens:
        return Doc(text, (), (), ())
    whole = Span(tokens[0].start, tokens[-1].end)
    return Doc(text, (whole,), (Sentence(0, len(tokens), 0),), tokens)


def check(times: tuple[TimeExpression, ...], text: str) -> None:
    last = 0
    for time in times:
        assert last <= time.span.start < time.span.end <= len(text)
        assert TIMEX3.fullmatch(time.value), (time.span.of(text), time.value, time.rule)
        assert (time.earliest is None) == (time.latest is None)
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest
        last = time.span.end


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=12), st.sampled_from([PUBLISHED, None, date(1, 1, 2), date(9999, 12, 30)]))
def test_any_words_give_valid_values(pieces: list[str], published: date | None) -> None:
    text = " ".join(pieces)
    check(find_time_expressions(flat(text), published, "en"), text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    check(find_time_expressions(flat(text), PUBLISHED, "en"), text)


def test_without_publication_relative_times_stay_open(parse: Callable[[str], Doc]) -> None:
    text = "He left on Sunday, came back last week, and leaves tomorrow. In 2011 he was ill, in May he was well."
    found = find_time_expressions(parse(text), None, "en")
    assert [each.value for each in found] == ["XXXX-WXX-7", "XXXX-WXX", "XXXX-XX-XX", "2011", "XXXX-05"]
    assert [each.earliest for each in found] == [None, None, None, date(2011, 1, 1), None]


def test_recent_weeks_are_an_interval(parse: Callable[[str], Doc]) -> None:
    (found,) = find_time_expressions(parse("Fighting spread in recent weeks."), PUBLISHED, "en")
    assert (found.value, found.earliest, found.latest) == ("PAST_REF", PUBLISHED - timedelta(weeks=6), PUBLISHED)


def test_hours_before_an_event_are_anchored_to_it(parse: Callable[[str], Doc]) -> None:
    doc = parse("The port fell on Sunday. Hours before entering the port, the rebels cheered.")
    sunday, hours = find_time_expressions(doc, PUBLISHED, "en")
    assert hours.value == "PTXH"
    assert hours.anchor is not None
    assert doc.tokens[hours.anchor].text == "entering"
    assert sunday.earliest == date(2024, 5, 12)
    assert (hours.earliest, hours.latest) == (date(2024, 5, 11), date(2024, 5, 12))


def test_a_weekday_published_on_that_day_is_that_day(parse: Callable[[str], Doc]) -> None:
    doc = parse("Gunmen took the bridge on Sunday.")
    assert find_time_expressions(doc, date(2024, 5, 12), "en")[0].value == "2024-05-12"
    assert find_time_expressions(doc, date(2024, 5, 13), "en")[0].value == "2024-05-12"


@pytest.mark.parametrize(
    ("value", "mod", "first", "last"),
    [
        ("2024", None, "2024-01-01", "2024-12-31"),
        ("2024", "START", "2024-01-01", "2024-07-01"),
        ("2024-02", None, "2024-02-01", "2024-02-29"),
        ("2024-W01", None, "2024-01-01", "2024-01-07"),
        ("2024-W20-WE", None, "2024-05-18", "2024-05-19"),
        ("2024-Q4", None, "2024-10-01", "2024-12-31"),
        ("2023-WI", None, "2023-12-01", "2024-02-29"),
        ("198", None, "1980-01-01", "1989-12-31"),
        ("19", None, "1900-01-01", "1999-12-31"),
        ("2024-05-15TNI", None, "2024-05-15", "2024-05-16"),
    ],
)
def test_days_of_a_value(value: str, mod: str | None, first: str, last: str) -> None:
    assert days_of(value, mod) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", ["2024-02-30", "PAST_REF", "P3D", "XXXX-WXX-7", "2024-W60", ""])
def test_values_without_days(value: str) -> None:
    assert days_of(value) is None


def test_calendar() -> None:
    assert moved(date(2024, 3, 31), "M", -1) == date(2024, 2, 29)
    assert moved(PUBLISHED, "W", 2) == date(2024, 5, 29)
    assert [unit_of(PUBLISHED, unit) for unit in ("D", "W", "M", "Q", "Y", "DE")] == [
        "2024-05-15", "2024-W20", "2024-05", "2024-Q2", "2024", "202",
    ]  # fmt: skip
    assert weekday_from(PUBLISHED, 3, "past") == weekday_from(PUBLISHED, 3, "future") == PUBLISHED
    assert weekday_from(PUBLISHED, 4, "past") == date(2024, 5, 9)
    assert [year_of(PUBLISHED, 12, 20, each) for each in ("past", "future", "open")] == [2023, 2024, 2023]
    assert [year_of(PUBLISHED, 7, None, each) for each in ("past", "future", "open")] == [2023, 2024, 2023]


def test_patterns_with_what_may_be_missing() -> None:
    assert sorted(variants_of("[the [very]] end|close of")) == [
        ("end|close", "of"),
        ("the", "end|close", "of"),
        ("the", "very", "end|close", "of"),
    ]


@pytest.mark.parametrize("pattern", ["[the", "the]", "[the]", "the ]["])
def test_bad_patterns_are_refused(pattern: str) -> None:
    with pytest.raises(BadData):
        list(variants_of(pattern))


def test_a_long_paragraph_takes_time_in_proportion() -> None:
    text = "early on Monday , 3 May and " * 2000
    found = find_time_expressions(flat(text), PUBLISHED, "en")
    assert len(found) == 2000
