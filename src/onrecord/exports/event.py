"""An event across reports, as all exports take it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from onrecord.query.coded_events import CodedEventRow, NumberRow, PartyRow

_FACT = ("CT+", "PR+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event with the coded events that tell of it; of what they don't agree on, what most say."""

    id: str
    members: tuple[CodedEventRow, ...]  # in order of publication
    core: CodedEventRow  # the member that tells best who did what to whom: never two of them mixed to a third thing
    contexts: tuple[str, ...]
    actors: tuple[PartyRow, ...]  # those of the core, then those that most members name
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
    def type(self) -> str | None:
        """Of the codebook; None: outside it."""
        return self.core.type

    @property
    def mode(self) -> str | None:
        """Of the type; None: it has none, or it isn't told."""
        return self.core.mode

    @property
    def is_told_as_fact(self) -> bool:
        """Whether a voice says that it happened or probably did: not denied, not wanted, threatened or yet to come."""
        return any(is_fact(each) for each in self.members)

    @property
    def reports(self) -> tuple[CodedEventRow, ...]:
        """The first member of each report."""
        return tuple({each.report: each for each in reversed(self.members)}.values())[::-1]

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who published the reports, each once."""
        return tuple(dict.fromkeys(each.outlet for each in self.reports if each.outlet))

    @property
    def country(self) -> str | None:
        """ISO alpha-3, of the place."""
        return self.where.country if self.where else None

    @property
    def day(self) -> date | None:
        """The last day that it can have been; None: no days are known."""
        return (self.when.latest or self.when.earliest) if self.when else None

    @property
    def length(self) -> int | None:
        """How many days it can have been on; None: they are not stated, or without a beginning."""
        when = self.when
        if when is None or when.time_basis == "publication" or not (when.earliest and when.latest):
            return None
        return (when.latest - when.earliest).days + 1

    @property
    def number(self) -> int:
        """The first 13 hex digits of the id as a number (52 bits), for schemes whose ids are numbers."""
        return int(self.id[1:14], 16)

    @property
    def recorded_at(self) -> datetime:
        """When the last of its members was put on record (UTC)."""
        return max(each.recorded_at for each in self.members)


def is_fact(row: CodedEventRow) -> bool:
    """Whether the voice of a coded event says that it happened, or probably did."""
    return row.factuality in _FACT and row.tense != "future"
