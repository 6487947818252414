"""Times in all the forms of news, each as a sentence of our own published on Thursday, 2024-05-02."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.coding.reader import Reader
from onrecord.language.engine import Engine
from onrecord.language.names import NoNames
from onrecord.model.report import Report
from onrecord.model.time import TimeExpression
from onrecord.reading.repairs import repair
from onrecord.reading.time_expressions.find import find_time_expressions

PUBLISHED = date(2024, 5, 2)

# (text, [(words, type, value, first day, last day)])
WRITTEN = [
    ("On 2024-03-15 the law passed.", [("2024-03-15", "DATE", "2024-03-15")]),
    ("On 15/03/2024 the law passed.", [("15/03/2024", "DATE", "2024-03-15")]),
    ("On 15.3.2024 the law passed.", [("15.3.2024", "DATE", "2024-03-15")]),
    ("On March 15th, 2024, the law passed.", [("March 15th, 2024", "DATE", "2024-03-15")]),
    ("On the 15th of March the law passed.", [("the 15th of March", "DATE", "2024-03-15")]),
    ("On Sept. 11, 2001, planes struck.", [("Sept. 11, 2001", "DATE", "2001-09-11")]),
    ("On Tuesday, 30 April, they met.", [("Tuesday, 30 April", "DATE", "2024-04-30")]),
    ("The March 2011 uprising was crushed.", [("March 2011", "DATE", "2011-03")]),
    ("The 1994 genocide is remembered.", [("1994", "DATE", "1994")]),
    ("In October last year he fled.", [("October last year", "DATE", "2023-10")]),
    ("On Christmas Eve a bomb went off.", [("Christmas Eve", "DATE", "2023-12-24")]),
    ("On New Year's Day 2022 the ferry sank.", [("New Year's Day 2022", "DATE", "2022-01-01")]),
]
WEEKDAYS = [
    ("On Monday the army withdrew.", [("Monday", "DATE", "2024-04-29")]),
    ("The army will withdraw on Monday.", [("Monday", "DATE", "2024-05-06")]),
    ("Next Tuesday they vote.", [("Next Tuesday", "DATE", "2024-05-07")]),
    ("Monday's attack killed two.", [("Monday", "DATE", "2024-04-29")]),
    ("Until Friday the border stays shut.", [("Friday", "DATE", "2024-05-03")]),
    ("Shots rang out early Sunday.", [("early Sunday", "DATE", "2024-04-28")]),
    ("They met late on Thursday night.", [("late on Thursday night", "TIME", "2024-05-02TNI")]),
    ("At dawn on Wednesday tanks rolled in.", [("dawn on Wednesday", "TIME", "2024-05-01TMO")]),
]
RELATIVE = [
    ("Today the court ruled.", [("Today", "DATE", "2024-05-02")]),
    ("Yesterday evening, protests flared.", [("Yesterday evening", "TIME", "2024-05-01TEV")]),
    ("Tomorrow morning the talks open.", [("Tomorrow morning", "TIME", "2024-05-03TMO")]),
    ("Overnight, shells fell on the port.", [("Overnight", "TIME", "2024-05-01TNI")]),
    ("Last week the army withdrew.", [("Last week", "DATE", "2024-W17")]),
    ("Three weeks ago a mine exploded.", [("Three weeks ago", "DATE", "2024-W15")]),
    ("Earlier this month a judge resigned.", [("Earlier this month", "DATE", "2024-05")]),
    ("This spring the harvest failed.", [("This spring", "DATE", "2024-SP")]),
    ("Last summer's drought killed cattle.", [("Last summer", "DATE", "2023-SU")]),
    (
        "On 3 March he fled. The following day, police came.",
        [("3 March", "DATE", "2024-03-03"), ("The following day", "DATE", "2024-03-04")],
    ),
    (
        "On 3 March he fled. The previous night he had packed.",
        [("3 March", "DATE", "2024-03-03"), ("The previous night", "TIME", "2024-03-02TNI")],
    ),
    ("The 7 October attack changed everything.", [("7 October", "DATE", "2023-10-07")]),
    ("The 5 November election will be close.", [("5 November", "DATE", "2024-11-05")]),
]
LENGTHS = [
    ("For three days the city burned.", [("three days", "DURATION", "P3D")]),
    ("The 48-hour truce began.", [("48-hour", "DURATION", "PT48H")]),
    ("The two-year siege ended.", [("two-year", "DURATION", "P2Y")]),
    ("Half an hour later the roof fell in.", [("Half an hour", "DURATION", "PT30M")]),
    ("Over the past 24 hours, 12 people died.", [("the past 24 hours", "DURATION", "PT24H")]),
    ("He served from 1999 to 2003.", [("1999", "DATE", "1999"), ("2003", "DATE", "2003")]),
    (
        "Between January and March 2023 prices fell.",
        [("January", "DATE", "2023-01"), ("March 2023", "DATE", "2023-03")],
    ),
    (
        "From 28 November to 3 January 2022 the siege went on.",
        [("28 November", "DATE", "2021-11-28"), ("3 January 2022", "DATE", "2022-01-03")],
    ),
    ("In the 2003-2011 war many died.", [("2003-2011", "DURATION", "P8Y")]),
]
SETS = [
    ("Talks are held every Monday.", [("every Monday", "SET", "XXXX-WXX-1")]),
    ("The council meets twice a week.", [("twice a week", "SET", "P1W")]),
    ("The monthly report is due.", [("monthly", "SET", "P1M")]),
    ("Daily protests continued.", [("Daily", "SET", "P1D")]),
    ("They meet at weekends.", [("weekends", "SET", "XXXX-WXX-WE")]),
]
FISCAL_AND_VAGUE = [
    ("The budget for fiscal year 2025 was passed.", [("fiscal year 2025", "DATE", "FY2025")]),
    ("Growth slowed in FY2022-23.", [("FY2022-23", "DATE", "FY2023")]),
    ("Prices rose in Q3 2023.", [("Q3 2023", "DATE", "2023-Q3")]),
    ("Prices fell in the first half of 2022.", [("the first half of 2022", "DATE", "2022-H1")]),
    ("It was built in the late 1990s.", [("the late 1990s", "DATE", "199")]),
    ("In the '90s he left.", [("the '90s", "DATE", "199")]),
    ("In the early 20th century the town was rich.", [("the early 20th century", "DATE", "19")]),
    ("Fighting has gone on in recent weeks.", [("recent weeks", "DATE", "PAST_REF")]),
    ("In the coming days more will follow.", [("the coming days", "DATE", "FUTURE_REF")]),
    ("By the end of the year it will be done.", [("the end of the year", "DATE", "2024")]),
]
CLOCKS = [
    ("The truce began at 06:00 GMT on Tuesday.", [("06:00 GMT on Tuesday", "TIME", "2024-04-30T06:00Z")]),
    (
        "The raid came at 0430 EST on 12 April.",
        [("0430 EST", "TIME", "2024-04-12T04:30-05:00"), ("12 April", "DATE", "2024-04-12")],
    ),
    (
        "The blast hit at 2:15 pm local time on Friday.",
        [("2:15 pm local time", "TIME", "2024-04-26T14:15"), ("Friday", "DATE", "2024-04-26")],
    ),
    ("Around noon, a shell landed.", [("noon", "TIME", "2024-05-02T12:00")]),
]
NO_TIMES: list[tuple[str, list[tuple[str, str, str]]]] = [
    ("The council adopted Resolution 2254 in a vote.", []),
    ("Under Resolution 2118 the arms were destroyed.", []),
    ("The vote was 52-48.", []),
    ("Arsenal won 2-1.", []),
    ("He lives at 1984 Maple Street.", []),
    ("Flight 1990 crashed near the coast.", []),
    ("Some 2015 people died.", []),
    ("Some 2,015 people died.", []),
    ("The Boeing 737 stood at Gate 2020.", []),
    ("The M-16 and the AK-47 were found.", []),
    ("They may march on the capital.", []),
    ("We sat down with the second man.", []),
]  # fmt: skip
TABLE = [*WRITTEN, *WEEKDAYS, *RELATIVE, *LENGTHS, *SETS, *FISCAL_AND_VAGUE, *CLOCKS, *NO_TIMES]
TIMEX3 = re.compile(
    r"(PAST|PRESENT|FUTURE)_REF|FY\d{4}|P(X|\d+(\.\d+)?)(D|W|M|Q|Y|DE|CE)|PT(X|\d+(\.\d+)?)[HMS]"
    r"|[\dX]{2,4}|[\dX]{4}-(Q[\dX]|H\d|SP|SU|FA|WI)|[\dX]{4}-[\dX]{2}"
    r"|([\dX]{4}-[\dX]{2}-[\dX]{2}|[\dX]{4}-W[\dX]{2}(-[\dX]|-WE)?)(T(MO|AF|EV|NI|\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?))?"
)


def times_in(text: str, engine: Engine) -> tuple[TimeExpression, ...]:
    report = Report(id="t", text=text, published=PUBLISHED)
    return find_time_expressions(repair(engine.parse(report, NoNames()), "en"), PUBLISHED, "en")


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_times_of_news(text: str, expected: list[tuple[str, str, str]], engine: Engine) -> None:
    found = times_in(text, engine)
    assert [(each.span.of(text), each.type, each.value) for each in found] == expected
    assert all(TIMEX3.fullmatch(each.value) for each in found)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Fighting has gone on in recent weeks.", "recent weeks", date(2024, 3, 21), PUBLISHED),
        ("It was built in the late 1990s.", "the late 1990s", date(1995, 1, 1), date(1999, 12, 31)),
        ("Overnight, shells fell on the port.", "Overnight", date(2024, 5, 1), PUBLISHED),
        ("They met late on Thursday night.", "late on Thursday night", PUBLISHED, date(2024, 5, 3)),
        ("Earlier this month a judge resigned.", "Earlier this month", date(2024, 5, 1), PUBLISHED),
    ],
)
def test_the_days_of_vague_times(text: str, words: str, first: date, last: date, engine: Engine) -> None:
    (found,) = [each for each in times_in(text, engine) if each.span.of(text) == words]
    assert (found.earliest, found.latest) == (first, last)


PHRASES = st.sampled_from([words for _, times in TABLE for words, _, _ in times])
FRAMES = st.sampled_from(
    ["The bridge fell {}.", "{}, the bridge fell.", "It will fall {} or {}.", "From {} to {} it fell."]
)


@settings(max_examples=60, deadline=None)
@given(frame=FRAMES, phrases=st.tuples(PHRASES, PHRASES), published=st.dates(date(1990, 1, 1), date(2040, 12, 31)))
def test_every_value_is_a_timex3_on_any_day(
    frame: str, phrases: tuple[str, str], published: date, engine: Engine
) -> None:
    text = frame.format(*phrases)
    report = Report(id="t", text=text, published=published)
    for each in find_time_expressions(engine.parse(report, NoNames()), published, "en"):
        assert TIMEX3.fullmatch(each.value), (text, each.value)
        assert each.earliest is None or each.latest is None or each.earliest <= each.latest


def test_hours_before_an_event_are_anchored_to_it(reader: Reader) -> None:
    text = "On Sunday the rebels took the airport, hours before seizing the capital."
    record = reader.read(Report(id="t", text=text, published=PUBLISHED))
    seized = next(each for each in record.events if each.trigger.of(text).startswith("seiz"))
    assert seized.when is not None
    assert (seized.when.latest, seized.when.basis, seized.when.precision) == (date(2024, 4, 28), "anchored", 1)
