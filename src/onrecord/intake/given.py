"""What the caller knows of a report that the report doesn't say itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from onrecord.errors import UnreadableReport
from onrecord.intake.detect_language import detect_language
from onrecord.model.report import Report, report_id
from onrecord.text.characters import find_paragraphs, storable

LONGEST_TEXT = 5_000_000  # code points; a long novel has one million, and reads in about three minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Outlet, URL, title, day and language of a report, and how it came; None where it is not known."""

    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: date | datetime | None = None
    language: str | None = None
    id: str | None = None
    retrieved: datetime | None = None  # UTC
    charset: str | None = None  # that the server named for a page

    def over(self, other: Given) -> Given:
        """These values, those of ``other`` where these are None."""
        return Given(
            outlet=self.outlet or other.outlet,
            url=self.url or other.url,
            title=self.title or other.title,
            published=self.published or other.published,
            language=self.language or other.language,
            id=self.id or other.id,
            retrieved=self.retrieved or other.retrieved,
            charset=self.charset or other.charset,
        )


def make_report(text: str, given: Given) -> Report:
    """The report of a text, its language detected where none is given. Raises UnreadableReport for a text of blanks."""
    stored = storable(text)
    if len(stored) > LONGEST_TEXT:
        raise UnreadableReport(f"{len(stored):,} characters; a report has at most {LONGEST_TEXT:,}")
    if next(find_paragraphs(stored), None) is None:
        raise UnreadableReport("empty: there is no text in it")
    outlet, url = _stored(given.outlet), _stored(given.url)
    found = report_id(text=stored, outlet=outlet, url=url, published=given.published)
    return Report(
        id=_stored(given.id) or found,
        text=stored,
        outlet=outlet,
        url=url,
        title=_stored(given.title),
        language=primary_language(given.language) or detect_language(stored),
        published=given.published,
        retrieved=given.retrieved,
    )


def primary_language(tag: str | None) -> str | None:
    """The language of a BCP 47 tag: "en" of "en-GB" or "en_US"; None of None."""
    return tag.strip().replace("_", "-").split("-")[0].lower() if tag else None


def _stored(value: str | None) -> str | None:
    return storable(value).strip() or None if value else None


def parse_published(value: str) -> date | datetime:
    """A day, or a time with its zone, from ISO 8601. A time without a zone gives its day.

    Raises UnreadableReport for anything else.
    """
    stripped = value.strip()
    try:
        if len(stripped) <= len("2024-12-08"):
            return date.fromisoformat(stripped)
        at = datetime.fromisoformat(stripped)
    except ValueError as error:
        example = "expected one like 2024-12-08 or 2024-12-08T14:30+03:00"
        raise UnreadableReport(f"invalid publication date {shortened(value)!r}; {example}") from error
    return at if at.tzinfo is not None else at.date()


def shortened(value: str, limit: int = 40) -> str:
    """``value``, cut where it is too long for a line of an error."""
    return value if len(value) <= limit else f"{value[:limit]}…"
