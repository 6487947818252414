"""One round: the feeds that are due, the pages that they announced, and what those say on record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import groupby
from typing import NamedTuple, TypeVar

from onrecord.errors import Unfetchable, UnreadableReport
from onrecord.ingest.feeds.book import Announced, Book, Followed
from onrecord.ingest.pool import Result
from onrecord.ingest.shard import put_on_record
from onrecord.intake.feeds import Feed, read_feed
from onrecord.intake.fetch import Fetched, Fetcher, host_of
from onrecord.intake.found import Found, failed
from onrecord.intake.given import Given
from onrecord.intake.html import read_html
from onrecord.model.record import Failure
from onrecord.model.report import Report
from onrecord.store.store import Added, Store

AT_ONCE = 8  # hosts that are asked at the same time; each of them one request after the other
BATCH = 128  # pages that are fetched, read and committed together

Asked = TypeVar("Asked", Followed, Announced)
Said = TypeVar("Said")
Read = Callable[[Iterable[Found]], Iterator[Result]]


@dataclass(frozen=True, slots=True)
class Round:
    """What came of one round."""

    feeds: int = 0  # that were looked at
    unchanged: int = 0  # feeds and pages that are as they were
    added: Added = field(default_factory=Added)

    def __add__(self, other: Round) -> Round:
        return Round(self.feeds + other.feeds, self.unchanged + other.unchanged, self.added + other.added)


class Answer(NamedTuple):
    """A page's answer: unchanged (``found`` None), a report, or why there is none."""

    item: Announced
    answer: Fetched | None  # None: it could not be fetched
    found: Found | None


def pull(book: Book, store: Store, fetcher: Fetcher, read: Read) -> Iterator[Round]:
    """Looks at all feeds and pages that are due, and yields what came of the feeds, then of each batch of pages.

    A page counts as fetched once what it says is on record: whoever is killed in between fetches it again, and a repeat
    adds nothing. A feed or page that fails is tried again later, and is a row among the record's failures.
    """
    yield _look_at_feeds(book, store, fetcher)
    while items := book.due_items(now(), BATCH):
        yield _fetch_pages(items, book, store, fetcher, read)


def _look_at_feeds(book: Book, store: Store, fetcher: Fetcher) -> Round:
    due = book.due_feeds(now())
    failures, unchanged = [], 0
    for feed, answer in _by_host(due, lambda feed: _ask_feed(feed, fetcher)):
        if isinstance(answer, Failure):
            book.note_feed_failed(feed, answer.error, now())
            failures.append(answer)
        else:
            fetched, said = answer
            unchanged += said is None
            book.note_feed(feed, fetched, said, now())
    store.add_failures(failures)
    return Round(len(due), unchanged, Added(failures=tuple(failures)))


def _ask_feed(feed: Followed, fetcher: Fetcher) -> tuple[Fetched, Feed | None] | Failure:
    try:
        answer = fetcher.get(feed.url, etag=feed.etag, modified=feed.modified)
        return answer, read_feed(answer.data, answer.url) if answer.data is not None else None
    except (Unfetchable, UnreadableReport) as error:
        return failed(feed.url, str(error))


def _fetch_pages(items: Sequence[Announced], book: Book, store: Store, fetcher: Fetcher, read: Read) -> Round:
    answers = [answer for _, answer in _by_host(items, lambda item: _ask_page(item, fetcher))]
    answers.sort(key=lambda each: (each.item.feed, each.item.key))
    found = [each.found for each in answers if each.found is not None]
    added = sum(put_on_record(read(found), store), Added())
    why = {each.report: each for each in added.failures}
    came = []
    for each in answers:
        if failure := why.get(each.item.url):
            book.note_item_failed(each.item, failure.error, now(), again=each.answer is None)
        elif each.answer:
            came.append((each.item, each.answer))
    book.note_items(came, now())
    return Round(0, len(answers) - len(found), added)


def _ask_page(item: Announced, fetcher: Fetcher) -> Answer:
    try:
        answer = fetcher.get(item.url, etag=item.etag, modified=item.modified)
    except Unfetchable as error:
        return Answer(item, None, failed(item.url, str(error)))
    return Answer(item, answer, None if answer.data is None else _report(answer.data, item, answer))


def _report(data: bytes, item: Announced, answer: Fetched) -> Found:
    given = Given(
        outlet=item.outlet,
        url=item.url,
        published=datetime.fromisoformat(item.published) if item.published else None,
        retrieved=answer.retrieved,
        charset=answer.charset,
    )
    try:
        report: Report = replace(read_html(data, given), read_from=item.url)
    except UnreadableReport as error:
        return failed(item.url, str(error))
    return report


def _by_host(asked: Sequence[Asked], ask: Callable[[Asked], Said]) -> Iterator[tuple[Asked, Said]]:
    """What ``ask`` says of each; those of one host one after the other, hosts side by side."""

    def ask_all(group: Sequence[Asked]) -> list[tuple[Asked, Said]]:
        return [(each, ask(each)) for each in group]

    hosts = groupby(sorted(asked, key=lambda each: host_of(each.url)), key=lambda each: host_of(each.url))
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for done in as_completed([threads.submit(ask_all, tuple(group)) for _, group in hosts]):
            yield from done.result()


def now() -> datetime:
    """The time, UTC."""
    return datetime.now(UTC)
