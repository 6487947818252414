"""How long something held, as the voices of the record have it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.condition import DayRange, Relation

# asserted by an outlet itself; only claimed by voices; disputed: also denied; denied: nobody else says so
Standing = Literal["asserted", "claimed", "disputed", "denied"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """One holder's time: of a place, of an office, or (located_in) of a person at a place."""

    relation: Relation
    subject: str  # the name that most reports use
    subject_key: str
    object: str
    object_key: str
    since: DayRange | None  # None: not known
    until: DayRange | None  # the days in which it ended; None: still, or not known
    standing: Standing
    asserted_by: tuple[str, ...]  # outlets
    claimed_by: tuple[str, ...]  # chains
    denied_by: tuple[str, ...]  # chains, or outlets
    ended_by: str | None  # who holds it next, or "stated"; None: no end is known
    reports: tuple[str, ...]  # ids
    conditions: tuple[str, ...]  # ids of the conditions on record that it rests on
    names: tuple[str, ...] = ()  # all names of the subject there
    country: str | None = None  # of the place
    latitude: float | None = None
    longitude: float | None = None
