"""What holds for a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.text.span import Span

# contested: of a place that nobody controls for sure; it is subject and object
Relation = Literal["controls", "contested", "holds_office", "located_in", "ceasefire", "at_war"]
Status = Literal["asserted", "claimed", "denied"]


@dataclass(frozen=True, slots=True)
class DayRange:
    """The days, inclusive, between which a day lies that is not known exactly. None: no bound is known."""

    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """That a subject controls a place, holds an office or is somewhere; or, with value "-", that it does not."""

    id: str
    relation: Relation
    subject: str  # id of an Entity
    object: str  # id of an Entity, or the office's name
    value: Literal["+", "-"]
    status: Status
    evidence: tuple[Span, ...]
    since: DayRange | None = None  # None: not known
    until: DayRange | None = None  # None: still, or not known
    attribution: str | None = None
    from_event: str | None = None  # id of the CodedEvent it follows from; None: stated as such (a title)
