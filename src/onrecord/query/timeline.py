"""Who controls what, who holds which office, who is where, and since when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from onrecord.linking.results import names_in
from onrecord.linking.sides import outlet_origin
from onrecord.model.condition import DayRange
from onrecord.model.interval import Interval, Standing
from onrecord.query.filters import looked_at, snapshot_of, where
from onrecord.query.query import Query
from onrecord.query.rows import Rows, fetch
from onrecord.store.keys import normalised
from onrecord.store.store import Store
from onrecord.timeline.held import Held
from onrecord.timeline.intervals import lay_out
from onrecord.timeline.parts import Spot, is_part, meant_by
from onrecord.timeline.relations import load_relations

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


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
    standing: Standing  # on the day asked for, else by now; ended: it is over
    held_as: Standing  # how sure it was while it held
    asserted_by: tuple[str, ...]  # outlets
    claimed_by: tuple[str, ...]  # chains
    denied_by: tuple[str, ...]
    ended_by: str | None
    presumed_from: date | None = None  # its beginning isn't told, but it is presumed to have held from this day on
    disputed_since: date | None
    names: tuple[str, ...]
    country: str | None
    latitude: float | None
    longitude: float | None
    origins: int = 0  # independent ones that say so
    reports: tuple[str, ...]
    conditions: tuple[str, ...]
    because: tuple[str, ...]  # "began: r1, Delta Post → a commander (claimed)", in order of publication
    recorded_at: datetime | None  # UTC: when the first of it was put on record


_HELD = """
with voice as (select report, coder, key, any_value(codes) as codes from entities group by all)
select {columns}
from held
left join voice on voice.report = held.report and voice.coder = held.coder and voice.key = held.voice_entity
left join voice as other
    on other.report = held.report and other.coder = held.coder and other.key = held.object_key
where {which}
order by held.id
"""
_COLUMNS = {
    "origin": "coalesce(held.voice_entity, lower(held.voice), '')",
    "origin_codes": "coalesce(voice.codes, [])",
    "object_codes": "coalesce(other.codes, [])",
    "subject_codes": "coalesce(held.subject_codes, [])",
}


def find_intervals(store: Store, query: Query) -> tuple[Interval, ...]:
    """The intervals that follow from the conditions on record.

    Who, what and from whom narrows the conditions that are looked at; days, actor and limit only what is returned,
    so that a later holder outside them still ends an earlier one. A place brings its parts along, a town not its
    province.
    """
    wide = replace(_wide(query), place=query.place, relation=query.relation, office=query.office)
    laid_out = snapshot_of(store, query).answered(("intervals", wide), lambda: _laid_out(store, query))
    found = (each for each in laid_out if _meets(each, query))
    return tuple(sorted(found, key=_heading))[: query.limit]


def _laid_out(store: Store, query: Query) -> tuple[Interval, ...]:
    """All intervals of the conditions that are looked at."""
    engine = looked_at(store, query)
    asked = where(_wide(query), store)
    which, values = f"held.id in (select id from claims where {asked.sql})", dict(asked.values)
    if relations := _relations(query):
        which += " and held.relation in (select unnest($relations))"
        values |= {"relations": relations}
    wanted: tuple[Spot, ...] = ()
    if query.place is not None:
        wanted = meant_by(query.place, _spots(engine, query.place))
        which += " and (held.object_key in (select unnest($keys)) or held.country in (select unnest($countries)))"
        values |= {"keys": [each.key for each in wanted], "countries": _countries(wanted)}
    columns = ", ".join(f"{_COLUMNS.get(each.name, f'held.{each.name}')} as {each.name}" for each in fields(Held))
    rows = _by_origin(engine, fetch(engine, Held, _HELD.format(columns=columns, which=which), values))
    if query.place is not None:
        rows = Rows(Held, (each for each in rows if _is_wanted(each, wanted)))
    return lay_out(rows)


def _by_origin(engine: DuckDBPyConnection, rows: Rows[Held]) -> Rows[Held]:
    """The rows with the origin that linking has found for the event behind each: a copy's is that of its first print.

    The voice stays as it is where a report isn't linked, or nobody else tells of the event.
    """
    events = sorted({each.from_event for each in rows if each.from_event})
    found = engine.execute(
        "select origin, claims from origin where merged in (select merged from linked where id in (select unnest($1)))",
        [events],
    ).fetchall()
    origin_of = {claim: origin for origin, claims in found for claim in names_in(claims)}
    return Rows(Held, (replace(each, origin=origin_of.get(each.from_event or "", _own_origin(each))) for each in rows))


def _own_origin(held: Held) -> str:
    """The origin of what is not linked, under the key that linking gives to outlets."""
    return outlet_origin(held.outlet)[0] if held.outlet and held.status == "asserted" else held.origin


def find_timeline(store: Store, query: Query) -> Rows[TimelineRow]:
    """The same as flat rows: by what is held, then by day."""
    return Rows(TimelineRow, (_row(each, query.as_of) for each in find_intervals(store, query)))


def _relations(query: Query) -> list[str]:
    """Those to look at; with somebody's whereabouts come the offices, which tell who is who. None: all."""
    lane = load_relations()[query.relation].lane if query.relation else "holds_office" if query.office else None
    found = [name for name, kind in load_relations().items() if kind.lane == lane]
    return [*found, "holds_office"] if lane == "located_in" else found


