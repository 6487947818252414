"""``onrecord bench-desk``: how long the pages and the API take to answer."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from onrecord.cli.draw import say, watched
from onrecord.evaluation.invented_reports import invented_reports
from onrecord.store.store import open_store
from onrecord.web.bench import TARGETS, Timing, run_desk_bench

_SHARD = 1000  # reports of a segment, as after `onrecord compact`


def bench_desk(
    record: Annotated[Path | None, typer.Argument(help="Folder of the record; none: one of invented reports.")] = None,
    events: Annotated[int, typer.Option(min=100, help="Events of the invented record.")] = 100_000,
    rounds: Annotated[int, typer.Option(min=1, help="How often each page is asked for; filters three times.")] = 10,
) -> None:
    """Measure how long the desk takes to answer: first pages, filters and searches, of the pages and of the API."""
    os.environ["ONRECORD_RATE"] = "0"  # it is not the limit that is measured
    if record is not None:
        _measure(record, rounds)
        return
    with TemporaryDirectory() as folder:
        with open_store(folder) as store:
            added = store.add(invented_reports(events), shard=_SHARD)
        say(f"{added.count:,} invented reports with {events:,} events")
        _measure(Path(folder), rounds)


def _measure(folder: Path, rounds: int) -> None:
    (timings,) = watched(run_desk_bench(folder, rounds))
    typer.echo(table(timings))


def table(timings: Sequence[Timing]) -> str:
    """A line for each kind of question: median and 95 of 100 answers, by the clock and in CPU time; what should be."""
    head = f"{'':27} {'':18} asked  median     p95  CPU: median      p95  should be  slowest"
    return "\n".join([head, *map(_line, timings)])


def _line(timing: Timing) -> str:
    return (
        f"{timing.what:27} {timing.path:18} {timing.asked:5} {timing.median:4.0f} ms {timing.p95:4.0f} ms"
        f"     {timing.cpu_median:5.0f} ms {timing.cpu_p95:5.0f} ms"
        f" {TARGETS[timing.what]:7} ms  {timing.slowest[:80]}"
    )
