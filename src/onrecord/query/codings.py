"""When a report was put on record, by which coders, and which texts came before and after it under its URL."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from onrecord.query.filters import looked_at
from onrecord.query.query import Query
from onrecord.query.rows import Rows, fetch
from onrecord.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class CodingRow:
    """One coding of one text."""

    report: str
    coder: str
    at: datetime  # UTC
    revision: int  # of the text under its URL, from 1
    counts: bool  # it is the coding that the record shows


_SQL = """
with texts as (
    select report, number from revision where url = (select url from revision where report = $report)
    union
    select $report, 1 where $report not in (select report from revision)
)
select distinct
    coding.report, coding.coder, committed_at as "at", texts.number as revision,
    exists (select 1 from counted where counted.report = coding.report and counted.coder = coding.coder) as counts
from coding join texts on texts.report = coding.report
order by "at", revision, coding.coder
"""


def find_codings(store: Store, report: str) -> Rows[CodingRow]:
    """The codings of a report and of the other texts under its URL, oldest first."""
    return fetch(looked_at(store, Query()), CodingRow, _SQL, {"report": report})
