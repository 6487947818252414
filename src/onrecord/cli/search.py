"""``onrecord search``: which reports hold some words."""

from __future__ import annotations

from typing import Any

from rich.text import Text

from onrecord.cli.asking import asking
from onrecord.cli.filters import FlatTo
from onrecord.cli.plain import plain
from onrecord.cli.tables import field
from onrecord.query.history import History
from onrecord.query.rows import Rows
from onrecord.query.search import BEGIN, END, MatchRow

COLUMNS = {
    "report": field("report", "dim"),
    "outlet": field("outlet"),
    "published": lambda row: Text((row.published or "")[: len("2024-12-08")]),
    "excerpt": lambda row: _marked(row.excerpt),
    "events": field("events"),
}


@asking("words", "outlet", "since", "until", "limit", "after", columns=COLUMNS, formats=FlatTo)
def search(history: History, words: list[str], **asked: Any) -> Rows[MatchRow]:
    """Find reports by their words, the best match first; days are those of publication."""
    phrases = (f'"{each}"' if " " in each and '"' not in each else each for each in words)
    return history.search(" ".join(phrases), **asked)


def _marked(excerpt: str) -> Text:
    """An excerpt with the words that were found in reverse."""
    text = Text()
    for n, part in enumerate(excerpt.replace(END, BEGIN).split(BEGIN)):
        text.append(plain(part), "bold reverse" if n % 2 else "")
    return text
