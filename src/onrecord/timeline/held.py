"""A condition on record, with who says so: what the timeline is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.model.condition import Relation, Status


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
    country: str | None = None  # of the object, where that is a place
    latitude: float | None = None
    longitude: float | None = None
    value: Literal["+", "-"] = "+"
    status: Status = "asserted"
    since_earliest: date | None = None
    since_latest: date | None = None
    until_earliest: date | None = None
    until_latest: date | None = None
    published_on: date | None = None
    outlet: str | None = None
    chain_text: str = ""  # outlet → relays → speaker
