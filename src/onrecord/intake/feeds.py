"""RSS and Atom become lists of what was published."""

from __future__ import annotations

import re
from calendar import timegm
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from urllib.parse import urljoin, urlsplit

from onrecord.errors import UnreadableReport

_ENTITIES = re.compile(rb"<!ENTITY", re.IGNORECASE)
_MOST = 1_000  # items of one feed; feeds of news have some tens


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One report that a feed announces."""

    key: str  # its id in the feed, else its URL
    url: str
    title: str | None
    published: datetime | None  # UTC; None: the feed does not say


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
    parsed = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
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
        if urlsplit(url).scheme not in {"http", "https"}:
            return None
    except ValueError:
        return None
    return FeedItem(
        key=_text(entry.get("id")) or url,
        url=url,
        title=_text(entry.get("title")),
        published=_published(entry["published_parsed"] if "published_parsed" in entry else entry.get("updated_parsed")),
    )


def _published(parts: Any) -> datetime | None:
    """A feed's time, which the parser gives as a struct_time of UTC."""
    try:
        return datetime.fromtimestamp(timegm(parts), UTC) if parts else None
    except (ValueError, OverflowError, TypeError):
        return None


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
