"""``onrecord judge``: verdicts on what is on record."""

from __future__ import annotations

import getpass
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from onrecord.cli.asking import history_in
from onrecord.cli.draw import say
from onrecord.cli.filters import FlatTo, StoreFolder, To
from onrecord.cli.plain import plain
from onrecord.cli.tables import field, put, short_id, words
from onrecord.errors import BadQuery
from onrecord.model.judgement import Verdict
from onrecord.query.judgements import JudgementRow

judge = typer.Typer(
    help="Accept, reject, correct, merge or split rows. Judgements outlive new codings, and can be undone.",
    no_args_is_help=True,
)

Id = Annotated[str, typer.Argument(metavar="ID", help="Id of a row, or its beginning.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="Id of the other row.")]
Why = Annotated[str, typer.Option(help="The reason.")]
Who = Annotated[str | None, typer.Option(help="Who judges.", show_default="your user name")]
Replaces = Annotated[str | None, typer.Option(help="Id of an earlier judgement that this one stands for.")]

COLUMNS = {
    "id": short_id("id"),
    "state": lambda row: Text(row.state, {"in force": "green", "lost": "red"}.get(row.state, "dim")),
    "verdict": field("verdict", "bold"),
    "on": lambda row: _on(row),
    "who": field("who"),
    "at": field("at"),
    "why": field("why"),
}


@judge.command()
def accept(id: Id, why: Why = "", who: Who = None, replaces: Replaces = None, store: StoreFolder = None) -> None:
    """Say that an event, condition, attribution or report is coded right."""
    _note("accept", (id,), why, who, replaces, store)


@judge.command()
def reject(id: Id, why: Why = "", who: Who = None, replaces: Replaces = None, store: StoreFolder = None) -> None:
    """Take an event or condition, or a report with all its rows, out of what is shown; it stays on record."""
    _note("reject", (id,), why, who, replaces, store)


@judge.command()
def correct(
    id: Id,
    to: Annotated[list[str], typer.Option(metavar="COLUMN=VALUE", help="What is right; may be repeated.")],
    why: Why = "",
    who: Who = None,
    replaces: Replaces = None,
    store: StoreFolder = None,
) -> None:
    """Say what is right in an event or condition: --to type=ASSAULT --to latest=2024-12-08."""
    _note("correct", (id,), why, who, replaces, store, correction=_pairs(to))


@judge.command()
def merge(
    id: Id, other: Other, why: Why = "", who: Who = None, replaces: Replaces = None, store: StoreFolder = None
) -> None:
    """Say that two events, or two entities, are one."""
    _note("merge", (id, other), why, who, replaces, store)


@judge.command()
def split(
    id: Id, other: Other, why: Why = "", who: Who = None, replaces: Replaces = None, store: StoreFolder = None
) -> None:
    """Say that two events, or two entities, are not one."""
    _note("split", (id, other), why, who, replaces, store)


@judge.command()
def undo(
    id: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Id of a judgement, or its beginning.")],
    why: Why = "",
    who: Who = None,
    store: StoreFolder = None,
) -> None:
    """Take a judgement back."""
    with history_in(store) as history:
        done = history.undo(id, who=who or getpass.getuser(), why=why)
    say(f"undone: {done}")


@judge.command(name="list")
def list_(
    lost: Annotated[bool, typer.Option("--lost", help="Only those that no longer find their rows.")] = False,
    sealed: Annotated[
        bool, typer.Option("--sealed", help="Also what a blind coder said before the other one is done.")
    ] = False,
    to: Annotated[FlatTo, typer.Option(help="How to write the rows.")] = FlatTo.table,
    store: StoreFolder = None,
) -> None:
    """List the judgements: in force, replaced, or lost since what they are on is no longer coded so."""
    with history_in(store) as history:
        rows = history.judgements(lost=lost, sealed=sealed)
    put(rows, To(to), COLUMNS)


def _note(
    verdict: Verdict,
    ids: Sequence[str],
    why: str,
    who: str | None,
    replaces: str | None,
    store: Path | None,
    *,
    correction: Mapping[str, str] | None = None,
) -> None:
    with history_in(store) as history:
        done = history.judge(
            verdict, *ids, who=who or getpass.getuser(), why=why, replaces=replaces, correction=correction
        )
    say(f"{verdict}: {done}")


def _pairs(given: Sequence[str]) -> dict[str, str]:
    for each in given:
        if "=" not in each:
            raise BadQuery(f"--to needs COLUMN=VALUE, got {each!r}.")
    return {name.strip(): value.strip() for name, _, value in (each.partition("=") for each in given)}


def _on(row: JudgementRow) -> Text:
    """The words of the rows, and what is right of them."""
    text = Text(plain(" + ".join(row.on) or row.replaces or ""))
    return text.append(f" → {words(row.correction)}", "cyan") if row.correction else text
