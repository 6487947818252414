"""What comes through the door: a report, or the reason why it is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from onrecord.errors import UnreadableReport
from onrecord.intake.given import Given
from onrecord.model.record import Failure
from onrecord.model.report import Report

LARGEST = 20_000_000  # bytes of a text, a page or a line of JSON; a wire record is some ten times its report

Found = Report | Failure


def read_as(read: Callable[[bytes, Given], Report], data: bytes, name: str, given: Given) -> Found:
    """The report of ``data``, or the Failure that says why there is none; ``name`` is where it was read from."""
    try:
        return replace(read(data, given), read_from=name)
    except UnreadableReport as error:
        return failed(name, str(error))


def failed(name: str, error: str) -> Failure:
    """What could not be taken in, and why, in one line."""
    return Failure(report=name, stage="intake", error=error)
