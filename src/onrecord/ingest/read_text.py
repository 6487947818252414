"""One text in, its record out."""

from __future__ import annotations

from datetime import date, datetime

from onrecord.ingest.local import reader_of
from onrecord.intake.given import Given, make_report, parse_published
from onrecord.model.record import Record
from onrecord.settings import load_settings


def read_text(
    text: str,
    *,
    published: date | datetime | str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    language: str | None = None,
) -> Record:
    """What a report puts on record. Nothing is stored; the parser is loaded once, at the first call.

    ``published``: a day or a time with its zone, as such or in ISO 8601; None: relative times stay unresolved.
    ``language``: ISO 639-1; None: detected. Raises UnreadableReport for an empty text or an invalid day,
    UnknownLanguage for a language without rules, MissingModel where the parser's model is not installed.
    """
    day = parse_published(published) if isinstance(published, str) else published
    given = Given(published=day, outlet=outlet, url=url, title=title, language=language)
    return reader_of(load_settings()).read(make_report(text, given))
