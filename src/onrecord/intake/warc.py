"""Pages of a web archive (WARC, ISO 28500; CC-NEWS) become reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO

from onrecord.intake.found import LARGEST, Found, failed, read_as
from onrecord.intake.given import Given
from onrecord.intake.html import read_html
from onrecord.intake.plain import read_plain

_READERS = {"text/html": read_html, "application/xhtml+xml": read_html, "text/plain": read_plain}
_OK = 200


def read_warc(stream: BinaryIO, name: str, given: Given) -> Iterator[Found]:
    """The report of each page that was answered with status 200, in order of the file, compressed or not.

    Requests, pictures, redirects and error pages are passed over. A damaged archive is a Failure, after the reports
    before the damage. One record is in memory at a time, 20 MB of it at most.
    """
    number = 0
    for number, page in enumerate(_pages(stream), 1):
        at = f"{name}:{number}"
        if isinstance(page, str):
            yield failed(at, page)
        else:
            yield read_as(_READERS[page.kind], page.data, at, page.sent.over(given))
    if not number:
        yield failed(name, "no web page in this archive")


@dataclass(frozen=True, slots=True)
class _Page:
    kind: str  # media type
    data: bytes
    sent: Given


def _pages(stream: BinaryIO) -> Iterator[_Page | str]:
    """The pages, and in their place what is wrong with one; damage ends the archive."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    try:
        records = ArchiveIterator(stream, record_types=WarcRecordType.response, auto_decode="all", fsspec_args=False)
        for record in records:
            kind = (record.http_content_type or "").split(";")[0].strip().lower()
            if kind in _READERS and record.http_headers.status_code == _OK:
                data = record.reader.read(LARGEST + 1)
                yield _Page(kind, data, _sent(record)) if len(data) <= LARGEST else f"larger than {LARGEST:,} bytes"
    except (OSError, ValueError, RuntimeError) as error:
        yield f"damaged archive: {str(error).splitlines()[0] if str(error) else type(error).__name__}"


def _sent(record: Any) -> Given:
    """What the archive knows of a page."""
    at = record.record_date
    return Given(
        url=record.headers.get("WARC-Target-URI"),
        retrieved=at.astimezone(UTC) if isinstance(at, datetime) else None,
        charset=record.http_charset,
    )
