"""``onrecord demo``: the shipped samples, read and shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from onrecord.cli import events, timeline
from onrecord.cli.draw import say
from onrecord.cli.filters import To
from onrecord.cli.link import link_record
from onrecord.cli.read import keep
from onrecord.cli.show import show
from onrecord.cli.tables import console_of_results, put
from onrecord.intake.find_reports import find_reports
from onrecord.intake.found import Found
from onrecord.intake.given import Given
from onrecord.query.claims import ClaimRow
from onrecord.query.history import History, open_history
from onrecord.settings import load_settings

SAMPLES = Path(__file__).resolve().parent.parent / "data" / "samples"
# What a file of plain text doesn't say itself; the other samples do.
HEADLINES = Given(
    outlet="Canal City Tribune",
    url="https://canalcitytribune.example.org/world/2024-12-08-ticker",
    published=date(2024, 12, 8),
)
SHOWN = ("day", "status", "event", "who says so", "origins")


def demo(
    store: Annotated[Path, typer.Option(help="Folder for the record.")] = Path("demo-record"),
) -> None:
    """Read the shipped samples, invented reports on Syria in December 2024, and show what they put on record."""
    added = keep(find_samples(), store, load_settings())
    say(f"{added.count} samples put on record in {store}, {added.skipped} there already, {len(added.failures)} failed")
    with open_history(store) as history:
        link_record(history.store)
        _head("Events: who did what to whom, where and when, and who says so")
        put(history.events(), To.table, {name: events.COLUMNS[name] for name in SHOWN})
        if claim := longest_chain(history):
            _head("One claim: its words, and the voices through which it came")
            show(claim.id, store)
        _head("Timeline: who controls which place, who says so, who denies it")
        put(history.timeline(relation="controls", country="SYR"), To.table, timeline.COLUMNS, grouped=True)
    say(f"Ask it more: onrecord claims --store {store} --help")


def find_samples() -> Iterator[Found]:
    """The shipped reports."""
    others = sorted(each for each in SAMPLES.iterdir() if each.suffix != ".txt")
    return chain(find_reports(others, Given()), find_reports([SAMPLES / "headlines.txt"], HEADLINES))


def longest_chain(history: History) -> ClaimRow | None:
    """What is claimed through most relays, then most voices, the newest of these; None where nothing is claimed."""
    claims = history.claims(status="claimed", order="newest")
    return max(claims, key=lambda each: (len(each.relays), each.chain.count("→")), default=None)


def _head(words: str) -> None:
    console_of_results().print(Text(f"\n{words}\n", "bold underline"))
