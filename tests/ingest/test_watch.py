"""Fifty feeds that misbehave: what is good comes once, what is bad is explained."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tests.ingest.feed_server import EACH, Server, serving

from onrecord.ingest.feeds.book import FILE, Book, Count
from onrecord.ingest.feeds.pull import Round, now, pull
from onrecord.ingest.feeds.watch import watch
from onrecord.ingest.local import read_all, reader_of
from onrecord.ingest.pool import Result
from onrecord.ingest.shard import mark_known
from onrecord.intake.fetch import Fetcher, Limits
from onrecord.intake.found import Found
from onrecord.settings import Settings
from onrecord.store.store import Store, open_store

QUICK = Limits(bytes=200_000, seconds=1.0, redirects=3, pause=0.0)
WHY = {
    "slow": "longer than 1 seconds|within 1 seconds",
    "endless": "larger than 200,000 bytes",
    "loop": "more than 3 redirects",
    "bomb": "larger than 200,000 bytes",
    "broken": "no RSS or Atom feed|answered 500|answered 410|declares XML entities",
}


class Desk:
    """A record that follows the fifty feeds."""

    def __init__(self, folder: Path, store: Store, servers: dict[str, Server]) -> None:
        self.folder, self.store, self.servers = folder, store, servers
        self.settings = Settings()

    def read(self, found: Iterable[Found]) -> Iterator[Result]:
        return read_all(mark_known(found, self.store, reader_of(self.settings).coder.id), self.settings)

    def watch(self, seconds: float) -> Round:
        with Book(self.folder) as book, Fetcher(QUICK, private=True) as fetcher:
            return sum(watch(book, self.store, fetcher, self.read, seconds=seconds), Round())

    def pull(self) -> Round:
        with Book(self.folder) as book, Fetcher(QUICK, private=True) as fetcher:
            return sum(pull(book, self.store, fetcher, self.read), Round())

    def on_record(self, kind: str) -> list[tuple[str, int]]:
        """(path of the page, revisions on record) of the pages of a kind of host."""
        host = self.servers[kind].feeds[0].split("/0/")[0]
        rows = self.store.catalog.execute(
            "select url, count(*) from reports where url like ? group by url order by url", (f"{host}/%",)
        )
        return [(url.removeprefix(host), count) for url, count in rows]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("desk")
    with serving() as servers, open_store(folder) as store:
        with Book(folder) as book:
            for server in servers.values():
                for url in server.feeds:
                    book.add(url, outlet=f"{server.kind} news", every=timedelta(seconds=2), now=now())
        desk = Desk(folder, store, servers)
        desk.watch(1)  # loads the parser, and takes the first round
        desk.watch(6)
        yield desk


@pytest.mark.parametrize("kind", ["good", "unchanged", "encoding"])
def test_what_is_good_comes_once(desk: Desk, kind: str) -> None:
    assert desk.on_record(kind) == [(f"/{feed}/page-{page}", 1) for feed in range(EACH) for page in range(3)]


def test_an_article_that_changed_is_a_revision(desk: Desk) -> None:
    assert desk.on_record("changing") == [(f"/{feed}/page-0", 2) for feed in range(EACH)]
    numbers = desk.store.catalog.execute("select number, count(*) from revisions group by number").fetchall()
    assert numbers == [(1, EACH), (2, EACH)]


def test_robots_paywalls_and_redirects_elsewhere_are_explained(desk: Desk) -> None:
    assert desk.on_record("closed") == [("/0/page-0", 1), ("/1/page-0", 1), ("/3/page-0", 1), ("/4/page-0", 1)]
    with Book(desk.folder) as book:
        why = dict(book.failed())
        feeds = {each.url: each for each in book.followed()}
    closed = desk.servers["closed"].feeds
    assert "a paywall" in why[closed[0].replace("feed", "page-1")]
    assert "only http and https" in why[closed[0].replace("feed", "page-2")]
    assert "robots.txt" in (feeds[closed[2]].error or "")


@pytest.mark.parametrize("kind", WHY)
def test_a_bad_feed_is_explained(desk: Desk, kind: str) -> None:
    with Book(desk.folder) as book:
        errors = {each.url: each.error or "" for each in book.followed()}
    noted = {each.report: each.error for each in desk.store.failures()}
    for url in desk.servers[kind].feeds:
        assert re.search(WHY[kind], errors[url]), f"{url}: {errors[url]!r}"
        assert re.search(WHY[kind], noted[url])


def test_the_book_counts_what_came_and_what_did_not(desk: Desk) -> None:
    closed = desk.servers["closed"].feeds
    with Book(desk.folder) as book:
        counts = book.counts()
    assert counts[closed[0]] == Count(fetched=1, waiting=0, failed=2)
    assert closed[2] not in counts


def test_a_host_that_says_unchanged_is_not_read_again(desk: Desk) -> None:
    asked = desk.servers["unchanged"].asked
    assert asked["/0/feed"] > 1
    assert asked["/0/page-0"] == 1


def test_who_is_killed_before_it_noted_fetches_again_and_adds_nothing(desk: Desk) -> None:
    before = desk.store.catalog.execute("select count(*) from reports").fetchone()
    for each in desk.folder.glob(f"{FILE}*"):
        each.unlink()
    with Book(desk.folder) as book:
        for url in desk.servers["good"].feeds:
            book.add(url, outlet="good news", every=timedelta(minutes=1), now=now())
    again = desk.pull()
    assert (again.added.count, again.added.skipped) == (0, 3 * EACH)
    assert desk.store.catalog.execute("select count(*) from reports").fetchone() == before


def test_a_clock_that_was_put_back_stops_nothing(tmp_path: Path) -> None:
    with Book(tmp_path) as book:
        book.add("http://quay.example.org/feed", outlet=None, every=timedelta(minutes=5), now=now())
        assert book.is_due(now())
        assert not book.is_due(now() - timedelta(hours=1))
        assert book.is_due(now() - timedelta(days=400))
