"""The queue in the terminal: one event after the other, by single keys."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

import typer
from rich.console import Group
from rich.text import Text

from onrecord.cli.draw import say
from onrecord.cli.phrases import days, kind, parties, status
from onrecord.cli.plain import plain
from onrecord.cli.review_options import pairs_in
from onrecord.cli.tables import console_of_results
from onrecord.errors import OnrecordError
from onrecord.model.judgement import Verdict
from onrecord.query.events import EventRow
from onrecord.query.query import Query
from onrecord.query.review import find_reviewed, review, undo_last
from onrecord.query.review_likely import Choice, find_mergeable, find_splittable
from onrecord.query.review_queue import QueueRow, find_queue
from onrecord.query.review_said import Reviewer
from onrecord.store.judged import PAIRED
from onrecord.store.store import Store

_LONGEST = 100  # characters shown before and after the words of an event that is offered
KEYS: Mapping[str, str] = {
    "a": "accept", "r": "reject", "c": "correct", "m": "merge", "p": "split", "s": "skip", "u": "undo", "q": "quit",
}  # fmt: skip


def work_through(store: Store, query: Query, reviewer: Reviewer) -> int:
    """Shows one event after the other and notes what is said of it; how many judgements were made."""
    done, skipped = 0, set[str]()
    while row := _next(store, query, reviewer, skipped):
        console_of_results().print(_drawn(row))
        act = KEYS.get(_key(), "")
        if act == "quit":
            break
        try:
            done += _acted(store, reviewer, row, act, skipped)
        except OnrecordError as error:
            say(f"{error}")
    return done


def phrase(row: QueueRow) -> Text:
    """Who did what to whom and where, as coded."""
    text = parties(row.actors, row.actor_codes).append(" ").append_text(kind(row.type, row.mode))
    if row.recipients:
        text.append(" ").append_text(parties(row.recipients, row.recipient_codes))
    return text.append(f", {plain(row.place)}") if row.place else text


def _next(store: Store, query: Query, reviewer: Reviewer, skipped: set[str]) -> QueueRow | None:
    enough = replace(query, limit=len(skipped) + 1)
    return next((each for each in find_queue(store, enough, reviewer) if each.id not in skipped), None)


def _acted(store: Store, reviewer: Reviewer, row: QueueRow, act: str, skipped: set[str]) -> int:
    """What a key stands for; 1 for a judgement, -1 for one taken back, 0 for none."""
    if act == "skip":
        skipped.add(row.id)
        return 0
    if act == "undo":
        undo_last(store, reviewer)
        return -1
    if not act:
        say("No such key.")
        return 0
    correction = pairs_in(_asked_for_columns()) if act == "correct" else None
    if act == "correct" and not correction:
        return 0
    others = [_asked_for_other(store, reviewer, row, act)] if act in PAIRED else []
    why = typer.prompt("why", default="", show_default=False, err=True)
    review(store, reviewer, cast("Verdict", act), [row.id, *others], why=why, correction=correction)
    say(f"noted: {act}")
    return 1


def _asked_for_other(store: Store, reviewer: Reviewer, row: QueueRow, act: str) -> str:
    """The id of another event: one of those that are offered, by its number, or any that is typed."""
    reviewed = find_reviewed(store, row.id, reviewer)
    if act == "merge":
        choices = [(each.event, _reasons(each)) for each in find_mergeable(store, reviewed)]
    else:
        choices = [(each, "") for each in find_splittable(store, reviewed)]
    for number, (event, reasons) in enumerate(choices, 1):
        console_of_results().print(_offered(number, event, reasons))
    given = typer.prompt("its number, or an id" if choices else "id of the other event", err=True).strip()
    return choices[int(given) - 1][0].id if given.isdecimal() and 0 < int(given) <= len(choices) else given


def _reasons(choice: Choice) -> str:
    sides = (("for", choice.likely.speaks_for), ("against", choice.likely.speaks_against))
    told = (f"{side}: {'; '.join(reasons)}" for side, reasons in sides if reasons)
    return f"chance {choice.likely.chance:.2f}  {'  '.join(told)}"


def _offered(number: int, event: EventRow, reasons: str) -> Text:
    head = f"{plain(event.outlet or event.report)}, {days(event.earliest, event.latest)}"
    before, words, after = event.sentence.partition(event.trigger)
    sentence = plain(before[-_LONGEST:]), (plain(words), "bold underline"), plain(after[:_LONGEST])
    text = Text.assemble((f"{number} ", "bold"), (f"{head}: ", "dim"), *sentence)
    return text.append(f"\n  {plain(reasons)}", "dim") if reasons else text


def _asked_for_columns() -> list[str]:
    """Columns with what is right in them, until an empty line."""
    given: list[str] = []
    while line := typer.prompt("column=value, or nothing", default="", show_default=False, err=True):
        given.append(line)
    return given


def _key() -> str:
    """The key that is pressed; where nobody sits at a terminal the first letter of the next line, "q" at the end."""
    import click

    say("  ".join(f"{key} {name}" for key, name in KEYS.items()))
    if not sys.stdin.isatty():
        return sys.stdin.readline()[:1].lower() or "q"
    return click.getchar().lower()


def _drawn(row: QueueRow) -> Group:
    before, words, after = row.sentence.partition(row.trigger)
    return Group(
        Text(),
        Text.assemble((f"{row.score:.2f}  ", "bold"), (plain("; ".join(row.reasons)), "dim")),
        Text.assemble(plain(before), (plain(words), "bold underline"), plain(after)),
        phrase(row),
        Text.assemble(
            days(row.earliest, row.latest),
            "  ",
            status(row.status),
            "  ",
            (plain(row.chain), "dim"),
            (f"  {row.id}", "dim"),
        ),
    )
