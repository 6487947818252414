from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from onrecord.coding.reader import Reader
from onrecord.errors import UnknownLanguage
from onrecord.ingest.read_one import read_one
from onrecord.model.record import Failure
from onrecord.model.report import Report
from onrecord.text.span import Span

REPORT = Report(id="q1", text="The port is shut.")


class Stumbling:
    """A reader that raises."""

    def __init__(self, error: Exception | None) -> None:
        self.error = error

    def read(self, _report: Report) -> Span:
        if self.error is None:
            return Span(3, 1)
        raise self.error


def stumbling(error: Exception | None) -> Reader:
    return cast("Reader", Stumbling(error))


@pytest.mark.parametrize(
    ("error", "stage", "message"),
    [
        (UnknownLanguage("no rules for language 'xx'"), "language", "no rules for language 'xx'"),
        (KeyError("m3"), "ingest", "KeyError: 'm3' (ingest/read_one.py:"),
        (ValueError("two\nlines"), "ingest", "ValueError: two (ingest/read_one.py:"),
        (RecursionError(), "ingest", "RecursionError (ingest/read_one.py:"),
    ],
)
def test_an_error_becomes_a_failure(error: Exception, stage: str, message: str) -> None:
    failure = read_one(REPORT, stumbling(error))
    assert isinstance(failure, Failure)
    assert (failure.report, failure.stage) == ("q1", stage)
    assert failure.error.startswith(message)


def test_a_failure_names_the_floor_and_line_that_raised() -> None:
    failure = read_one(replace(REPORT, read_from="port.txt"), stumbling(None))
    assert isinstance(failure, Failure)
    assert (failure.report, failure.stage) == ("port.txt", "text")
    assert failure.error.startswith("ValueError: Span needs 0 <= start < end")
    assert "(text/span.py:" in failure.error


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "“",
        "...",
        "\u200f\u202e",
        "🙂" * 50,
        "word " * 4_000,
        "no stop and no end " * 600,
        "“‘\"'«»" * 30,
        "\tx\r\n" * 40,
    ],
    ids=["letter", "quote", "stops", "marks", "emoji", "words", "long", "quotes", "lines"],
)
def test_no_text_makes_a_step_raise(reader: Reader, text: str) -> None:
    assert not isinstance(read_one(Report(id="q2", text=text), reader), Failure)
