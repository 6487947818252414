"""Who is quoted by whom."""

from __future__ import annotations

from onrecord.query.disputes import find_disputes
from onrecord.query.sources import find_sources
from onrecord.store.store import Store
from onrecord.web.page import Asked, Page


def sources_page(store: Store, asked: Asked) -> Page:
    """The voices, the most quoted first, with what each affirms and denies, and what some say that others deny."""
    rows = find_sources(store, asked.query)
    values = {"rows": rows, "given": asked.given, "disputes": find_disputes(store), "limit": asked.query.limit}
    return Page(template="sources.html", title="Sources", values=values)
