"""Reports that hold some words."""

from __future__ import annotations

from dataclasses import replace

from onrecord.query.rows import Rows
from onrecord.query.search import BEGIN, END, MatchRow, find_matches
from onrecord.store.store import Store
from onrecord.web.page import Asked, Page

_SHOWN = 50  # reports at most: finding the words of an excerpt takes longer than finding the report


def search_page(store: Store, asked: Asked) -> Page:
    """The reports, the best match first; nothing where nothing is asked."""
    query = replace(asked.query, limit=min(asked.query.limit or _SHOWN, _SHOWN))
    rows = find_matches(store, query) if query.text else Rows(MatchRow)
    found = [(row, excerpt_parts(row.excerpt)) for row in rows]
    return Page(template="search.html", title="Search", values={"found": found, "given": asked.given})


def excerpt_parts(excerpt: str) -> list[tuple[str, bool]]:
    """The parts of an excerpt, and whether each is among the words that were searched for."""
    parts = [part.partition(END) for part in excerpt.split(BEGIN)]
    first, *others = parts
    found = [(first[0] + first[2], False)]
    for words, _, rest in others:
        found += [(words, True), (rest, False)]
    return [each for each in found if each[0]]
