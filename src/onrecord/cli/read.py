"""``onrecord read``: reports in, records out or on file."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.draw import counting, say
from onrecord.errors import UnreadableReport
from onrecord.ingest.local import read_all
from onrecord.intake.find_reports import find_reports
from onrecord.intake.given import Given, parse_published
from onrecord.model.record import Failure
from onrecord.settings import load_settings
from onrecord.wire.encode import to_wire


class To(StrEnum):
    """What ``read`` can write to the terminal."""

    jsonl = "jsonl"
    table = "table"


def read(
    files: Annotated[list[str], typer.Argument(help="Files, folders, or - for the standard input.")],
    to: Annotated[To | None, typer.Option(help="Write to the terminal: wire records, or a table of events.")] = None,
    store: Annotated[Path | None, typer.Option(help="Folder of the record.", show_default="record")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published, where the report doesn't say.")] = None,
    published: Annotated[str | None, typer.Option(help="Day or time of publication, ISO 8601.")] = None,
    url: Annotated[str | None, typer.Option(help="Address, where the report doesn't say.")] = None,
    language: Annotated[str | None, typer.Option(help="ISO 639-1 code; detected where not given.")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read at the same time.")] = 1,
) -> None:
    """Read reports (plain text, HTML, lines of JSON) and put what they say on record."""
    given = Given(outlet=outlet, url=url, published=_published(published), language=language)
    failed = 0
    for each in counting(read_all(find_reports(files, given), load_settings(), workers), "reports read"):
        if isinstance(each, Failure):
            failed += 1
            say(f"{each.report}: {each.error}")
        else:
            sys.stdout.write(json.dumps(to_wire(each), ensure_ascii=False) + "\n")
    raise typer.Exit(1 if failed else 0)


def _published(value: str | None) -> date | datetime | None:
    try:
        return parse_published(value) if value else None
    except UnreadableReport as error:
        raise typer.BadParameter(str(error), param_hint="--published") from error
