"""The options of the commands that ask the record. Each of FILTERS is a field of Query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, get_args

import typer

from onrecord.query.query import CHOICES, Query
from onrecord.query.questions import parameter_of


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


def _option(name: str) -> Any:
    """The option for a field of Query: its choices, else as text, which Query reads."""
    hint, help_, default = parameter_of(name)
    kinds: Any = (hint, *get_args(hint))
    kind: Any = bool if bool in kinds else int if int in kinds else str
    if name in CHOICES:
        kind = _choices(name)
    panel = None if name in ("order", "limit", "after") else "What is asked for"
    option = typer.Option(
        *(("--untyped",) if kind is bool else ()), help=help_, rich_help_panel=panel, min=1 if kind is int else None
    )
    return Annotated[kind if default is not None else kind | None, option]


def _choices(name: str) -> Any:
    return StrEnum(name, {each: each for each in CHOICES[name]})


FILTERS: Mapping[str, Any] = {
    "words": Annotated[list[str], typer.Argument(help='Words that the report holds; "in quotes" a phrase.')],
    **{each.name: _option(each.name) for each in fields(Query)},
}
# What stands where an option is not given; the others are then None.
DEFAULTS: Mapping[str, object] = {each.name: each.default for each in fields(Query) if each.default is not None}

StoreFolder = Annotated[Path | None, typer.Option(help="Folder of the record.", show_default="record")]
