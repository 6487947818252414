"""A Query as the condition of a select: each filter is SQL with a parameter, never a value pasted into SQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.query.query import Query
from onrecord.store.store import Store

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_OF_PARTY = (
    "len(list_filter({side}, lambda p:"
    " named(p.name, $value) or named(p.known_as, $value)"
    " or list_contains(p.codes, upper($value)))) > 0"
)

# What each filter means of a claim (``named`` is in views.sql). A day not known on one side is bounded by the other.
CLAIMS: Mapping[str, str] = {
    "country": (
        "(country = upper($value)"
        " or list_contains(flatten(list_transform(actors || recipients, lambda p: p.codes)), upper($value)))"
    ),
    "actor": _OF_PARTY.format(side="actors"),
    "recipient": _OF_PARTY.format(side="recipients"),
    "type": "upper(type) = upper($value)",
    "mode": "upper(mode) = upper($value)",
    "relation": "kind = 'condition' and type = $value",
    "since": "coalesce(latest, earliest) >= $value",
    "until": "coalesce(earliest, latest) <= $value",
    "source": "named(chain_text, $value)",
    "outlet": "named(outlet, $value)",
    "place": "type is distinct from 'holds_office' and named(place, $value)",
    "office": "type = 'holds_office' and named(place, $value)",
    "person": (
        "type in ('located_in', 'holds_office') and len(list_filter(actors, lambda p: named(p.known_as, $value))) > 0"
    ),
    "report": "report = $value",
    "status": "status = $value",
}


def looked_at(store: Store, query: Query) -> DuckDBPyConnection:
    """The record as ``query`` looks at it: by one coder, or as it was at an earlier time."""
    return store.read(query.coder, known=query.known, published=query.as_published)


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
        values["reports"] = [report for report, _ in store.search(query.text)]
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
