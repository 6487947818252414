"""Who is quoted, how often, and through whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from onrecord.query.filters import looked_at, met, where
from onrecord.query.query import Query
from onrecord.query.rows import Rows, fetch
from onrecord.store.store import Store

_SQL = Path(__file__).with_name("sources.sql")

_MEANINGS = {
    "source": "named(chain_text, $value)",
    "outlet": "named(outlet, $value)",
    "report": "report = $value",
    "since": "published_on >= $value",
    "until": "published_on <= $value",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One voice of the record."""

    source: str
    role: str  # as it mostly stands in its chains: speaker, relay, holder
    attributions: int
    reports: int
    outlets: tuple[str, ...]
    relays: tuple[str, ...]  # through whom
    claimed: int  # events of the codebook that it affirms
    denied: int
    first: date | None  # days of publication
    last: date | None


def find_sources(store: Store, query: Query) -> Rows[SourceRow]:
    """The voices of the attributions that meet ``query``, the most quoted first.

    A filter on events (country, actor, type, place, status, …) keeps the attributions that hold such an event. Days
    are those of publication.
    """
    condition = met(query, store, _MEANINGS)
    of_events = replace(query, source=None, outlet=None, report=None, since=None, until=None, text=None, untyped=True)
    asked = where(of_events, store)
    if asked.sql != "true":
        told = f"attributions.id in (select attribution from claims where {asked.sql})"
        condition = condition.also(told, asked.values)
    sql = _SQL.read_text(encoding="utf-8").replace("{asked}", condition.sql)
    limit = f" limit {query.limit:d}" if query.limit else ""
    return fetch(looked_at(store, query), SourceRow, sql + limit, condition.values)
