"""The options of the commands that ask the record. Each of FILTERS is a field of Query."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer


class To(StrEnum):
    """How rows are written."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    geojson = "geojson"


class DrawnTo(StrEnum):
    """How rows are written that can be drawn, too."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    geojson = "geojson"
    svg = "svg"


class FlatTo(StrEnum):
    """How rows are written that have no place on a map."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


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
    contested = "contested"
    holds_office = "holds_office"
    located_in = "located_in"
    ceasefire = "ceasefire"
    at_war = "at_war"


def _filter(kind: Any, help_: str, *names: str) -> Any:
    return Annotated[kind, typer.Option(*names, help=help_, rich_help_panel="What is asked for")]


FILTERS: Mapping[str, Any] = {
    "words": Annotated[list[str], typer.Argument(help='Words that the report holds; "in quotes" a phrase.')],
    "country": _filter(str | None, "ISO alpha-3 code (SYR): where it happened, or of a party."),
    "actor": _filter(str | None, "Part of the name, or a code (REB, SYR), of who acts."),
    "recipient": _filter(str | None, "Part of the name, or a code, of whom it is done to."),
    "type": _filter(str | None, "Event type of the codebook, such as ASSAULT."),
    "mode": _filter(str | None, "Mode of the event type."),
    "relation": _filter(Held | None, "What holds."),
    "since": _filter(str | None, "Day (2024-12-08): this day or later."),
    "until": _filter(str | None, "Day: this day or earlier."),
    "place": _filter(str | None, "Part of the name of the place."),
    "office": _filter(str | None, "Part of the name of the office."),
    "person": _filter(str | None, "Part of the name of a person: whereabouts, and offices held."),
    "as_of": _filter(str | None, "Day: only what holds on it, or may."),
    "as_known": _filter(str | None, "Day or time (UTC): as it was on record by then."),
    "as_published": _filter(str | None, "Day: as it follows from what was published by then."),
    "source": _filter(str | None, "Part of the name of a voice in the chain."),
    "outlet": _filter(str | None, "Part of the name of who published."),
    "report": _filter(str | None, "Id of a report."),
    "status": _filter(Said | None, "Asserted by the outlet, or claimed or denied by another voice."),
    "text": _filter(str | None, 'Words that the report holds; "in quotes" a phrase.'),
    "untyped": _filter(bool, "Also event mentions outside the codebook.", "--untyped"),
    "coder": _filter(str | None, "Id of a coder; else of each report its newest coding."),
    "order": Annotated[By, typer.Option(help="In which order.")],
    "limit": Annotated[int | None, typer.Option(min=1, help="At most so many rows.")],
}
# What stands where an option is not given; the others are then None.
DEFAULTS: Mapping[str, object] = {"untyped": False, "order": By.day}

StoreFolder = Annotated[Path | None, typer.Option(help="Folder of the record.", show_default="record")]
