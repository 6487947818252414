"""``onrecord bench``: how fast reading is, beside the bare parser."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.draw import say, watched
from onrecord.coding.reader import load_reader
from onrecord.evaluation.bench import ROUNDS, WORLD_STEPS, Bench, run_bench
from onrecord.intake.find_reports import find_reports
from onrecord.intake.given import Given
from onrecord.model.report import Report
from onrecord.settings import load_settings


def bench(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Files, folders, or - for the standard input.")],
    rounds: Annotated[int, typer.Option(min=1, help="How often all is read; medians count.")] = ROUNDS,
) -> None:
    """Measure reading: tokens a second, memory, time by step, and time beside the bare parser's on the same text."""
    reports = []
    for each in find_reports(files, Given()):
        if isinstance(each, Report):
            reports.append(each)
        else:
            say(f"{each.report}: {each.error}")
    (measured,) = watched(run_bench(reports, load_reader(load_settings()), rounds))
    typer.echo(_table(measured))


def _table(measured: Bench) -> str:
    whole = sum(measured.steps.values()) or 1.0
    lines = [
        f"{measured.reports:,} reports, {measured.tokens:,} tokens",
        f"{measured.tokens_per_second:12,.0f} tokens/s",
        f"{measured.bare_tokens_per_second:12,.0f} tokens/s, the bare parser",
        f"{measured.ratio:12.2f} times the bare parser",
        f"{measured.peak_megabytes:12,.0f} MB at most",
        f"{measured.microseconds_a_name:12,.0f} µs for the name of a place, looked up for the first time",
        f"{100 * measured.world_share:11.1f}% of the parse: places, times and identities ({', '.join(WORLD_STEPS)})",
        "the whole is made of",
        *(f"{100 * each / whole:11.1f}% {step}" for step, each in measured.steps.items()),
    ]
    return "\n".join(lines)
