"""The options that the commands over the record share; each is a field of Query."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.query.history import History, open_history
from onrecord.settings import load_settings


class To(StrEnum):
    """How rows are written."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    geojson = "geojson"


class Said(StrEnum):
    """By whom: the outlet itself, a voice that it quotes, or a voice that denies it."""

    asserted = "asserted"
    claimed = "claimed"
    denied = "denied"


class By(StrEnum):
    """In which order."""

    day = "day"
    newest = "newest"
    report = "report"
    confidence = "confidence"


class Held(StrEnum):
    """What holds for a time."""

    controls = "controls"
    holds_office = "holds_office"
    located_in = "located_in"


Country = Annotated[str | None, typer.Option(help="ISO alpha-3 code: where it happened, or of a party.")]
Actor = Annotated[str | None, typer.Option(help="Part of the name, or a code (REB, SYR), of who acts.")]
Recipient = Annotated[str | None, typer.Option(help="Part of the name, or a code, of whom it is done to.")]
Type = Annotated[str | None, typer.Option(help="Event type of the codebook, such as ASSAULT.")]
Mode = Annotated[str | None, typer.Option(help="Mode of the event type.")]
Relation = Annotated[Held | None, typer.Option(help="What holds.")]
Since = Annotated[str | None, typer.Option(help="Day (2024-12-08): this day or later.")]
Until = Annotated[str | None, typer.Option(help="Day: this day or earlier.")]
Source = Annotated[str | None, typer.Option(help="Part of the name of a voice in the chain.")]
Outlet = Annotated[str | None, typer.Option(help="Part of the name of who published.")]
Place = Annotated[str | None, typer.Option(help="Part of the name of the place.")]
Office = Annotated[str | None, typer.Option(help="Part of the name of the office.")]
Report = Annotated[str | None, typer.Option(help="Id of a report.")]
Status = Annotated[Said | None, typer.Option(help="Asserted by the outlet, or claimed or denied by another voice.")]
Text = Annotated[str | None, typer.Option(help='Words that the report holds; "in quotes" a phrase.')]
Untyped = Annotated[bool, typer.Option("--untyped", help="Also event mentions outside the codebook.")]
Coder = Annotated[str | None, typer.Option(help="Id of a coder; else of each report its newest coding.")]
Limit = Annotated[int | None, typer.Option(min=1, help="At most so many rows.")]
Order = Annotated[By, typer.Option(help="In which order.")]
Format = Annotated[To, typer.Option(help="How to write the rows.")]
StoreFolder = Annotated[Path | None, typer.Option(help="Folder of the record.", show_default="record")]


def history_in(folder: Path | None) -> History:
    """The record in ``folder``, else in that of the settings."""
    return open_history(folder or load_settings().store)
