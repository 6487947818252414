"""What can be asked of the record: one type for all questions, for the command line, Python, web and exports."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time
from typing import Any, Literal, Self, get_args

from onrecord.errors import BadQuery
from onrecord.model.condition import Status

_CODE = re.compile("[A-Za-z]{3,4}")  # of a country, or of a body: UNO, NATO
Order = Literal["day", "newest", "report", "confidence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Filters that all must hold; None and False filter nothing. Names are matched anywhere, in any case."""

    country: str | None = None  # ISO alpha-3: where it happened, or of a party
    actor: str | None = None  # part of a name, or a code (REB, SYR), of who acts
    recipient: str | None = None  # the same, of whom it is done to
    type: str | None = None  # PLOVER: ASSAULT, AID, …
    mode: str | None = None
    relation: str | None = None  # of conditions: controls, holds_office, located_in
    since: date | None = None  # can have happened on this day or later
    until: date | None = None  # can have happened on this day or earlier
    source: str | None = None  # part of the name of a voice in the chain
    outlet: str | None = None  # part of the name of who published
    place: str | None = None  # part of the name of the place
    office: str | None = None  # part of the name of the office
    person: str | None = None  # part of the name of a person: whereabouts, and offices held
    as_of: date | None = None  # of the timeline: what holds on this day
    as_known: date | datetime | None = None  # as it was on record by the end of this day, or at this time (UTC)
    as_published: date | None = None  # as it follows from what was published by then
    report: str | None = None  # id
    status: Status | None = None  # asserted, claimed or denied
    text: str | None = None  # words that the report holds
    untyped: bool = False  # also event mentions outside the codebook
    coder: str | None = None  # id; None: of each report its newest coding
    limit: int | None = None
    order: Order = "day"

    def __post_init__(self) -> None:
        if self.country is not None and not _CODE.fullmatch(self.country):
            raise BadQuery(f"country needs an ISO alpha-3 code such as SYR, got {self.country!r}.")
        _among("status", self.status, get_args(Status))
        _among("order", self.order, get_args(Order))
        if self.text is not None and not any(each.isalnum() for each in self.text):
            raise BadQuery(f"text needs a word, got {self.text!r}.")
        if self.limit is not None and self.limit < 1:
            raise BadQuery(f"A limit needs to be 1 or more, got {self.limit}.")
        if self.since and self.until and self.until < self.since:
            raise BadQuery(f"No day is on or after {self.since} and on or before {self.until}.")

    @property
    def known(self) -> datetime | None:
        """``as_known`` as the last moment that counts, UTC without zone; None: now."""
        if self.as_known is None or isinstance(self.as_known, datetime):
            zoned = self.as_known is not None and self.as_known.tzinfo is not None
            return self.as_known.astimezone(UTC).replace(tzinfo=None) if self.as_known and zoned else self.as_known
        return datetime.combine(self.as_known, time.max)

    @classmethod
    def of(cls, asked: Mapping[str, Any]) -> Self:
        """A Query from names and values; days may be ISO 8601. Raises BadQuery for an unknown name or value."""
        known = {each.name for each in fields(cls)}
        for name in asked:
            if name not in known:
                raise BadQuery(f"Nothing can be asked by {name!r}; there are: {', '.join(sorted(known))}.")
        values: dict[str, Any] = {**asked}
        for name in ("since", "until", "as_of", "as_published"):
            values[name] = _day(name, asked.get(name))
        values["as_known"] = _moment("as_known", asked.get("as_known"))
        return cls(**values)


def _among(name: str, value: str | None, allowed: tuple[str, ...]) -> None:
    if value is not None and value not in allowed:
        raise BadQuery(f"No {name} {value!r}; there are: {', '.join(allowed)}.")


def _moment(name: str, value: date | datetime | str | None) -> date | datetime | None:
    if not isinstance(value, str):
        return value
    try:
        return _day(name, value) if len(value) <= len("2024-12-08") else datetime.fromisoformat(value)
    except ValueError:
        raise BadQuery(f"{name} needs a day or time such as 2024-12-08T14:30, got {value!r}.") from None


def _day(name: str, value: date | str | None) -> date | None:
    if not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise BadQuery(f"{name} needs a day such as 2024-12-08, got {value!r}.") from None
