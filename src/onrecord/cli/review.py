"""``onrecord review``: what to look at first, and what people make of it."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.text import Text

from onrecord.cli.draw import say
from onrecord.cli.filters import FlatTo, StoreFolder, To
from onrecord.cli.phrases import days
from onrecord.cli.plain import plain
from onrecord.cli.review_options import FILTERS, Blind, Part, Right, Who, Why, pairs_in, reviewer_of
from onrecord.cli.review_work import phrase, work_through
from onrecord.cli.tables import field, put, short_id, words
from onrecord.cli.with_filters import with_filters
from onrecord.exports.judged_gold import gold_records
from onrecord.query.query import Query
from onrecord.query.review import decide
from onrecord.query.review_agreement import AgreementRow, find_agreement
from onrecord.query.review_differences import find_differences
from onrecord.query.review_queue import find_queue
from onrecord.settings import load_settings
from onrecord.store.store import Store, open_store

review = typer.Typer(
    help="Review: a queue of what is uncertain or important, two coders blind to each other, decisions, gold.",
    no_args_is_help=True,
)


class Task(StrEnum):
    """What judgements are gold for."""

    events = "events"
    dyads = "dyads"
    attribution = "attribution"


class Decision(StrEnum):
    """What a decision can be."""

    accept = "accept"
    reject = "reject"
    correct = "correct"


QUEUE = {
    "id": short_id("id"),
    "score": lambda row: Text(f"{row.score:.2f}", "bold"),
    "day": lambda row: Text(days(row.earliest, row.latest)),
    "event": phrase,
    "why": lambda row: Text(plain("; ".join(row.reasons)), "dim"),
}
AGREEMENT = {
    "column": lambda row: Text("is an event" if row.column == "kept" else row.column),
    **{name: field(name) for name in ("rows", "coders", "same")},
    "alpha": lambda row: _alpha(row),
}
DIFFERENCES = {
    "id": short_id("id"),
    "differ on": lambda row: Text(words(row.differ), "yellow"),
    "said": lambda row: Text("\n".join(map(plain, row.said))),
    "decided": lambda row: Text(plain(row.decided or ""), "green"),
    "sentence": lambda row: Text(plain(row.sentence[:160]), "dim"),
}


@review.command()
@with_filters(*FILTERS)
def queue(
    who: Who = None,
    blind: Blind = False,
    part: Annotated[Part, typer.Option(help="What of the queue.")] = Part.open,
    to: Annotated[FlatTo, typer.Option(help="How to write the rows.")] = FlatTo.table,
    store: StoreFolder = None,
    **asked: Any,
) -> None:
    """List the events to look at, the highest score first, each with the reasons that its score is the sum of."""
    with _opened(store) as opened:
        rows = find_queue(opened, Query.of(asked), reviewer_of(who, blind=blind), part=part.value)
    put(rows, To(to), QUEUE)


@review.command()
@with_filters(*FILTERS)
def work(who: Who = None, blind: Blind = False, store: StoreFolder = None, **asked: Any) -> None:
    """Go through the queue, one event after the other, by single keys: accept, reject, correct, undo."""
    with _opened(store) as opened:
        done = work_through(opened, Query.of(asked), reviewer_of(who, blind=blind))
    say(f"{done} judged")


@review.command()
def agreement(
    to: Annotated[FlatTo, typer.Option(help="How to write the rows.")] = FlatTo.table, store: StoreFolder = None
) -> None:
    """Tell how far coders who don't see each other agree: Krippendorff's alpha by column."""
    with _opened(store) as opened:
        rows = find_agreement(opened)
    put(rows, To(to), AGREEMENT)


@review.command()
def differences(
    decided: Annotated[bool, typer.Option("--decided", help="Also those that are settled.")] = False,
    to: Annotated[FlatTo, typer.Option(help="How to write the rows.")] = FlatTo.table,
    store: StoreFolder = None,
) -> None:
    """List the rows of which two coders said different things, which nobody has decided yet."""
    with _opened(store) as opened:
        rows = find_differences(opened, decided=decided)
    put(rows, To(to), DIFFERENCES)


@review.command(name="decide")
def decide_command(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of a row, or its beginning.")],
    verdict: Annotated[Decision, typer.Argument(metavar="VERDICT", help="accept, reject or correct.")],
    to: Right = None,
    why: Why = "",
    who: Who = None,
    store: StoreFolder = None,
) -> None:
    """Settle what two coders said differently of a row: the decision alone counts."""
    with _opened(store) as opened:
        done = decide(opened, reviewer_of(who), verdict.value, id, why=why, correction=pairs_in(to or []))
    say(f"decided: {done}")


@review.command()
def gold(
    task: Annotated[Task, typer.Argument(metavar="TASK", help="events, dyads or attribution.")],
    store: StoreFolder = None,
) -> None:
    """Write what is judged as a gold set, JSON lines, that `onrecord evaluate TASK` reads."""
    with _opened(store) as opened:
        lines = [json.dumps(each, ensure_ascii=False, default=str) for each in gold_records(opened, task.value)]
    sys.stdout.writelines(f"{line}\n" for line in lines)
    say(f"{len(lines)} reports")


def _alpha(row: AgreementRow) -> Text:
    return Text("–" if row.alpha is None else f"{row.alpha:.2f}", "bold")


def _opened(folder: Any) -> Store:
    return open_store(folder or load_settings().store, create=False)