def _spots(engine: DuckDBPyConnection, name: str) -> list[Spot]:
    """The places of the record whose name has ``name`` as a part."""
    rows = engine.execute(
        "select object_key, object, max(feature_code), max(country), max(admin1), max(latitude), max(longitude)"
        " from held where relation <> 'holds_office' and named(object, $1) group by 1, 2 order by 1, 2",
        [name],
    )
    return [Spot(*row) for row in rows.fetchall()]


def _countries(wanted: Sequence[Spot]) -> list[str]:
    return sorted({each.country for each in wanted if each.country})


def _is_wanted(held: Held, wanted: Sequence[Spot]) -> bool:
    if held.relation == "holds_office":
        return False
    spot = Spot(
        held.object_key, held.object, held.feature_code, held.country, held.admin1, held.latitude, held.longitude
    )
    return any(each.key == spot.key or is_part(spot, each) for each in wanted)


def _heading(interval: Interval) -> tuple[str, str]:
    """What the intervals of one thing stand under: places and offices by name, whereabouts by person."""
    return interval.relation, (interval.subject if interval.relation == "located_in" else interval.object).casefold()


def _wide(query: Query) -> Query:
    """What narrows the conditions. A person is looked for afterwards: who came next must end his time."""
    kept = ("source", "outlet", "report", "text", "coder")
    return replace(Query(), **{name: getattr(query, name) for name in kept})


def _meets(interval: Interval, query: Query) -> bool:
    """Whether an interval is among those asked for."""
    if query.actor and not any(query.actor.casefold() in name.casefold() for name in interval.names):
        return False
    if query.person and not _is_of_person(interval, query.person.casefold()):
        return False
    if query.relation and load_relations()[query.relation].lane != interval.relation:
        return False
    if query.office and (interval.relation != "holds_office" or not _names(query.office, interval.object)):
        return False
    if query.country and query.country.upper() != interval.country:
        return False
    if query.status and query.status not in _statuses(interval):
        return False
    if query.as_of and not interval.may_cover(query.as_of):
        return False
    ended = interval.until.latest if interval.until else None
    began = (interval.since.earliest or interval.since.latest) if interval.since else None
    return not (query.since and ended and ended < query.since) and not (query.until and began and began > query.until)


def _names(part: str, name: str) -> bool:
    """Whether a name has ``part``, in any case, with or without accents."""
    return normalised(part) in normalised(name)


def _is_of_person(interval: Interval, name: str) -> bool:
    return interval.relation in ("located_in", "holds_office") and any(
        name in each.casefold() for each in interval.names
    )


def _statuses(interval: Interval) -> set[str]:
    voices = {"asserted": interval.asserted_by, "claimed": interval.claimed_by, "denied": interval.denied_by}
    return {status for status, names in voices.items() if names}


def _row(interval: Interval, day: date | None) -> TimelineRow:
    since, until = interval.since or DayRange(None, None), interval.until or DayRange(None, None)
    own = {each.name for each in fields(Interval)} & {each.name for each in fields(TimelineRow)}
    same: dict[str, Any] = {name: getattr(interval, name) for name in own - {"standing", "because", "origins"}}
    ended = day is None and interval.until is not None
    return TimelineRow(
        since_earliest=since.earliest,
        since_latest=since.latest,
        until_earliest=until.earliest,
        until_latest=until.latest,
        standing="ended" if ended else interval.standing_on(day or date.max - date.resolution),
        held_as=interval.standing,
        because=tuple(_because(interval)),
        origins=len(interval.origins),
        **same,
    )


def _because(interval: Interval) -> Iterator[str]:
    for each in interval.because:
        yield f"{each.says}: {each.report}, {each.voice} ({each.status})"
