"""Who an actor is, and with whom it has to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.query.filters import looked_at
from onrecord.query.query import Query
from onrecord.query.rows import Rows, fetch
from onrecord.store.store import Store

Side = Literal["actors", "recipients"]
_OTHER: dict[Side, Side] = {"actors": "recipients", "recipients": "actors"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """One actor of the record."""

    key: str  # the same across reports
    name: str  # that most reports use
    names: tuple[str, ...]
    codes: tuple[str, ...]
    entity_type: str | None
    wikidata: str | None
    reports: int
    mentions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TieRow:
    """The events of one type between an actor and another one."""

    key: str | None  # of the other; None: it is known only by name
    name: str
    type: str
    events: int


_ACTORS = """
select
    key,
    mode(name order by name) as name,
    list_sort(list_distinct(list(name))) as names,
    any_value([code for code in codes if code is not null]) as codes,
    any_value(entity_type) as entity_type,
    any_value(wikidata) as wikidata,
    count(distinct report) as reports,
    sum(mentions)::bigint as mentions
from entities
where key in ({asked})
group by key
order by key = $name desc, mentions desc, key
limit 20
"""


_CALLED = "select key from entities where key = $name or lower(name) = lower($name)"
_NAMED_AS_PARTY = """
select party.entity from (select unnest(actors || recipients) as party from events)
where lower(party.name) = lower($name)
"""


def find_actors(store: Store, name: str) -> Rows[ActorRow]:
    """The actors that have this key, or are called so (else: are so called in an event), the most mentioned first."""
    engine = looked_at(store, Query())
    found = fetch(engine, ActorRow, _ACTORS.format(asked=_CALLED), {"name": name})
    return found or fetch(engine, ActorRow, _ACTORS.format(asked=_NAMED_AS_PARTY), {"name": name})


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRow:
    """What an actor holds, or where it is, as claims tell it."""

    relation: str
    object: str
    value: str  # "-": it does not hold
    earliest: date | None  # the days between which it can have begun
    latest: date | None
    asserted: int  # claims
    claimed: int
    denied: int


def find_held(store: Store, key: str, limit: int) -> Rows[HeldRow]:
    """The conditions of which an actor is the subject, those that are told most first."""
    sql = """
        select
            relation, max(object) as object, value, min(since_earliest) as earliest, max(since_latest) as latest,
            count(*) filter (status = 'asserted') as asserted, count(*) filter (status = 'claimed') as claimed,
            count(*) filter (status = 'denied') as denied
        from conditions where subject_key = $key
        group by relation, object_key, value
        order by count(*) desc, relation, object, value limit $limit
    """
    return fetch(looked_at(store, Query()), HeldRow, sql, {"key": key, "limit": limit})


def find_deeds(store: Store, key: str, side: Side, limit: int) -> tuple[str, ...]:
    """The ids of the events of the codebook in which an actor acts, or is acted upon; the newest first."""
    sql = (
        f"select id from events where type is not null and list_contains([party.entity for party in {side}], $key)"
        " order by coalesce(latest, earliest, published_on) desc, id limit $limit"
    )
    found = looked_at(store, Query()).execute(sql, {"key": key, "limit": limit})
    return tuple(row[0] for row in found.fetchall())


def find_ties(store: Store, key: str, side: Side) -> Rows[TieRow]:
    """With whom an actor has to do where it stands on this ``side``: what it does to whom, or who does what to it."""
    sql = f"""
        select other.entity as key, mode(other.known_as order by other.known_as) as name, type, count(*) as events
        from (
            select type, unnest({_OTHER[side]}) as other from events
            where type is not null and list_contains([party.entity for party in {side}], $key)
        )
        group by other.entity, case when other.entity is null then other.known_as end, type
        order by events desc, name, type
    """
    return fetch(looked_at(store, Query()), TieRow, sql, {"key": key})
