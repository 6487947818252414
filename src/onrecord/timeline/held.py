"""A condition on record, with who says so: what the timeline is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from onrecord.model.condition import Relation, Status

FIRST, LAST = date.min, date.max
Days = tuple[date, date]  # the first and last day, inclusive, on which it can have been


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One row of the view ``held``."""

    id: str
    report: str
    relation: Relation
    subject: str
    subject_key: str
    subject_codes: tuple[str | None, ...] = ()
    object: str
    object_key: str
    object_codes: tuple[str | None, ...] = ()  # of a party: country or body first, then roles
    country: str | None = None  # of the object, where that is a place
    admin1: str | None = None
    feature_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    value: Literal["+", "-"] = "+"
    status: Status = "asserted"
    tense: str | None = None  # of the event that it follows from; None: stated as such (a title)
    from_event: str | None = None
    since_earliest: date | None = None
    since_latest: date | None = None
    until_earliest: date | None = None
    until_latest: date | None = None
    published_on: date | None = None
    recorded_at: datetime | None = None
    outlet: str | None = None
    chain_text: str = ""  # outlet → relays → speaker
    origin: str = ""  # key of the voice nearest the fact, the same in all reports; "": the chain stands for it
    origin_codes: tuple[str | None, ...] = ()  # country or body first, then roles, of that voice

    @property
    def began(self) -> Days:
        """When it began, or (value "-") ended: not after the report that has it."""
        return self.since_earliest or FIRST, self.since_latest or self.published_on or LAST

    @property
    def affirms(self) -> bool:
        """Whether it speaks for the holder: "does not hold" that is denied does."""
        return (self.value == "+") == (self.status != "denied")

    @property
    def seen_on(self) -> date | None:
        """The day on which it is said to hold ("rebels control the town"); None: it tells a change, or a title."""
        is_seen = self.tense == "present" or (self.is_stated and self.relation != "holds_office")
        return self.published_on if is_seen and self.value == "+" else None

    @property
    def is_stated(self) -> bool:
        """Whether a text only says that it is so, with no event in it: a title, "Lopez is in Cairo"."""
        return self.from_event is None and self.tense is None and self.value == "+"

    @property
    def voice(self) -> str:
        """Whose word it is: the same however many outlets carry it."""
        return self.origin or self.chain_text


def common(ranges: Sequence[Days]) -> Days | None:
    """The days that all ranges share, else all from the first to the last; None: there is no range."""
    if not ranges:
        return None
    first, last = max(each[0] for each in ranges), min(each[1] for each in ranges)
    return (first, last) if first <= last else (min(each[0] for each in ranges), max(each[1] for each in ranges))
