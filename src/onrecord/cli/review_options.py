"""The options that the commands of review share."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from onrecord.errors import BadQuery
from onrecord.query.review_said import Reviewer

FILTERS = (
    *("country", "actor", "recipient", "type", "mode", "since", "until", "place"),
    *("source", "outlet", "report", "status", "text", "limit"),
)


class Part(StrEnum):
    """Of the queue: what you have not judged yet, what you have, or both."""

    open = "open"
    done = "done"
    all = "all"


Who = Annotated[str | None, typer.Option(help="Who reviews.", show_default="your user name")]
Blind = Annotated[
    bool, typer.Option("--blind", help="As one of two coders who don't see each other until both are done.")
]
Why = Annotated[str, typer.Option(help="The reason.")]
Right = Annotated[
    list[str] | None, typer.Option("--to", metavar="COLUMN=VALUE", help="What is right; may be repeated.")
]


def reviewer_of(who: str | None, *, blind: bool = False) -> Reviewer:
    """Who reviews, by default who uses the machine."""
    return Reviewer(who or getpass.getuser(), blind)


def pairs_in(given: Sequence[str]) -> dict[str, str]:
    """Columns with their values, from "COLUMN=VALUE". Raises BadQuery."""
    for each in given:
        if "=" not in each:
            raise BadQuery(f"COLUMN=VALUE is needed, such as type=ASSAULT; got {each!r}.")
    return {name.strip(): value.strip() for name, _, value in (each.partition("=") for each in given)}
