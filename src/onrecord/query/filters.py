"""A Query as the condition of a select: each filter is SQL with a parameter, never a value pasted into SQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord.linking.results import add_links, links_state
from onrecord.query.paging import key_after, token_of
from onrecord.query.query import Query
from onrecord.query.rows import Row, Rows, fetch_with_key
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
    known = store.unless_now(query.known)
    return store.look(Moment(coder=query.coder, known=known, published=query.as_published), (LINKS,))


def numbered(store: Store, query: Query) -> Mapping[int, str]:
    """The id of every report by its number in the index of texts."""
    return snapshot_of(store, query).answered("numbered", store.numbered)


def reports_with(store: Store, query: Query, words: str) -> list[str]:
    """The ids of the reports that hold all of ``words``, in no order that means anything."""
    names = numbered(store, query)

    def found() -> list[str]:
        return [names[number] for number in store.matching(words) if number in names]

    return snapshot_of(store, query).answered(("reports with", words), found)


@dataclass(frozen=True, slots=True)
class Where:
    """The text of a where clause and its parameters."""

    sql: str
    values: dict[str, Any]

    def also(self, sql: str, values: Mapping[str, Any] | None = None) -> Where:
        """Both conditions."""
        return Where(sql if self.sql == "true" else f"{self.sql} and {sql}", {**self.values, **(values or {})})


def where(query: Query, store: Store) -> Where:
    """The filters of ``query`` for the view claims, and those that have its columns."""
    asked = met(query, store, CLAIMS)
    return asked if query.untyped else asked.also("type is not null")


def met(query: Query, store: Store, meanings: Mapping[str, str]) -> Where:
    """The filters of ``query`` that have a meaning for some rows (``$value``: what was given), and its words."""
    asked = Where("true", {})
    for name, meaning in meanings.items():
        value = getattr(query, name)
        if value is not None:
            asked = asked.also(meaning.replace("$value", f"${name}"), {name: value})
    if query.text is not None:
        reports = reports_with(store, query, query.text)
        asked = asked.also("report in (select unnest($reports::varchar[]))", {"reports": reports})
    return asked


_FIRST, _SECOND = "coalesce(latest, earliest, published_on)", "coalesce(earliest, latest)"
_DAYS = "coalesce({sign}date_diff('day', date '1970-01-01', {day}), 2147483647)"  # what has no day comes last
# What claims are sorted by, the least first, before report and place in it.
ORDERS: Mapping[str, tuple[str, ...]] = {
    "day": tuple(_DAYS.format(sign="", day=day) for day in (_FIRST, _SECOND)),
    "newest": tuple(_DAYS.format(sign="-", day=day) for day in (_FIRST, _SECOND)),
    "report": (_DAYS.format(sign="", day="published_on"),),
    "confidence": ("coalesce(-confidence, 1)::double",),
}
_IN_REPORT = ("report", "coalesce(start, -1)", 'coalesce("end", -1)', "id")


def ordered(query: Query) -> str:
    """The order and limit of a select over claims; the same record gives the same order."""
    limit = f" limit {query.limit:d}" if query.limit else ""
    return f"order by {', '.join(_keys(query))}{limit}"


class Select(NamedTuple):
    """A select of which a page at a time is shown: first the rows of the page are found, then what they show."""

    columns: str  # "select …"
    source: str  # "from …": what the filters and the order look at
    shown: str = "from page"  # the rows of the page, with what is joined to them


def fetch_claims(engine: DuckDBPyConnection, kind: type[Row], select: Select, asked: Where, query: Query) -> Rows[Row]:
    """The page that ``query`` asks for of a select over claims."""
    number = float if query.order == "confidence" else int
    types = (*[number] * len(ORDERS[query.order]), str, int, int, str)
    return fetch_page(engine, kind, select, asked, query, dict(zip(_keys(query), types, strict=True)))


def fetch_page(
    engine: DuckDBPyConnection,
    kind: type[Row],
    select: Select,
    asked: Where,
    query: Query,
    keys: Mapping[str, type],
) -> Rows[Row]:
    """The page that ``query`` asks for of a select that is sorted by ``keys``, none of which is ever null."""
    key = ", ".join(keys)
    question = f"{kind.__name__} by {query.order}"
    after = key_after(query, question, tuple(keys.values()))
    values, condition = dict(asked.values), asked.sql
    if after is not None:
        values |= {f"after{n}": each for n, each in enumerate(after)}
        condition += f" and ({key}) > ({', '.join(f'$after{n}' for n in range(len(keys)))})"
    more = f" limit {query.limit + 1:d}" if query.limit else ""
    page = f"select *, ({key}) as key {select.source} where {condition} order by {key}{more}"
    sql = f"with page as ({page}) {select.columns}, key {select.shown} order by {key}"
    found = fetch_with_key(engine, kind, sql, values)
    shown = found[: query.limit]
    return Rows(kind, (row for row, _ in shown), token_of(question, shown[-1][1]) if len(found) > len(shown) else None)


def _keys(query: Query) -> tuple[str, ...]:
    return (*ORDERS[query.order], *_IN_REPORT)
