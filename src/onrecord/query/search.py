"""Which reports hold some words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.query.filters import looked_at, numbered
from onrecord.query.paging import key_after, token_of
from onrecord.query.query import Query
from onrecord.query.rows import Rows, fetch
from onrecord.store.store import Store

_LOOKED_UP = 500  # of the best matches at a time, until a page is full
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


_KEY = (float, int)  # score, number
_ROWS = """
select report, outlet, published, title, '' as excerpt, events, attributions, url from reports
where report in (select unnest($reports::varchar[]))
and ($outlet is null or named(outlet, $outlet))
and ($report is null or report = $report)
and ($since is null or published_on >= $since) and ($until is null or published_on <= $until)
"""


def find_matches(store: Store, query: Query) -> Rows[MatchRow]:
    """The reports that hold all words of ``query.text``, the best match first; "in quotes" a phrase."""
    ranked, after = store.ranked(query.text or ""), key_after(query, "search", _KEY)
    if after is not None:
        ranked = ranked[bisect_right(ranked, after) :]
    wanted = query.limit or len(ranked)
    names = numbered(store, query)
    found: list[tuple[float, int, MatchRow]] = []
    for start in range(0, len(ranked), _LOOKED_UP):
        some = [(score, number, names.get(number, "")) for score, number in ranked[start : start + _LOOKED_UP]]
        rows = {each.report: each for each in _rows(store, query, [report for _, _, report in some])}
        found += [(score, number, rows[report]) for score, number, report in some if report in rows]
        if len(found) > wanted:
            break
    shown = found[:wanted]
    excerpts = store.excerpts(query.text or "", [number for _, number, _ in shown])
    rows_shown = (replace(row, excerpt=excerpts.get(number, "")) for _, number, row in shown)
    return Rows(MatchRow, rows_shown, token_of("search", shown[-1][:2]) if len(found) > len(shown) else None)


def _rows(store: Store, query: Query, reports: Sequence[str]) -> Rows[MatchRow]:
    asked = {"outlet": query.outlet, "report": query.report, "since": query.since, "until": query.until}
    return fetch(looked_at(store, query), MatchRow, _ROWS, {"reports": list(reports), **asked})
