"""Plain text becomes a report."""

from __future__ import annotations

from onrecord.intake.decode import decode
from onrecord.intake.given import Given, make_report
from onrecord.model.report import Report


def read_plain(data: bytes, given: Given) -> Report:
    """The report of a text file, its text as it stands there. Raises UnreadableReport."""
    return make_report(decode(data, given.charset), given)
