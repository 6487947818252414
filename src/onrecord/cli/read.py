"""``onrecord read``: reports in, records out or on file."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.draw import counting, say
from onrecord.errors import UnreadableReport
from onrecord.ingest.local import Result, read_all, reader_of
from onrecord.ingest.shard import mark_known, put_on_record
from onrecord.intake.find_reports import Found, find_reports
from onrecord.intake.given import Given, parse_published
from onrecord.model.record import Failure, Record
from onrecord.settings import Settings, load_settings
from onrecord.store.store import Added, open_store
from onrecord.wire.encode import to_wire


class To(StrEnum):
    """What ``read`` can write to the terminal."""

    jsonl = "jsonl"


def read(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Files, folders, or - for the standard input.")],
    to: Annotated[To | None, typer.Option(help="Write wire records to the standard output, in order.")] = None,
    store: Annotated[
        Path | None, typer.Option(help="Folder of the record.", show_default="record; none with --to")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published, where the report doesn't say.")] = None,
    published: Annotated[str | None, typer.Option(help="Day or time of publication, ISO 8601.")] = None,
    url: Annotated[str | None, typer.Option(help="Address, where the report doesn't say.")] = None,
    language: Annotated[str | None, typer.Option(help="ISO 639-1 code.", show_default="detected")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read at the same time.")] = 1,
) -> None:
    """Read reports (plain text, HTML, lines of JSON) and put what they say on record."""
    settings = load_settings()
    found = find_reports(files, Given(outlet=outlet, url=url, published=_published(published), language=language))
    folder = store or (None if to else settings.store)
    if folder is None:
        failed = sum(isinstance(each, Failure) for each in told(write(read_all(found, settings, workers))))
    else:
        added = keep(found, folder, settings, workers, show=to is not None)
        failed = len(added.failures)
        say(f"{added.count} put on record in {folder}, {added.skipped} there already, {failed} failed")
    raise typer.Exit(1 if failed else 0)


def keep(found: Iterable[Found], folder: Path, settings: Settings, workers: int = 1, *, show: bool = False) -> Added:
    """Puts reports on record in ``folder``; ``show``: writes their records too, and so reads known ones again."""
    with open_store(folder) as store:
        given = found if show else mark_known(found, store, reader_of(settings).coder.id)
        results = read_all(given, settings, workers)
        added = Added()
        for each in put_on_record(told(write(results) if show else results), store):
            for failure in each.failures:
                if failure.stage == "store":
                    tell(failure)
            added += each
        return added


def told(results: Iterable[Result]) -> Iterator[Result]:
    """``results``, counted in a bar; each failure is told as it comes, and in the end what lacks a day."""
    undated = 0
    for each in counting(results, "reports"):
        if isinstance(each, Failure):
            tell(each)
        undated += isinstance(each, Record) and each.report.published is None
        yield each
    if undated:
        say(f"{undated} without a day of publication: words like 'on Sunday' stay unresolved there (see --published)")


def tell(failure: Failure) -> None:
    """One line on a report that was not read."""
    say(f"{failure.report}: {failure.error}")


def write(results: Iterable[Result]) -> Iterator[Result]:
    """``results``, each record written to the standard output as a line of JSON."""
    for each in results:
        if isinstance(each, Record):
            sys.stdout.write(json.dumps(to_wire(each), ensure_ascii=False) + "\n")
        yield each


def _published(value: str | None) -> date | datetime | None:
    try:
        return parse_published(value) if value else None
    except UnreadableReport as error:
        raise typer.BadParameter(str(error), param_hint="--published") from error
