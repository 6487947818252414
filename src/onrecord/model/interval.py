"""How long something held, as the voices of the record have it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from onrecord.model.condition import DayRange, Relation, Status

# established: an outlet asserts it itself, a voice admits it against its interest, or independent voices agree;
# claimed: only voices with an interest say so; disputed: it is also denied, or two are as sure to hold it;
# denied: nobody else says so; ended: it was, and is over
Standing = Literal["established", "claimed", "disputed", "denied", "ended"]
Says = Literal["began", "holds", "ended", "denied"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One row of the record that an interval rests on, and who says it."""

    says: Says
    condition: str  # id of the row
    event: str | None  # id of the row of the event that it follows from; None: stated as such
    report: str
    status: Status
    voice: str  # the chain: outlet → relays → speaker
    origin: str  # key of the voice nearest the fact: the same, however many outlets carry it


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
    standing: Standing  # how sure it was while it held, or is by now; never "ended"
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
    admin1: str | None = None
    feature_code: str | None = None  # GeoNames, of the place
    # the day from which it is presumed to have held already, where its beginning isn't told; None: not presumed
    presumed_from: date | None = None
    disputed_since: date | None = None  # the day on which it was first disputed; None: never, or from the beginning
    recorded_at: datetime | None = None  # UTC: when the first row that it rests on was put on record
    because: tuple[Reason, ...] = ()  # in order of publication

    @property
    def origins(self) -> tuple[str, ...]:
        """Keys of the independent origins that say so, however many outlets pass them on."""
        return tuple(sorted({each.origin for each in self.because if each.says != "denied"}))

    @property
    def first_sure(self) -> date:
        """The first day on which it has begun, or is presumed to have; the first of all where it is only denied."""
        told = self.since.latest or date.max if self.since is not None else None
        known = [each for each in (told, self.presumed_from) if each is not None]
        return min(known, default=date.min)

    @property
    def over_by(self) -> date:
        """The first day on which it is surely over: that of a change is the new holder's."""
        return (self.until.latest or self.until.earliest or date.max) if self.until else date.max

    def covers(self, day: date) -> bool:
        """Whether it held on ``day``: it had begun by then, and was not yet over for sure."""
        return self.first_sure <= day < self.over_by

    def may_cover(self, day: date) -> bool:
        """Whether it can have held on ``day``."""
        first = (self.since.earliest or date.min) if self.since else self.first_sure
        return first <= day <= (self.over_by if self.until is not None else date.max)

    def standing_on(self, day: date) -> Standing:
        """How sure it was, or is, that it held on ``day``; "ended" once it is over for sure."""
        if day >= self.over_by:
            return "ended"
        if self.standing == "disputed" and self.disputed_since is not None and day < self.disputed_since:
            return "established"
        return self.standing
