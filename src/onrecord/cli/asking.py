"""Commands that ask the record: options in, rows out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from onrecord.cli.draw import say
from onrecord.cli.filters import DrawnTo, FlatTo, StoreFolder, To
from onrecord.cli.tables import Cell, put
from onrecord.cli.with_filters import with_filters
from onrecord.exports.timeline_svg import write_svg
from onrecord.query.history import History, open_history
from onrecord.query.rows import Rows
from onrecord.settings import load_settings

Question = Callable[..., Rows[Any]]  # takes the History, then the filters by name


def asking(
    *filters: str, columns: Mapping[str, Cell], formats: type[To | FlatTo | DrawnTo] = To, grouped: bool = False
) -> Callable[[Question], Callable[..., None]]:
    """Makes a command of a question to the record, which prints the rows that answer it.

    Its options are ``filters`` (names in FILTERS), the format and the record's folder. ``columns`` are those of the
    table; ``formats``: how rows can be written; ``grouped``: rows that share their first cell show it once.
    """

    def made(question: Question) -> Callable[..., None]:
        def command(to: To | FlatTo | DrawnTo = formats.table, store: StoreFolder = None, **asked: Any) -> None:
            with history_in(store) as history:
                rows = question(history, **asked)
                hint = _unlinked_then(history, asked.get("as_known"))
            if to == DrawnTo.svg:
                write_svg(rows, sys.stdout.buffer)
            else:
                put(rows, To(to), columns, grouped=grouped)
            if hint:
                say(hint)
            if rows.next:
                say(f"There is more: --after {rows.next}")

        command.__doc__ = question.__doc__
        command.__name__ = question.__name__
        command.__annotations__["to"] = Annotated[formats, typer.Option(help="How to write the rows.")]
        return with_filters(*filters)(command)

    return made


def history_in(folder: Path | None) -> History:
    """The record in ``folder``, else in that of the settings."""
    return open_history(folder or load_settings().store)


def _unlinked_then(history: History, as_known: str | None) -> str | None:
    """What to do where the record was linked, but not as it was known at that moment."""
    if history.is_linked() and not history.is_linked(as_known):
        return f"Not linked as known then: each report stands alone. `onrecord link --as-known {as_known}` links it."
    return None
