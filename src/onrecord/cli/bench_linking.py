"""``onrecord bench-linking``: what linking costs as a record grows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from onrecord.cli.draw import watched
from onrecord.evaluation.bench_linking import STEP, LinkingBench, Step, run_linking_bench
from onrecord.evaluation.invented_feed import REPORTS_A_DAY

_ROWS = 10  # lines of the table: as many equal parts of the reports


def bench_linking(
    reports: Annotated[int, typer.Option(min=1, help="How many invented reports to link.")] = 10_000,
    a_day: Annotated[int, typer.Option(min=1, help="Reports of a day of the feed.")] = REPORTS_A_DAY,
    each: Annotated[bool, typer.Option("--each", help="Write a line after each thousand.")] = False,
) -> None:
    """Measure linking on an invented feed: CPU seconds and work of each thousand as the record grows, and memory."""
    nth = 0
    measured: Iterator[Step | LinkingBench] = watched(run_linking_bench(reports, a_day))
    for found in measured:
        if isinstance(found, LinkingBench):
            typer.echo("\n".join(_table(found)))
        elif each:
            nth += 1
            typer.echo(_line([found], nth * STEP))


def _table(measured: LinkingBench) -> Iterator[str]:
    steps = measured.steps
    size = max(1, len(steps) // _ROWS)
    yield (
        f"{measured.reports:,} reports, {measured.events:,} events, {measured.merged:,} of them told by several claims"
    )
    for start in range(0, len(steps), size):
        yield _line(steps[start : start + size], min(start + size, len(steps)) * STEP)
    yield f"{measured.peak_megabytes:,.0f} MB at most, {measured.file_megabytes:,.0f} MB on disk"


def _line(steps: Sequence[Step], reports: int) -> str:
    """The means of a thousand."""
    count = len(steps)
    seconds = sum(each.seconds for each in steps) / count
    compared, settled = (sum(getattr(each, name) for each in steps) // count for name in ("compared", "settled"))
    return f"up to {reports:>9,}: a thousand take {seconds:6.1f} s, {compared:>9,} comparisons, {settled:>7,} clustered"
