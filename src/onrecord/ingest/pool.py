"""Many readers, one order: what reads side by side, and the results in the order of their reports."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from onrecord.model.record import Failure, Record
from onrecord.model.report import Report

LOOK_AHEAD = 4  # reports handed out per reader beyond the one whose turn it is, so that memory stays bounded


@dataclass(frozen=True, slots=True)
class Known:
    """A report that is on record already."""

    report: str  # its id


Given = Report | Failure | Known
Result = Record | Failure | Known


class Task(NamedTuple):
    """A report that was handed out, and how its pool knows what will become of it."""

    report: Report
    ticket: Any


class Pool(Protocol):
    """Readers that read side by side; one that dies is replaced."""

    readers: int

    def submit(self, report: Report) -> Task:
        """Hands a report to a reader."""
        ...

    def result(self, task: Task) -> Result:
        """What became of it; a report that ends its reader again and again is a Failure."""
        ...

    def close(self) -> None:
        """Ends the readers; what they have not begun is dropped."""
        ...


def read_in(pool: Pool, reports: Iterable[Given]) -> Iterator[Result]:
    """The record of each report, in order; what is no report stays in its place. Closes the pool in the end."""
    waiting: deque[Task | Failure | Known] = deque()
    try:
        for each in reports:
            waiting.append(pool.submit(each) if isinstance(each, Report) else each)
            if len(waiting) > pool.readers * LOOK_AHEAD:
                yield _result(pool, waiting.popleft())
        while waiting:
            yield _result(pool, waiting.popleft())
    finally:
        pool.close()


def died(report: Report) -> Failure:
    """A report whose reader died, each time that it was read."""
    return Failure(report=report.read_from or report.id, stage="reading", error="the process that read it died")


def _result(pool: Pool, task: Task | Failure | Known) -> Result:
    return pool.result(task) if isinstance(task, Task) else task
