"""RSS and Atom become lists of what was published."""

from __future__ import annotations

import re
from calendar import timegm
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any
from urllib.parse import urljoin, urlsplit

from onrecord.errors import UnreadableReport
from onrecord.text.ids import id_of

_ENTITIES = re.compile(rb"<!ENTITY", re.IGNORECASE)
_MOST = 1_000  # items of one feed; feeds of news have some tens


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One report that a feed announces."""

    key: str  # its id in the feed, else its URL
    url: str
    title: str | None
    published: datetime | None  # in the zone that the feed writes; None: it does not say
    stamp: str  # of all that the feed says of it: another one, and the page has changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a feed says."""

    title: str | None  # of the outlet
    language: str | None
    items: tuple[FeedItem, ...]  # as they stand there, each key once; those without a page of HTTP left out


def read_feed(data: bytes, url: str) -> Feed:
    """The feed in ``data``, which stood at ``url``.

    Raises UnreadableReport for what is no feed, and for XML that declares entities, which news feeds have no use for
    and attacks do.
    """
    import feedparser

    if _ENTITIES.search(data):
        raise UnreadableReport("the feed declares XML entities, which are not read")
    try:
        parsed = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # feeds come from anywhere, and the library promises nothing
        raise UnreadableReport(f"the feed can't be read: {type(error).__name__}: {error}") from error
    if not parsed.get("version"):
        raise UnreadableReport("no RSS or Atom feed")
    items: dict[str, FeedItem] = {}
    for entry in parsed.entries[:_MOST]:
        if item := _item(entry, url):
            items.setdefault(item.key, item)
    return Feed(
        title=_text(parsed.feed.get("title")),
        language=_text(parsed.feed.get("language")),
        items=tuple(items.values()),
    )


def _item(entry: Any, feed: str) -> FeedItem | None:
    """An entry with a page; None for one without."""
    link = _text(entry.get("link"))
    try:
        url = urljoin(feed, link) if link else ""
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            return None
    except ValueError:
        return None
    return FeedItem(
        key=_text(entry.get("id")) or url,
        url=url,
        title=_text(entry.get("title")),
        published=_published(entry, "published") or _published(entry, "updated"),
        stamp=id_of("i", url, *(_text(dict.get(entry, name)) for name in ("title", "summary", "published", "updated"))),
    )


def _published(entry: Any, name: str) -> datetime | None:
    """A time of an entry; the parser gives it in UTC, and the day may be another where it was written."""
    parts = dict.get(entry, f"{name}_parsed")  # its own get takes one time for the other, with a warning
    try:
        at = datetime.fromtimestamp(timegm(parts), UTC) if parts else None
    except (ValueError, OverflowError, TypeError):
        return None
    written = _zoned(_text(dict.get(entry, name)) or "")
    return written if at and written and written == at else at


def _zoned(value: str) -> datetime | None:
    """A time in the zone that it is written in, as RFC 5322 or ISO 8601 have it; None for any other form."""
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            at = read(value)
        except (ValueError, OverflowError, TypeError, IndexError):
            continue
        if at.tzinfo is not None:
            return at
    return None


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
