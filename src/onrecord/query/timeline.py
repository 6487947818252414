"""Who controls what, who holds which office, who is where, and since when."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from onrecord.model.condition import DayRange
from onrecord.model.interval import Interval, Standing
from onrecord.query.filters import where
from onrecord.query.query import Query
from onrecord.query.rows import Rows, fetch
from onrecord.store.store import Store
from onrecord.timeline.held import Held
from onrecord.timeline.intervals import lay_out


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """One interval: who held what, between which days it began and ended (None: not known, or still)."""

    relation: str
    object: str  # the place or office
    subject: str  # who holds it; of located_in: who is there
    since_earliest: date | None
    since_latest: date | None
    until_earliest: date | None
    until_latest: date | None
    standing: Standing
    asserted_by: tuple[str, ...]  # outlets
    claimed_by: tuple[str, ...]  # chains
    denied_by: tuple[str, ...]
    ended_by: str | None
    names: tuple[str, ...]
    country: str | None
    latitude: float | None
    longitude: float | None
    reports: tuple[str, ...]
    conditions: tuple[str, ...]


def find_intervals(store: Store, query: Query) -> tuple[Interval, ...]:
    """The intervals that follow from the conditions on record.

    Who, what and from whom narrows the conditions that are looked at; days, actor and limit only what is returned,
    so that a later holder outside them still ends an earlier one.
    """
    asked = where(_wide(query), store)
    columns = ", ".join(f"held.{each.name}" for each in fields(Held))
    sql = f"select {columns} from held join (select id from claims where {asked.sql}) using (id) order by held.id"
    intervals = lay_out(fetch(store.read(query.coder), Held, sql, asked.values))
    return tuple(sorted((each for each in intervals if _meets(each, query)), key=_heading))[: query.limit]


def find_timeline(store: Store, query: Query) -> Rows[TimelineRow]:
    """The same as flat rows: by what is held, then by day."""
    return Rows(TimelineRow, (_row(each) for each in find_intervals(store, query)))


def _heading(interval: Interval) -> tuple[str, str]:
    """What the intervals of one thing stand under: places and offices by name, whereabouts by person."""
    return interval.relation, (interval.subject if interval.relation == "located_in" else interval.object).casefold()


def _wide(query: Query) -> Query:
    return Query(
        relation=query.relation,
        source=query.source,
        outlet=query.outlet,
        place=query.place,
        office=query.office,
        report=query.report,
        text=query.text,
        coder=query.coder,
    )


def _meets(interval: Interval, query: Query) -> bool:
    """Whether an interval is among those asked for."""
    if query.actor and not any(query.actor.casefold() in name.casefold() for name in interval.names):
        return False
    if query.country and query.country.upper() != interval.country:
        return False
    if query.status and query.status not in _statuses(interval):
        return False
    ended = interval.until.latest if interval.until else None
    began = (interval.since.earliest or interval.since.latest) if interval.since else None
    return not (query.since and ended and ended < query.since) and not (query.until and began and began > query.until)


def _statuses(interval: Interval) -> set[str]:
    voices = {"asserted": interval.asserted_by, "claimed": interval.claimed_by, "denied": interval.denied_by}
    return {status for status, names in voices.items() if names}


def _row(interval: Interval) -> TimelineRow:
    since, until = interval.since or DayRange(None, None), interval.until or DayRange(None, None)
    same = {each.name for each in fields(Interval)} & {each.name for each in fields(TimelineRow)}
    return TimelineRow(
        since_earliest=since.earliest,
        since_latest=since.latest,
        until_earliest=until.earliest,
        until_latest=until.latest,
        **{name: getattr(interval, name) for name in same},
    )
