"""``onrecord redact``: a report taken out of the record for good."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

from onrecord.cli.draw import say
from onrecord.cli.filters import StoreFolder
from onrecord.settings import load_settings
from onrecord.store.redaction import redact
from onrecord.store.store import open_store


def redact_command(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="Id of the report, in full.")],
    why: Annotated[str, typer.Option(help="The reason, which stays in the log.")],
    who: Annotated[str | None, typer.Option(help="Who asks for it.", show_default="your user name")] = None,
    store: StoreFolder = None,
) -> None:
    """Take a report's text and rows out of the record for good; the log keeps that it happened, who, when and why."""
    with open_store(store or load_settings().store, create=False) as kept:
        done = redact(kept, report, who=who or getpass.getuser(), why=why)
    say(f"{done.report}: {done.rows} rows and its text are gone; its text will not be put on record again")
