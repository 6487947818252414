"""``onrecord read``: reports in, records out or on file."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from onrecord.cli.draw import counting, say
from onrecord.cli.events import COLUMNS
from onrecord.cli.filters import To as RowsTo
from onrecord.cli.tables import put
from onrecord.errors import UnreadableReport
from onrecord.ingest.local import read_all, reader_of
from onrecord.ingest.on_ray import read_on_ray
from onrecord.ingest.pool import Given as ToRead
from onrecord.ingest.pool import Result
from onrecord.ingest.shard import mark_known, put_on_record
from onrecord.intake.find_reports import find_reports
from onrecord.intake.found import Found
from onrecord.intake.given import Given, parse_published
from onrecord.model.record import Failure, Record
from onrecord.query.history import History
from onrecord.settings import Settings, load_settings
from onrecord.store.store import Added, open_store
from onrecord.wire.encode import to_wire

Reading = Callable[[Iterable[ToRead]], Iterator[Result]]


class Engine(StrEnum):
    """What runs the processes that read."""

    local = "local"
    ray = "ray"


class To(StrEnum):
    """What ``read`` can write to the terminal."""

    jsonl = "jsonl"
    table = "table"


def read(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Files, folders, or - for the standard input.")],
    to: Annotated[
        To | None, typer.Option(help="Write to the standard output: wire records, or a table of events.")
    ] = None,
    store: Annotated[
        Path | None, typer.Option(help="Folder of the record.", show_default="record; none with --to")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published, where the report doesn't say.")] = None,
    published: Annotated[str | None, typer.Option(help="Day or time of publication, ISO 8601.")] = None,
    url: Annotated[str | None, typer.Option(help="Address, where the report doesn't say.")] = None,
    language: Annotated[str | None, typer.Option(help="ISO 639-1 code.", show_default="detected")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read at the same time.")] = 1,
    engine: Annotated[Engine, typer.Option(help="What runs them: this machine, or a Ray cluster.")] = Engine.local,
    address: Annotated[
        str | None, typer.Option(help="Of the Ray cluster.", show_default="this machine's cores")
    ] = None,
) -> None:
    """Read reports (plain text, HTML, lines of JSON) and put what they say on record."""
    settings = load_settings()
    found = find_reports(files, Given(outlet=outlet, url=url, published=_published(published), language=language))
    reading = _reading(settings, workers, engine, address)
    folder = store or (None if to else settings.store)
    if folder is None:
        failed = sum(isinstance(each, Failure) for each in told(shown(reading(found), to)))
    else:
        added = keep(found, folder, settings, reading, to)
        failed = len(added.failures)
        say(f"{added.count} put on record in {folder}, {added.skipped} there already, {failed} failed")
    raise typer.Exit(1 if failed else 0)


def keep(
    found: Iterable[Found], folder: Path, settings: Settings, reading: Reading | None = None, to: To | None = None
) -> Added:
    """Puts reports on record in ``folder``. What is to be shown ``to`` the terminal is read even if it is there."""
    with open_store(folder) as store:
        given = found if to else mark_known(found, store, reader_of(settings).coder.id)
        results = reading(given) if reading else read_all(given, settings)
        added = Added()
        for each in put_on_record(told(shown(results, to)), store):
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


def shown(results: Iterable[Result], to: To | None) -> Iterator[Result]:
    """``results``, their records written to the standard output: a line of JSON each, or in the end as one table."""
    records = []
    for each in results:
        if isinstance(each, Record):
            if to is To.jsonl:
                sys.stdout.write(json.dumps(to_wire(each), ensure_ascii=False) + "\n")
            elif to is To.table:
                records.append(each)
        yield each
    if to is To.table:
        with TemporaryDirectory() as folder, open_store(folder) as store:
            store.add(records)
            put(History(store).events(), RowsTo.table, COLUMNS)


def _reading(settings: Settings, workers: int, engine: Engine, address: str | None) -> Reading:
    if address and engine is Engine.local:
        raise typer.BadParameter("only --engine ray has an address", param_hint="--address")
    if engine is Engine.ray:
        return lambda reports: read_on_ray(reports, settings, workers, address)
    return lambda reports: read_all(reports, settings, workers)


def _published(value: str | None) -> date | datetime | None:
    try:
        return parse_published(value) if value else None
    except UnreadableReport as error:
        raise typer.BadParameter(str(error), param_hint="--published") from error
