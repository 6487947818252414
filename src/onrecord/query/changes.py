"""What of the record has changed since a revision of it: added, withdrawn, corrected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.errors import BadQuery
from onrecord.query.coded_events import CodedEventRow, find_coded_events
from onrecord.query.filters import looked_at
from onrecord.query.query import Query
from onrecord.query.state import find_state, time_of
from onrecord.store.store import Store

Change = Literal["added", "withdrawn", "changed"]
# What a judgement can change of a coded event that goes on to count.
_FIELDS = (
    *("type", "mode", "actors", "recipients", "place", "geonames", "country"),
    *("earliest", "latest", "factuality", "status"),
)
_WHY = """
select
    gone.id,
    case
        when gone.id in (select id from refused) or gone.report in (select id from refused) then 'rejected by a person'
        when gone.report in (select report from superseded) then 'the report was revised'
        when newest.coder is distinct from gone.coder then 'the report was coded anew'
        else 'no longer meets what is asked'
    end as why
from (
    select unnest($ids::varchar[]) as id, unnest($reports::varchar[]) as report, unnest($coders::varchar[]) as coder
) as gone
left join newest on newest.report = gone.report
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """One coded event that is not what it was."""

    change: Change
    claim: str  # id of the coded event
    event: CodedEventRow  # as it is, or as it last was
    field: str | None  # of a change: what; None: the row as a whole
    was: str | None
    now: str | None
    why: str


def find_changes(store: Store, query: Query, since: int) -> tuple[ChangeRow, ...]:
    """How the coded events that meet ``query`` differ from those of revision ``since``, by report and place in it.

    What is redacted since leaves no trace here. Raises BadQuery for a revision that never was.
    """
    state = find_state(store)
    if not 0 <= since <= state.revision:
        raise BadQuery(f"No revision {since} of this record; it is at revision {state.revision}.")
    now = {each.id: each for each in find_coded_events(store, query) if each.asked}
    then = _then(store, query, since)
    found = [*_added(now, then), *_withdrawn(store, query, now, then), *_changed(now, then)]
    return tuple(sorted(found, key=lambda each: (each.event.report, each.event.start, each.claim, each.field or "")))


def _then(store: Store, query: Query, since: int) -> dict[str, CodedEventRow]:
    known = time_of(store, since)
    if known is None:
        return {}
    return {each.id: each for each in find_coded_events(store, replace(query, as_known=known)) if each.asked}


def _added(now: Mapping[str, CodedEventRow], then: Mapping[str, CodedEventRow]) -> Iterator[ChangeRow]:
    return (_whole("added", row, "new on record") for id_, row in now.items() if id_ not in then)


def _whole(change: Change, row: CodedEventRow, why: str) -> ChangeRow:
    return ChangeRow(change=change, claim=row.id, event=row, field=None, was=None, now=None, why=why)


def _withdrawn(
    store: Store, query: Query, now: Mapping[str, CodedEventRow], then: Mapping[str, CodedEventRow]
) -> list[ChangeRow]:
    gone = [row for id_, row in then.items() if id_ not in now]
    asked = {
        "ids": [row.id for row in gone],
        "reports": [row.report for row in gone],
        "coders": [row.coder for row in gone],
    }
    why = dict(looked_at(store, query).execute(_WHY, asked).fetchall())
    return [_whole("withdrawn", row, why[row.id]) for row in gone]


def _changed(now: Mapping[str, CodedEventRow], then: Mapping[str, CodedEventRow]) -> Iterator[ChangeRow]:
    for id_, row in now.items():
        for field in _FIELDS if id_ in then else ():
            was, is_now = _told(getattr(then[id_], field)), _told(getattr(row, field))
            if was != is_now:
                why = "corrected by a person"
                yield ChangeRow(change="changed", claim=id_, event=row, field=field, was=was, now=is_now, why=why)


def _told(value: object) -> str | None:
    """A value as text; parties by their names."""
    if isinstance(value, tuple):
        return "; ".join(each.known_as for each in value)
    return None if value is None else str(value)
