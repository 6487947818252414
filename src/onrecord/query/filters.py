"""A Query as the condition of a select: each filter is SQL with a parameter, never a value pasted into SQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.linking.results import add_links, links_state
from onrecord.query.query import Query
from onrecord.store.snapshots import Layer, Snapshot
from onrecord.store.store import Store
from onrecord.store.views import Moment

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# What each filter means of a claim. Names stand there without case and accents as ``…_plain`` (views.sql). A day not
# known on one side is bounded by the other.
CLAIMS: Mapping[str, str] = {
    "country": (
        "(country = upper($value) or list_contains(actors_codes, upper($value))"
        " or list_contains(recipients_codes, upper($value)))"
    ),
    "actor": "(contains(actors_plain, plain($value)) or list_contains(actors_codes, upper($value)))",
    "recipient": "(contains(recipients_plain, plain($value)) or list_contains(recipients_codes, upper($value)))",
    "type": "upper(type) = upper($value)",
    "mode": "upper(mode) = upper($value)",
    "relation": "kind = 'condition' and type = $value",
    "since": "coalesce(latest, earliest) >= $value",
    "until": "coalesce(earliest, latest) <= $value",
    "source": "contains(chain_plain, plain($value))",
    "outlet": "contains(outlet_plain, plain($value))",
    "place": "type is distinct from 'holds_office' and contains(place_plain, plain($value))",
    "office": "type = 'holds_office' and contains(place_plain, plain($value))",
    "person": "type in ('located_in', 'holds_office') and contains(actors_plain, plain($value))",
    "report": "report = $value",
    "status": "status = $value",
}
LINKS = Layer("links", links_state, add_links)


def looked_at(store: Store, query: Query) -> DuckDBPyConnection:
    """The record as ``query`` looks at it: by one coder, or as it was at an earlier time; with what linking found."""
    return snapshot_of(store, query).cursor()


def snapshot_of(store: Store, query: Query) -> Snapshot:
    """The same, with what has been answered before."""
    return store.look(Moment(coder=query.coder, known=query.known, published=query.as_published), (LINKS,))


@dataclass(frozen=True, slots=True)
class Where:
    """The text of a where clause and its parameters."""

    sql: str
    values: dict[str, Any]


def where(query: Query, store: Store) -> Where:
    """The filters of ``query`` for the view claims, and those that have its columns."""
    parts: list[str] = [] if query.untyped else ["type is not null"]
    values: dict[str, Any] = {}
    for name, meaning in CLAIMS.items():
        value = getattr(query, name)
        if value is not None:
            parts.append(meaning.replace("$value", f"${name}"))
            values[name] = value
    if query.text is not None:
        parts.append("report in (select unnest($reports::varchar[]))")
        values["reports"] = store.reports_with(query.text)
    return Where(" and ".join(parts) or "true", values)


ORDERS: Mapping[str, str] = {
    "day": "coalesce(latest, earliest, published_on), coalesce(earliest, latest)",
    "newest": "coalesce(latest, earliest, published_on) desc, coalesce(earliest, latest) desc",
    "report": "published_on",
    "confidence": "confidence desc",
}


def ordered(query: Query) -> str:
    """The order and limit of a select over claims; the same record gives the same order."""
    limit = f" limit {query.limit:d}" if query.limit else ""
    return f'order by {ORDERS[query.order]}, report, start, "end", id{limit}'
