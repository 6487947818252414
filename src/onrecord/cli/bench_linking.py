"""``onrecord bench-linking``: what linking costs as a record grows."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.draw import watched
from onrecord.evaluation.bench_linking import LinkingBench, run_linking_bench

_ROWS = 10  # lines of the table: as many equal parts of the reports


def bench_linking(
    reports: Annotated[int, typer.Option(min=1, help="How many invented reports to link.")] = 10_000,
) -> None:
    """Measure linking on invented reports: CPU seconds of each thousand as the record grows, and memory."""
    (measured,) = watched(run_linking_bench(reports))
    typer.echo(_table(measured))


def _table(measured: LinkingBench) -> str:
    seconds = measured.seconds
    size = max(1, len(seconds) // _ROWS)
    parts = [seconds[start : start + size] for start in range(0, len(seconds), size)]
    lines = [
        f"{measured.reports:,} reports, {measured.events:,} events, {measured.merged:,} of them told by several claims",
        *(
            f"{sum(part) / len(part):12.1f} s a thousand reports, up to {min((n + 1) * size, len(seconds)):,} thousand"
            for n, part in enumerate(parts)
        ),
        f"{measured.growth:12.2f} times as long at the end as after the first tenth",
        f"{measured.peak_megabytes:12,.0f} MB at most",
        f"{measured.file_megabytes:12,.0f} MB on disk",
    ]
    return "\n".join(lines)
