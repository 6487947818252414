"""Coded events put together to events across reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from onrecord.exports.event import Event, is_fact
from onrecord.exports.parties import first_known, is_known
from onrecord.query.coded_events import CodedEventRow, NumberRow, PartyRow
from onrecord.query.merged import OriginRow

T = TypeVar("T")


def event_id(row: CodedEventRow) -> str:
    """The id of the event that a coded event tells of, the same before and after others are found to tell of it.

    Linking calls an event after the coded event with the smallest id; what is alone is called so, too.
    """
    return row.merged or id_alone(row.id)


def id_alone(coded_event: str) -> str:
    """The id of an event that one coded event alone tells of."""
    return f"x{coded_event[1:]}"


def events_of(rows: Iterable[CodedEventRow], origins: Mapping[str, Sequence[OriginRow]]) -> tuple[Event, ...]:
    """The events that coded events tell of, in order of the first of each; ``origins`` by event.

    Of an event without origins (the record isn't linked) the voices of its members are its origins.
    """
    members: dict[str, list[CodedEventRow]] = {}
    for each in rows:
        members.setdefault(event_id(each), []).append(each)
    return tuple(_event(id_, tuple(some), origins.get(id_, ())) for id_, some in members.items())


def alone(row: CodedEventRow) -> Event:
    """A coded event as an event of its own, under its own id: what one voice in one report says."""
    return _event(row.id, (row,), ())


def _event(id_: str, rows: tuple[CodedEventRow, ...], origins: Sequence[OriginRow]) -> Event:
    members = tuple(sorted(rows, key=lambda each: (str(each.published_on), each.report, each.start, each.id)))
    core = _core(members)
    asserted, claimed, denied = _voices(members, origins)
    return Event(
        id=id_,
        members=members,
        core=core,
        contexts=tuple(dict.fromkeys(context for each in members for context in each.contexts)),
        actors=_parties(core.actors, (each.actors for each in members)),
        recipients=_parties(core.recipients, (each.recipients for each in members)),
        where=_place(members),
        when=_days(members),
        numbers=_numbers(members),
        asserted_by=asserted,
        claimed_by=claimed,
        denied_by=denied,
    )


def _core(members: Sequence[CodedEventRow]) -> CodedEventRow:
    """Of those that tell it as a fact and in the type that most give, the one with most known of its parties."""
    if len(members) == 1:
        return members[0]
    type_ = _most(each.type for each in members if each.type)

    def told(row: CodedEventRow) -> tuple[bool, bool, int, int, bool]:
        sides = (row.actors, row.recipients)
        known = sum(is_known(first_known(side, row.country)[1]) for side in sides)
        return is_fact(row), row.type == type_, known, sum(map(bool, sides)), row.mode is not None

    return max(members, key=told)


def _most(values: Iterable[T]) -> T | None:
    """The most frequent value, of equals the first."""
    return next((value for value, _ in Counter(values).most_common(1)), None)


def _parties(core: tuple[PartyRow, ...], sides: Iterable[tuple[PartyRow, ...]]) -> tuple[PartyRow, ...]:
    """Each party once, those of the core first, then those that most members name."""
    found: dict[Hashable, list[PartyRow]] = {_key(each): [] for each in core}
    for party in (each for side in sides for each in side):
        found.setdefault(_key(party), []).append(party)
    ranked = sorted(found.items(), key=lambda each: (each[0] not in {_key(one) for one in core}, -len(each[1])))
    return tuple(max(same, key=lambda each: len(each.codes)) for _, same in ranked)


def _key(party: PartyRow) -> Hashable:
    return party.entity or party.known_as.casefold()


def _place(members: Sequence[CodedEventRow]) -> CodedEventRow | None:
    placed = [each for each in members if each.place]
    exact = [each for each in placed if each.place_precision == 1]
    resolved = [each for each in placed if each.latitude is not None]
    some = exact or resolved or placed
    best = _most(_place_key(each) for each in some)
    return next((each for each in some if _place_key(each) == best), None)


def _place_key(row: CodedEventRow) -> Hashable:
    return row.geonames or (row.place or "").casefold()


def _days(members: Sequence[CodedEventRow]) -> CodedEventRow | None:
    known = [each for each in members if each.time_basis != "publication" and (each.earliest or each.latest)]
    if known:
        best = _most((each.earliest, each.latest) for each in known)
        return next(each for each in known if (each.earliest, each.latest) == best)
    return min((each for each in members if each.latest), key=lambda each: str(each.latest), default=None)


def _numbers(members: Sequence[CodedEventRow]) -> dict[str, NumberRow]:
    """Of each count the lowest and highest figure of those who tell it as a fact, and the one that most give."""
    found: dict[str, list[NumberRow]] = {}
    for member in members:
        for number in member.numbers if is_fact(member) else ():
            found.setdefault(number.what, []).append(number)
    return {what: _range(what, some) for what, some in sorted(found.items())}


def _range(what: str, some: Sequence[NumberRow]) -> NumberRow:
    told = [each for number in some for each in (number.low, number.best, number.high) if each is not None]
    return NumberRow(
        what=what,
        low=min(told, default=None),
        best=_most(each.best for each in some if each.best is not None),
        high=None if any(each.high is None and each.best is None for each in some) else max(told, default=None),
    )


def _voices(
    members: Sequence[CodedEventRow], origins: Sequence[OriginRow]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Who asserts, who claims, who denies."""
    if origins:
        told = [("denied" if o.stance == "deny" else "asserted" if o.asserted else "claimed", o.name) for o in origins]
    else:
        told = [(each.status, each.voice) for each in members if each.status == "denied" or is_fact(each)]
    return _told(told, "asserted"), _told(told, "claimed"), _told(told, "denied")


def _told(told: Sequence[tuple[str, str]], how: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for each, name in told if each == how))
