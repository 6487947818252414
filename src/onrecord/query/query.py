"""What can be asked of the record: one type for all questions, for the command line, Python, web and exports."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time
from typing import Annotated, Any, Literal, Self, get_args

from onrecord.errors import BadQuery
from onrecord.model.condition import Relation, Status
from onrecord.query.values import MOST, check_choice, check_text, read_value, shortened, types_of

_CODE = re.compile("[A-Za-z]{3,4}")  # of a country, or of a body: UNO, NATO
Order = Literal["day", "newest", "report", "confidence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Filters that all must hold; None and False filter nothing. Names are matched anywhere, in any case."""

    country: Annotated[str | None, "ISO alpha-3 code (SYR): where it happened, or of a party."] = None
    actor: Annotated[str | None, "Part of the name, or a code (REB, SYR), of who acts."] = None
    recipient: Annotated[str | None, "Part of the name, or a code, of whom it is done to."] = None
    type: Annotated[str | None, "Event type of the codebook, such as ASSAULT."] = None
    mode: Annotated[str | None, "Mode of the event type."] = None
    relation: Annotated[Relation | None, "What holds."] = None
    since: Annotated[date | None, "Day (2024-12-08): this day or later."] = None
    until: Annotated[date | None, "Day: this day or earlier."] = None
    source: Annotated[str | None, "Part of the name of a voice in the chain."] = None
    outlet: Annotated[str | None, "Part of the name of who published."] = None
    place: Annotated[str | None, "Part of the name of the place."] = None
    office: Annotated[str | None, "Part of the name of the office."] = None
    person: Annotated[str | None, "Part of the name of a person: whereabouts, and offices held."] = None
    as_of: Annotated[date | None, "Day: only what holds on it, or may."] = None
    as_known: Annotated[date | datetime | None, "Day or time (UTC): as it was on record by then."] = None
    as_published: Annotated[date | None, "Day: as it follows from what was published by then."] = None
    report: Annotated[str | None, "Id of a report."] = None
    status: Annotated[Status | None, "Asserted by the outlet, or claimed or denied by another voice."] = None
    text: Annotated[str | None, 'Words that the report holds; "in quotes" a phrase.'] = None
    untyped: Annotated[bool, "Also event mentions outside the codebook."] = False
    coder: Annotated[str | None, "Id of a coder; else of each report its newest coding."] = None
    order: Annotated[Order, "In which order."] = "day"
    limit: Annotated[int | None, "At most so many rows."] = None
    after: Annotated[str | None, "What `next` said with the page before: the rows that follow it."] = None

    def __post_init__(self) -> None:
        for each in fields(self):
            check_text(each.name, getattr(self, each.name))
        if self.country is not None and not _CODE.fullmatch(self.country):
            raise BadQuery(f"country needs an ISO alpha-3 code such as SYR, got {shortened(self.country)}.")
        for name, allowed in CHOICES.items():
            check_choice(name, getattr(self, name), allowed)
        if self.text is not None and not any(each.isalnum() for each in self.text):
            raise BadQuery(f"text needs a word, got {shortened(self.text)}.")
        if self.limit is not None and not 1 <= self.limit <= MOST:
            raise BadQuery(f"A limit needs to be from 1 to {MOST}, got {shortened(self.limit)}.")
        try:
            _ = self.known
        except OverflowError:
            raise BadQuery(f"as_known is before or after all times, got {shortened(self.as_known)}.") from None
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
        """A Query from names and values, which may be as text. Raises BadQuery for an unknown name or value."""
        hints = types_of(Query)
        for name in asked:
            if name not in hints:
                known = ", ".join(sorted(hints))
                raise BadQuery(f"Nothing can be asked by {shortened(name)}; there are: {known}.")
        return cls(**{name: read_value(name, value, hints[name]) for name, value in asked.items()})


CHOICES: Mapping[str, tuple[str, ...]] = {
    "relation": get_args(Relation),
    "status": get_args(Status),
    "order": get_args(Order),
}
