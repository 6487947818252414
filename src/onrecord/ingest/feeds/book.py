"""The book of feeds: a SQLite file beside the record, of what is followed and what was fetched."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from onrecord.errors import NotOnRecord
from onrecord.ingest.feeds.schedule import LONGEST, after_failure, after_look
from onrecord.intake.feeds import Feed
from onrecord.intake.fetch import Fetched

FILE = "feeds.sqlite"
_SHORTEST = timedelta(seconds=1)
_SCHEMA = Path(__file__).with_name("book.sql")


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A feed that is looked at."""

    url: str
    outlet: str | None
    every: int  # seconds
    due: str  # UTC
    etag: str | None
    modified: str | None
    asked: str | None  # UTC; None: it never answered
    failures: int  # in a row
    error: str | None  # None: the last look went well


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """A page that a feed announced."""

    feed: str
    key: str
    url: str
    outlet: str | None
    published: str | None  # as the feed has it, ISO 8601
    looks: int
    etag: str | None
    modified: str | None
    failures: int
    error: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How the pages of a feed stand."""

    fetched: int
    waiting: int
    failed: int  # given up, or not there at the last look


class Book:
    """What is known of feeds. One process at a time pulls; any number may read."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(folder / FILE, timeout=60)
        self._db.execute("pragma journal_mode = wal")
        self._db.execute("pragma foreign_keys = on")
        self._db.executescript(_SCHEMA.read_text(encoding="utf-8"))

    def add(self, url: str, *, outlet: str | None, every: timedelta, now: datetime) -> bool:
        """Follows a feed, from now on; False: it was followed before, and has the new outlet and pace."""
        with self._db:
            known = self._db.execute("select 1 from feeds where url = ?", (url,)).fetchone()
            self._db.execute(
                "insert into feeds (url, outlet, every, due) values (?1, ?2, ?3, ?4)"
                " on conflict (url) do update set outlet = ?2, every = ?3, due = ?4, failures = 0",
                (url, outlet, round(min(max(every, _SHORTEST), LONGEST).total_seconds()), _written(now)),
            )
        return not known

    def remove(self, url: str) -> None:
        """Follows a feed no longer; what came from it stays on record. Raises NotOnRecord."""
        with self._db:
            if not self._db.execute("delete from feeds where url = ?", (url,)).rowcount:
                followed = ", ".join(each.url for each in self.followed()) or "none"
                raise NotOnRecord(f"No feed {url!r} is followed; there are: {followed}.")

    def followed(self) -> tuple[Followed, ...]:
        """All feeds, in order of their URLs."""
        rows = self._db.execute(
            "select url, outlet, every, due, etag, modified, asked, failures, error from feeds order by url"
        )
        return tuple(Followed(**_named(rows, row)) for row in rows.fetchall())

    def due_feeds(self, now: datetime) -> tuple[Followed, ...]:
        """The feeds to look at."""
        return tuple(each for each in self.followed() if not _written(now) < each.due <= _farthest(now))

    def due_items(self, now: datetime, most: int) -> tuple[Announced, ...]:
        """``most`` pages to fetch: of every feed that has some due the same share, the longest due first."""
        rows = self._db.execute(
            "select feed, key, items.url, outlet, published, looks, items.etag, items.modified, items.failures,"
            " items.error from items join feeds on feeds.url = feed where items.due <= ?1 or items.due > ?2"
            " order by row_number() over (partition by feed order by items.due, key), feed limit ?3",
            (_written(now), _farthest(now), most),
        )
        return tuple(Announced(**_named(rows, row)) for row in rows.fetchall())

    def is_due(self, now: datetime) -> bool:
        """Whether there is anything to fetch."""
        return bool(self.due_feeds(now) or self.due_items(now, 1))

    def next_due(self) -> datetime | None:
        """When there is something to fetch again; None: no feed is followed."""
        (due,) = self._db.execute(
            "select min(due) from (select due from feeds union all select due from items)"
        ).fetchone()
        return datetime.fromisoformat(due) if due else None

    def counts(self) -> dict[str, Count]:
        """How the pages stand, by feed."""
        rows = self._db.execute(
            "select feed, count(*) filter (where error is null and looks > 0),"
            " count(*) filter (where error is null and looks = 0), count(*) filter (where error is not null)"
            " from items group by feed"
        )
        return {feed: Count(fetched=done, waiting=left, failed=bad) for feed, done, left, bad in rows}

    def failed(self) -> tuple[tuple[str, str], ...]:
        """(URL, why) of every page that could not be read at the last look."""
        return tuple(self._db.execute("select url, error from items where error is not null order by url, feed"))

    def note_feed(self, feed: Followed, answer: Fetched, said: Feed | None, now: datetime) -> None:
        """A feed answered; ``said`` None: it is unchanged. What it announces anew, or changed, is due now."""
        due = _written(now + timedelta(seconds=feed.every))
        with self._db:
            self._db.execute(
                "update feeds set due = ?, asked = ?, failures = 0, error = null,"
                " etag = coalesce(?, etag), modified = coalesce(?, modified) where url = ?",
                (due, _written(now), answer.etag, answer.modified, feed.url),
            )
            for item in said.items if said else ():
                self._db.execute(
                    "insert into items (feed, key, url, published, stamp, due) values (?1, ?2, ?3, ?4, ?5, ?6)"
                    " on conflict (feed, key) do update set url = ?3, published = ?4, stamp = ?5, due = ?6,"
                    " failures = 0 where stamp != ?5",
                    (
                        feed.url,
                        item.key,
                        item.url,
                        item.published.isoformat() if item.published else None,
                        item.stamp,
                        _written(now),
                    ),
                )

    def note_feed_failed(self, feed: Followed, error: str, now: datetime) -> None:
        """A feed did not answer, or not with a feed."""
        wait = max(after_failure(feed.failures + 1), timedelta(seconds=feed.every))
        with self._db:
            self._db.execute(
                "update feeds set due = ?, failures = failures + 1, error = ? where url = ?",
                (_written(now + wait), error, feed.url),
            )

    def note_items(self, items: Iterable[tuple[Announced, Fetched]], now: datetime) -> None:
        """Pages came, and what they say is on record."""
        with self._db:
            for item, answer in items:
                wait = after_look(item.looks + 1)
                self._db.execute(
                    "update items set looks = looks + 1, failures = 0, error = null, etag = ?, modified = ?, due = ?"
                    " where feed = ? and key = ?",
                    (answer.etag, answer.modified, _written(now + wait) if wait else None, item.feed, item.key),
                )

    def note_item_failed(self, item: Announced, error: str, now: datetime, *, again: bool) -> None:
        """A page could not be read. ``again``: another time it may be."""
        wait = after_failure(item.failures + 1, give_up=True) if again else None
        with self._db:
            self._db.execute(
                "update items set failures = failures + 1, error = ?, due = ? where feed = ? and key = ?",
                (error, _written(now + wait) if wait else None, item.feed, item.key),
            )

    def close(self) -> None:
        """Lets go of the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def _written(at: datetime) -> str:
    return at.replace(microsecond=0).isoformat()


def _farthest(now: datetime) -> str:
    """What is due later than this was noted by a clock that has been put back since: it is due now."""
    return _written(now + 2 * LONGEST)


def _named(rows: sqlite3.Cursor, row: tuple[object, ...]) -> dict[str, Any]:
    return dict(zip((each[0] for each in rows.description), row, strict=True))
