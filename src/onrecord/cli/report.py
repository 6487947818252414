"""``onrecord report``: one page of a query, to mail around."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from onrecord.cli.draw import bar, say
from onrecord.cli.export import FILTERS
from onrecord.cli.filters import StoreFolder
from onrecord.cli.with_filters import with_filters
from onrecord.exports.page.page import make_page
from onrecord.progress import Progress
from onrecord.query.query import Query
from onrecord.settings import load_settings
from onrecord.store.store import open_store


@with_filters(*FILTERS)
def report_command(
    out: Annotated[Path, typer.Option(help="File of HTML; - for the standard output.")],
    record: Annotated[Path | None, typer.Argument(metavar="[RECORD]", help="Folder of the record.")] = None,
    title: Annotated[str | None, typer.Option(help="Title of the page.", show_default="the filters")] = None,
    store: StoreFolder = None,
    **asked: Any,
) -> None:
    """Make one page of events, to mail around: map, timeline, table, who says so; it needs no server and no script."""
    with open_store(record or store or load_settings().store, create=False) as opened, bar() as tell:
        tell(Progress("gathering events", 0))
        page = make_page(opened, Query.of(asked), title)
    if str(out) == "-":
        sys.stdout.buffer.write(page)
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(page)
    say(f"{len(page) / 1000:,.0f} kB in {out}")
