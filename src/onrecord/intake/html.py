"""A web page becomes a report."""

from __future__ import annotations

import re
from typing import Any

from onrecord.errors import UnreadableReport
from onrecord.intake.decode import decode
from onrecord.intake.given import Given, make_report, parse_published
from onrecord.intake.stubs import find_stub, told
from onrecord.model.report import Report

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_LANGUAGE = re.compile(r"""<html[^>]{0,500}?\slang\s*=\s*["']?\s*([A-Za-z]{2,3})\b""", re.IGNORECASE)
_HEAD = 4_096  # where a page declares its encoding and language: the standard wants it in the first 1,024 bytes
# The day as the page states it; guessing it from the words of the page would make up a publication.
_DATES = {"extensive_search": False, "original_date": True}


def read_html(data: bytes, given: Given) -> Report:
    """The report of a page: its article's text, and of its metadata what ``given`` leaves open.

    Offsets refer to the extracted text, not to the page. Raises UnreadableReport where there is no article in it,
    or only what stands in its place: a paywall, a check for robots, an error.
    """
    page = decode(data, given.charset or declared_encoding(data))
    article = _extract(page)
    text = article.text if article and article.text else ""
    shown = text or _all_text(page)
    if stub := find_stub(shown):
        raise UnreadableReport(f"no article but {stub.says} ({told(stub, shown)})")
    if not text:
        raise UnreadableReport("no article found in the page")
    return make_report(text, given.over(_stated(article, page)))


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page names in its head, in lower case; None where it names none."""
    found = _CHARSET.search(data, 0, _HEAD)
    return found.group(1).decode("ascii").lower() if found else None


def _extract(page: str) -> Any:
    from trafilatura import bare_extraction

    try:
        return bare_extraction(
            page, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=_DATES
        )
    except Exception as error:  # pages come from anywhere, and the library promises nothing
        raise UnreadableReport(f"the page can't be read: {type(error).__name__}: {error}") from error


def _all_text(page: str) -> str:
    """All words of a page that has no article."""
    from trafilatura import html2txt

    return str(html2txt(page))


def _stated(article: Any, page: str) -> Given:
    language = _LANGUAGE.search(page, 0, _HEAD)
    return Given(
        outlet=article.sitename or article.hostname,
        url=article.url,
        title=article.title,
        published=parse_published(article.date) if article.date else None,
        language=language.group(1) if language else None,
    )
