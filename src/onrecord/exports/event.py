"""An event across reports, as all exports take it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from onrecord.query.coded_events import CodedEventRow, NumberRow, PartyRow
from onrecord.query.merged import OriginRow

T = TypeVar("T")
_FACT = ("CT+", "PR+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event with the coded events that tell of it; of what they don't agree on, what most say."""

    id: str
    members: tuple[CodedEventRow, ...]  # in order of publication
    type: str | None  # None: outside the codebook
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[PartyRow, ...]  # those that most members name first
    recipients: tuple[PartyRow, ...]
    where: CodedEventRow | None  # the member whose place is taken: the place itself before one near it; None: no place
    when: CodedEventRow | None  # the member whose days are taken: stated ones before bounded ones; None: no days
    numbers: Mapping[str, NumberRow] = field(default_factory=dict)  # by what is counted
    asserted_by: tuple[str, ...] = ()  # origins: outlets that say so themselves
    claimed_by: tuple[str, ...] = ()  # others who affirm it
    denied_by: tuple[str, ...] = ()

    @property
    def affirmed_by(self) -> tuple[str, ...]:
        """The origins that affirm it, those that assert it first."""
        return (*self.asserted_by, *self.claimed_by)

    @property
    def first(self) -> CodedEventRow:
        """The member that tells best what happened: the first that affirms it as a fact, else the first."""
        return next((each for each in self.members if is_fact(each)), self.members[0])

    @property
    def is_told_as_fact(self) -> bool:
        """Whether a voice says that it happened or probably did: not denied, not wanted, threatened or yet to come."""
        return any(is_fact(each) for each in self.members)

    @property
    def reports(self) -> tuple[CodedEventRow, ...]:
        """The first member of each report."""
        return tuple({each.report: each for each in reversed(self.members)}.values())[::-1]


def is_fact(row: CodedEventRow) -> bool:
    """Whether the voice of a coded event says that it happened, or probably did."""
    return row.factuality in _FACT and row.tense != "future"


def event_id(row: CodedEventRow) -> str:
    """The id of the event that a coded event tells of, the same before and after others are found to tell of it.

    Linking calls an event after the coded event with the smallest id; what is alone is called so, too.
    """
    return row.merged or f"x{row.id[1:]}"


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
    type_ = _most(each.type for each in members if each.type)
    asserted, claimed, denied = _voices(members, origins)
    return Event(
        id=id_,
        members=members,
        type=type_,
        mode=_most(each.mode for each in members if each.mode and each.type == type_),
        contexts=tuple(dict.fromkeys(context for each in members for context in each.contexts)),
        actors=_parties(members, lambda each: each.actors),
        recipients=_parties(members, lambda each: each.recipients),
        where=_place(members),
        when=_days(members),
        numbers=_numbers(members),
        asserted_by=asserted,
        claimed_by=claimed,
        denied_by=denied,
    )


def _most(values: Iterable[T]) -> T | None:
    """The most frequent value, of equals the first."""
    return next((value for value, _ in Counter(values).most_common(1)), None)


def _parties(
    members: Sequence[CodedEventRow], side: Callable[[CodedEventRow], tuple[PartyRow, ...]]
) -> tuple[PartyRow, ...]:
    """Each party once, those that most members name first."""
    found: dict[Hashable, list[PartyRow]] = {}
    for member in members:
        for party in side(member):
            found.setdefault(party.entity or party.known_as.casefold(), []).append(party)
    ranked = sorted(found.values(), key=len, reverse=True)
    return tuple(max(same, key=lambda each: len(each.codes)) for same in ranked)


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
