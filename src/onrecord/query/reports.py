"""Which reports are on record."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.query.filters import Select, fetch_page, looked_at, met, where
from onrecord.query.query import Query
from onrecord.query.rows import Rows
from onrecord.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One report of the record."""

    report: str
    outlet: str | None
    published: str | None
    title: str | None
    url: str | None
    language: str | None
    events: int
    attributions: int
    conditions: int
    coder: str


_COLUMNS = "select report, outlet, published, title, url, language, events, attributions, conditions, coder"
_KEYS = {"coalesce(-date_diff('day', date '1970-01-01', published_on), 2147483647)": int, "report": str}
_MEANINGS = {
    "outlet": "named(outlet, $value)",
    "report": "report = $value",
    "since": "published_on >= $value",
    "until": "published_on <= $value",
}
_OF_EVENTS = ("country", "actor", "recipient", "type", "mode", "place", "source", "status")


def find_reports(store: Store, query: Query) -> Rows[ReportRow]:
    """The reports that meet ``query``, the newest first. Days are those of publication.

    A filter on events (country, actor, type, place, source, status) keeps the reports that hold such an event.
    """
    condition = met(query, store, _MEANINGS)
    asked = {name: getattr(query, name) for name in _OF_EVENTS}
    if any(value is not None for value in asked.values()):
        of_events = where(replace(Query(), **asked), store)
        condition = condition.also(f"report in (select report from claims where {of_events.sql})", of_events.values)
    return fetch_page(looked_at(store, query), ReportRow, Select(_COLUMNS, "from reports"), condition, query, _KEYS)
