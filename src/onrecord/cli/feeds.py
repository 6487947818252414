"""``onrecord feeds``: what a desk follows."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer
from rich.table import Table

from onrecord.cli.draw import say
from onrecord.cli.plain import plain
from onrecord.cli.tables import console_of_results
from onrecord.ingest.feeds.book import Book
from onrecord.ingest.feeds.pull import Read, Round, now, pull
from onrecord.ingest.feeds.watch import watch
from onrecord.ingest.local import read_all, reader_of
from onrecord.ingest.pool import Result
from onrecord.ingest.shard import mark_known
from onrecord.intake.fetch import Fetcher, host_of
from onrecord.intake.found import Found
from onrecord.settings import Settings, load_settings
from onrecord.store.store import Store, open_store

feeds = typer.Typer(help="Feeds (RSS, Atom) whose reports are put on record.", no_args_is_help=True)

Folder = Annotated[Path | None, typer.Option("--store", help="Folder of the record.", show_default="record")]
Url = Annotated[str, typer.Argument(metavar="URL", help="Address of the feed.")]
Private = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from addresses of this machine and of private networks too.")
]
Workers = Annotated[int, typer.Option(min=1, help="Processes that read at the same time.")]


@feeds.command()
def add(
    url: Url,
    outlet: Annotated[str | None, typer.Option(help="Who publishes there, where its pages don't say.")] = None,
    every: Annotated[float, typer.Option(min=0.02, max=1440, help="Minutes between two looks.")] = 15,
    store: Folder = None,
) -> None:
    """Follow a feed from now on; of one that is followed, change the outlet and the pace."""
    host_of(url)  # raises for what can never be fetched
    with Book(store or load_settings().store) as book:
        new = book.add(url, outlet=outlet, every=timedelta(minutes=every), now=now())
    say(f"{url}: {'followed from now on' if new else 'was followed, and is as you say now'}")


@feeds.command()
def remove(url: Url, store: Folder = None) -> None:
    """Follow a feed no longer; what came from it stays on record."""
    with Book(store or load_settings().store) as book:
        book.remove(url)


@feeds.command(name="list")
def list_feeds(store: Folder = None) -> None:
    """List the feeds, how many of their pages came, wait and failed, and what went wrong at the last look."""
    table = Table("feed", "outlet", "asked", "fetched", "waiting", "failed", "what went wrong", box=None)
    with Book(store or load_settings().store) as book:
        counts = book.counts()
        for each in book.followed():
            count = counts.get(each.url)
            numbers = (count.fetched, count.waiting, count.failed) if count else (0, 0, 0)
            cells = (each.url, each.outlet or "", each.asked or "never", *map(str, numbers), each.error or "")
            table.add_row(*map(plain, cells))
    console_of_results().print(table)


@feeds.command()
def failed(store: Folder = None) -> None:
    """List the pages that could not be read at the last look, and why."""
    table = Table("page", "what went wrong", box=None)
    with Book(store or load_settings().store) as book:
        for url, error in book.failed():
            table.add_row(plain(url), plain(error))
    console_of_results().print(table)


@feeds.command(name="pull")
def pull_feeds(store: Folder = None, allow_private: Private = False, workers: Workers = 1) -> None:
    """Look once at all feeds that are due, and put on record what they announce."""
    with _desk(store, allow_private, workers) as (book, record, fetcher, read):
        _tell(sum(pull(book, record, fetcher, read), Round()))


@feeds.command(name="watch")
def watch_feeds(
    store: Folder = None,
    allow_private: Private = False,
    workers: Workers = 1,
    minutes: Annotated[float | None, typer.Option(help="End after so long.", show_default="never")] = None,
) -> None:
    """Look at the feeds day and night; Ctrl-C, or a signal to terminate, ends it, and nothing is lost."""
    with _desk(store, allow_private, workers) as (book, record, fetcher, read):
        for each in watch(book, record, fetcher, read, seconds=None if minutes is None else minutes * 60):
            _tell(each)


@contextmanager
def _desk(store: Path | None, private: bool, workers: int) -> Iterator[tuple[Book, Store, Fetcher, Read]]:
    """All that a round needs; whoever is told to end, ends after the batch under way is on record or dropped whole."""
    settings = load_settings()
    signal.signal(signal.SIGTERM, _interrupt)
    folder = store or settings.store
    try:
        with open_store(folder) as record, Book(folder) as book, Fetcher(private=private) as fetcher:
            yield book, record, fetcher, _reading(record, settings, workers)
    except KeyboardInterrupt:
        say("ended; what was fetched and not yet on record will be fetched again")


def _reading(store: Store, settings: Settings, workers: int) -> Callable[[Iterable[Found]], Iterator[Result]]:
    def read(found: Iterable[Found]) -> Iterator[Result]:
        return read_all(mark_known(found, store, reader_of(settings).coder.id), settings, workers)

    return read


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _tell(round_: Round) -> None:
    for failure in round_.added.failures:
        say(f"{failure.report}: {failure.error}")
    say(
        f"{now():%Y-%m-%d %H:%M:%S} {round_.feeds} feeds asked: {round_.added.count} reports put on record,"
        f" {round_.added.skipped} there already, {round_.unchanged} unchanged, {len(round_.added.failures)} failed"
    )
