"""One published text."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from onrecord.text.ids import id_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One published text with what is known of its publication. Offsets everywhere refer to ``text``."""

    id: str  # given, or a hash of outlet, url, published and text
    text: str
    outlet: str | None = None  # who published it: a name or a host
    url: str | None = None
    title: str | None = None
    language: str = "en"  # ISO 639-1
    published: date | datetime | None = None  # a day, or a time with its zone; None: not known
    retrieved: datetime | None = None  # UTC
    revision: int = 1  # same URL, other text: the next revision
    read_from: str | None = field(default=None, compare=False)  # file and ":line"; for messages only

    @property
    def published_on(self) -> date | None:
        """The day of publication in the outlet's zone; None where it is not known."""
        return self.published.date() if isinstance(self.published, datetime) else self.published


def report_id(*, text: str, outlet: str | None, url: str | None, published: date | datetime | None) -> str:
    """The id of a report that came without one. Three copies in three outlets are three reports."""
    return id_of("r", outlet, url, published.isoformat() if published else None, text)
