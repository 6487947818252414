"""``onrecord search``: which reports hold some words."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from onrecord.cli import filters
from onrecord.cli.tables import field, plain, put
from onrecord.errors import BadQuery
from onrecord.query.search import BEGIN, END

COLUMNS = {
    "report": field("report", "dim"),
    "outlet": field("outlet"),
    "published": field("published"),
    "excerpt": lambda row: _marked(row.excerpt),
    "events": field("events"),
}


def search(
    words: Annotated[list[str], typer.Argument(help='Words that the report holds; "in quotes" a phrase.')],
    outlet: filters.Outlet = None,
    since: filters.Since = None,
    until: filters.Until = None,
    limit: filters.Limit = None,
    to: filters.Format = filters.To.table,
    store: filters.StoreFolder = None,
) -> None:
    """Find reports by their words, the best match first; days are those of publication."""
    if to is filters.To.geojson:
        raise BadQuery("Reports have no place on a map; there are: table, jsonl, csv, parquet.")
    asked = " ".join(f'"{each}"' if " " in each and '"' not in each else each for each in words)
    with filters.history_in(store) as history:
        rows = history.search(asked, outlet=outlet, since=since, until=until, limit=limit)
    put(rows, to, COLUMNS)


def _marked(excerpt: str) -> Text:
    """An excerpt with the words that were found in bold."""
    text = Text()
    for n, part in enumerate(excerpt.replace(END, BEGIN).split(BEGIN)):
        text.append(plain(part), "bold reverse" if n % 2 else "")
    return text
