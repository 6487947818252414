"""Rows in the terminal, or in a format of the exports."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.cli.draw import say
from onrecord.cli.filters import To
from onrecord.cli.plain import plain
from onrecord.errors import BadQuery
from onrecord.exports.formats import export
from onrecord.query.rows import Rows

WIDE = 200  # columns of a table that goes to a file or a pipe, where COLUMNS doesn't say
# Characters of a row's id in a table. Two of 10,000 rows share them with a chance of 1 %; `show` then says so.
SHORT = 9
_UNBROKEN = ("id", "day", "status", "since", "until", "published", "quoted", "claimed", "denied", "events")

Cell = Callable[[Any], Text]


def put(rows: Rows[Any], to: To, columns: Mapping[str, Cell], *, grouped: bool = False) -> None:
    """Writes rows to the standard output; ``columns`` and ``grouped`` are those of ``table_of``."""
    if to is To.table:
        if rows:
            console_of_results().print(table_of(rows, columns, grouped=grouped))
        else:
            say("Nothing on record meets this.")
        return
    if to is To.parquet and sys.stdout.isatty():
        raise BadQuery("Parquet is not for a terminal; send it to a file: … --to parquet > rows.parquet")
    export(rows, to.value, sys.stdout.buffer)
    sys.stdout.buffer.flush()


def console_of_results() -> Console:
    """The console of results; wide where it is no terminal, so that little is broken."""
    console = Console(highlight=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = WIDE
    return console


def table_of(rows: Rows[Any], columns: Mapping[str, Cell], *, grouped: bool = False) -> Table:
    """A table of rows, one line or more each. ``grouped``: the first cell only where the row above has another."""
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False, padding=(0, 2, 0, 0))
    for name in columns:
        table.add_column(name, no_wrap=name in _UNBROKEN, overflow="fold")
    above = None
    for row in rows:
        first, *others = (cell(row) for cell in columns.values())
        table.add_row(Text() if grouped and first == above else first, *others)
        above = first
    return table


def field(name: str, style: str = "") -> Cell:
    """A cell with what a field holds."""
    return lambda row: Text(words(getattr(row, name)), style)


def short_id(name: str) -> Cell:
    """A cell with the beginning of an id, which is enough for ``show``."""
    return lambda row: Text(getattr(row, name)[:SHORT], "dim")


def words(value: object) -> str:
    """A value as words: several with commas, nothing as an empty cell."""
    if value is None:
        return ""
    return ", ".join(map(plain, value)) if isinstance(value, tuple) else plain(str(value))
