"""Rounds without end: whenever something is due."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic, sleep

from onrecord.ingest.feeds.book import Book
from onrecord.ingest.feeds.pull import Read, Round, now, pull
from onrecord.intake.fetch import Fetcher
from onrecord.store.store import Store

_NAP = 5.0  # seconds at most between two looks into the book: a feed that was just added shall not wait


def watch(book: Book, store: Store, fetcher: Fetcher, read: Read, *, seconds: float | None = None) -> Iterator[Round]:
    """Pulls whenever a feed or page is due, and yields what came of each round; None ``seconds``: until it is ended."""
    until = None if seconds is None else monotonic() + seconds
    while until is None or monotonic() < until:
        if book.is_due(now()):
            yield sum(pull(book, store, fetcher, read), Round())
        else:
            sleep(_nap(book, until))


def _nap(book: Book, until: float | None) -> float:
    """Seconds until the next feed or page is due, or the end, but no more than a nap."""
    due = book.next_due()
    waits = [_NAP] + ([(due - now()).total_seconds()] if due else []) + ([until - monotonic()] if until else [])
    return max(0.05, min(waits))
