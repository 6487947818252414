"""``onrecord export``: the events as a data package in the shape that other programs read."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from onrecord.cli.draw import bar, say
from onrecord.cli.filters import StoreFolder
from onrecord.cli.with_filters import with_filters
from onrecord.exports.bundle import Wanted, make_export, write_export
from onrecord.exports.package import File
from onrecord.progress import Progress
from onrecord.query.query import Query
from onrecord.settings import load_settings
from onrecord.store.store import open_store


class Shape(StrEnum):
    """The shapes of exports."""

    events = "events"
    acled = "acled"
    ucdp = "ucdp"
    polecat = "polecat"
    gdelt = "gdelt"
    ftm = "ftm"
    web_annotation = "web-annotation"
    prov = "prov"


class Form(StrEnum):
    """The formats of tables."""

    csv = "csv"
    parquet = "parquet"
    jsonl = "jsonl"
    geojson = "geojson"


FILTERS = (
    *("country", "actor", "recipient", "type", "mode", "since", "until", "place"),
    *("source", "outlet", "report", "status", "text", "untyped", "coder", "limit"),
)


@with_filters(*FILTERS)
def export(
    out: Annotated[Path, typer.Option(help="Folder for the files; it is made.")],
    record: Annotated[Path | None, typer.Argument(metavar="[RECORD]", help="Folder of the record.")] = None,
    profile: Annotated[Shape, typer.Option(help="Shape of the rows.")] = Shape.events,
    to: Annotated[list[Form] | None, typer.Option(help="Format of tables; may stand several times.")] = None,
    mentions: Annotated[
        bool, typer.Option("--mentions", help="A row for each coded event, not for each event across reports.")
    ] = False,
    since_revision: Annotated[
        int | None, typer.Option(min=0, help="With a list of what changed since this revision of the record.")
    ] = None,
    store: StoreFolder = None,
    **asked: Any,
) -> None:
    """Export events as a data package: rows, codebook, citation, licences; in the shape of ACLED, UCDP, GDELT, …"""
    wanted = Wanted(
        profile=profile.value,
        formats=tuple(dict.fromkeys(each.value for each in to or [Form.csv])),
        merged=not mentions,
        since_revision=since_revision,
    )
    with open_store(record or store or load_settings().store, create=False) as opened, bar() as tell:
        tell(Progress("gathering events", 0))
        files = make_export(opened, Query.of(asked), wanted)
    write_export(out, files)
    say(f"{_told(files)} in {out}")


def _told(files: Sequence[File]) -> str:
    """How much has been written, and how much left out."""
    left_out = next((each.table for each in files if each.path == "left-out.csv" and each.table), None)
    told = f"{len(files[0].table.rows)} rows" if files[0].table else "1 document"
    return f"{told}, {len(left_out.rows)} events left out (left-out.csv tells why)" if left_out else told
