"""What linking costs as a record grows: CPU seconds of each thousand new reports of an invented feed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from onrecord.evaluation.bench import peak_megabytes
from onrecord.evaluation.invented_feed import REPORTS_A_DAY, invented_feed
from onrecord.linking.link import Linked, Linker
from onrecord.linking.workbench import FILE, Workbench
from onrecord.model.record import Record
from onrecord.progress import Progress

STEP = 1000  # reports that are timed together


@dataclass(frozen=True, slots=True)
class Step:
    """What a thousand reports took. The counts are the same on every machine, however busy."""

    seconds: float  # of CPU
    compared: int  # pairs of events
    settled: int  # events that were clustered anew


@dataclass(frozen=True, slots=True)
class LinkingBench:
    """What linking some reports took."""

    reports: int
    events: int
    merged: int  # events across reports that several claims tell of
    steps: tuple[Step, ...]  # in order
    peak_megabytes: float  # of this process since it began
    file_megabytes: float  # the workbench


def run_linking_bench(reports: int, a_day: int = REPORTS_A_DAY) -> Iterator[Progress | Step | LinkingBench]:
    """Progress and figures after each thousand reports, at last the sum. Making the records is not counted."""
    feed, steps = invented_feed(a_day=a_day), list[Step]()
    with TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        with Workbench(path) as bench:
            linker = Linker(bench)
            while len(steps) * STEP < reports:
                steps.append(_timed(linker, list(islice(feed, min(STEP, reports - len(steps) * STEP)))))
                yield steps[-1]
                yield Progress("reports linked", min(reports, len(steps) * STEP), reports)
            (events,) = bench.db.execute("select count(*) from claims").fetchone()
            (merged,) = bench.db.execute("select count(distinct merged) from origins").fetchone()
        size = path.stat().st_size / 2**20
    yield LinkingBench(reports, events, merged, tuple(steps), peak_megabytes(), size)


def _timed(linker: Linker, batch: list[Record]) -> Step:
    begin, before = process_time(), linker.bench.compared
    settled = sum(each.settled for each in linker.link(batch) if isinstance(each, Linked))
    return Step(process_time() - begin, linker.bench.compared - before, settled)
