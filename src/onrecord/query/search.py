"""Which reports hold some words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice

from onrecord.query.filters import looked_at
from onrecord.query.query import Query
from onrecord.query.rows import Rows, fetch
from onrecord.store.store import Store

BEGIN, END = "\x02", "\x03"  # around the words that were found


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchRow:
    """A report that holds the words."""

    report: str
    outlet: str | None
    published: str | None
    title: str | None
    excerpt: str  # the words found stand between U+0002 and U+0003
    events: int
    attributions: int
    url: str | None


def find_matches(store: Store, query: Query) -> Rows[MatchRow]:
    """The reports that hold all words of ``query.text``, the best match first; "in quotes" a phrase."""
    excerpts = dict(store.search(query.text or ""))
    sql = (
        "select report, outlet, published, title, '' as excerpt, events, attributions, url from reports"
        " where report in (select unnest($reports::varchar[]))"
        " and ($outlet is null or named(outlet, $outlet))"
        " and ($report is null or report = $report)"
        " and ($since is null or published_on >= $since) and ($until is null or published_on <= $until)"
    )
    values = {"reports": list(excerpts), "outlet": query.outlet, "report": query.report}
    found = fetch(looked_at(store, query), MatchRow, sql, {**values, "since": query.since, "until": query.until})
    by_id = {each.report: each for each in found}
    best = (replace(by_id[report], excerpt=excerpt) for report, excerpt in excerpts.items() if report in by_id)
    return Rows(MatchRow, islice(best, query.limit))
