"""Tables as CSV that is safe to open in a spreadsheet, and back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, BinaryIO

from onrecord.exports.table import Column, Table

# What makes a spreadsheet compute a cell, or its full-width twin; behind blanks too, and behind an apostrophe of the
# text's own, so that the one put in front can be told from it.
_FORMULA = re.compile("['\\s\xa0]*[=+\\-@\t\r\n＝＋－＠]")
_QUOTED = re.compile('[",\r\n]')
LISTED = "; "  # between the parts of a cell that holds several
_PARTS = re.compile(r"(?:\\.|[^\\;])+", re.DOTALL)


def write_csv(table: Table, file: BinaryIO) -> None:
    """A header and one line a row (RFC 4180, UTF-8, line ends LF); not known is empty, several are "a; b"."""
    file.write(_line(table.names))
    for row in table.rows:
        file.write(_line([cell(row[name]) for name in table.names]))


def cell(value: Any) -> str:
    """A value as a cell. Text that a spreadsheet would take for a formula gets an apostrophe in front."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (tuple, list)):
        return _safe(LISTED.join(_escaped(str(each)) for each in value))
    return _safe(value) if isinstance(value, str) else str(value)


def read_csv(columns: Sequence[Column], file: BinaryIO) -> list[dict[str, Any]]:
    """The rows of a CSV that ``write_csv`` made with these columns, as they were: an empty text comes back as None."""
    lines = csv.DictReader(io.TextIOWrapper(file, encoding="utf-8", newline=""), strict=True)
    return [{each.name: value_of(line[each.name], each) for each in columns} for line in lines]


def value_of(text: str, column: Column) -> Any:
    """What a cell says."""
    plain = _unsafe(text) if column.type in ("string", "list") else text
    if column.type == "list":
        return tuple(_unescaped(each, nth) for nth, each in enumerate(_PARTS.findall(plain)))
    return _READ[column.type](plain) if plain else None


_READ: Mapping[str, Callable[[str], Any]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": lambda text: text == "true",
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
}


def _line(cells: Sequence[str]) -> bytes:
    """Quoted here: the csv module leaves a lone carriage return unquoted where lines end with LF."""
    quoted = ('"' + each.replace('"', '""') + '"' if _QUOTED.search(each) else each for each in cells)
    return (",".join(quoted) + "\n").encode()


def _safe(text: str) -> str:
    return "'" + text if _FORMULA.match(text) else text


def _unsafe(text: str) -> str:
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text


def _escaped(part: str) -> str:
    return part.replace("\\", "\\\\").replace(";", "\\;")


def _unescaped(part: str, nth: int) -> str:
    return re.sub(r"\\(.)", r"\1", part[1:] if nth else part, flags=re.DOTALL)
