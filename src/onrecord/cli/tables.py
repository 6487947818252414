"""Rows in the terminal. Colour has a meaning: green asserted, yellow claimed, red denied, magenta disputed."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.cli.draw import say
from onrecord.cli.filters import To
from onrecord.errors import BadQuery
from onrecord.exports.formats import export
from onrecord.query.rows import Rows

COLOURS = {"asserted": "green", "claimed": "yellow", "denied": "red", "disputed": "magenta"}
WIDE = 200  # columns of a table that goes to a file or a pipe

# Characters of a report that would steer the terminal or turn the direction of writing around.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")

Cell = Callable[[Any], Text]


def plain(text: str) -> str:
    """Text of a report that is safe to print, on one line."""
    return _STEERING.sub("\ufffd", text.replace("\n", " ").replace("\t", " "))


def put(rows: Rows[Any], to: To, columns: Mapping[str, Cell]) -> None:
    """Writes rows to the standard output; ``columns`` are those of the table, with what stands in them."""
    if to is To.table:
        console = console_of_results()
        console.print(table_of(rows, columns))
        if not rows:
            say("Nothing on record meets this.")
        return
    if to is To.parquet and sys.stdout.isatty():
        raise BadQuery("Parquet is not for a terminal; send it to a file: … --to parquet > rows.parquet")
    export(rows, to.value, sys.stdout.buffer)
    sys.stdout.buffer.flush()


def console_of_results() -> Console:
    """The console of results; wide where it is no terminal, so that nothing is cut."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = WIDE
    return console


def table_of(rows: Rows[Any], columns: Mapping[str, Cell]) -> Table:
    """A table of rows, one line or more each."""
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False, padding=(0, 2, 0, 0))
    for name in columns:
        table.add_column(name, no_wrap=name in ("id", "status", "day", "type"), overflow="fold")
    for row in rows:
        table.add_row(*(cell(row) for cell in columns.values()))
    return table


def field(name: str, style: str = "") -> Cell:
    """A cell with what a field holds."""
    return lambda row: Text(words(getattr(row, name)), style)


def words(value: Any) -> str:
    """A value as words: several with commas, nothing as an empty cell."""
    if value is None:
        return ""
    return ", ".join(map(plain, value)) if isinstance(value, tuple) else plain(str(value))


def status(name: str) -> Text:
    """A status in its colour."""
    return Text(name, COLOURS[name])


def days(earliest: date | None, latest: date | None) -> str:
    """The days between which something lies: one day, "≤" or "≥" one, or from the first to the last."""
    if earliest is None or latest is None:
        known = earliest or latest
        return "" if known is None else f"{'≥' if earliest else '≤'} {known}"
    return str(earliest) if earliest == latest else f"{earliest} – {latest}"


def parties(names: tuple[str, ...], codes: tuple[str, ...]) -> Text:
    """Names with their codes: "rebels [SYR REB]"."""
    text = Text()
    for name, code in zip(names, codes, strict=True):
        text.append((", " if text else "") + plain(name))
        if code:
            text.append(f" [{plain(code)}]", "dim")
    return text
