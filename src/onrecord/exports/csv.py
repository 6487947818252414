"""Rows as CSV that is safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import Any, BinaryIO

from onrecord.query.rows import Rows

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # what makes a spreadsheet compute a cell, or its full-width twin
LISTED = "; "  # between the parts of a cell that holds several


def write_csv(rows: Rows[Any], file: BinaryIO) -> None:
    """A header and one line a row (RFC 4180, UTF-8, line ends LF); not known is empty, several are "a; b"."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(rows.columns)
    lines.writerows([cell(value) for value in row.values()] for row in rows.dicts())
    text.flush()
    text.detach()


def cell(value: Any) -> str:
    """A value as a cell. Text that a spreadsheet would take for a formula gets an apostrophe in front."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return _safe(LISTED.join(map(str, value)))
    return _safe(value) if isinstance(value, str) else str(value)


def _safe(text: str) -> str:
    return "'" + text if text.lstrip(" \xa0").startswith(_FORMULA) else text
