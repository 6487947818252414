"""Reading many reports on one machine."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from onrecord.coding.reader import Reader, load_reader
from onrecord.ingest.read_one import read_one
from onrecord.model.record import Failure, Record
from onrecord.model.report import Report
from onrecord.settings import Settings
from onrecord.world.world import load_gazetteer

LOOK_AHEAD = 4  # reports handed out per process beyond the one whose turn it is, so that memory stays bounded


@dataclass(frozen=True, slots=True)
class Known:
    """A report that is on record already."""

    report: str  # its id


Given = Report | Failure | Known
Result = Record | Failure | Known


def read_all(reports: Iterable[Given], settings: Settings, workers: int = 1) -> Iterator[Result]:
    """The record of each report, in order; what is no report stays in its place.

    A report that makes a step raise, or its process die, becomes a Failure, and the rest goes on. One worker reads
    in this process; more are processes of their own, each with the parser in memory. Raises MissingModel.
    """
    if workers > 1:
        yield from _in_processes(reports, settings, workers)
        return
    for each in reports:
        yield _read(each, settings) if isinstance(each, Report) else each


@cache
def reader_of(settings: Settings) -> Reader:
    """The reader of this process, loaded at its first report."""
    return load_reader(settings)


def _read(report: Report, settings: Settings) -> Result:
    return read_one(report, reader_of(settings))


def _in_processes(reports: Iterable[Given], settings: Settings, workers: int) -> Iterator[Result]:
    load_gazetteer(settings)  # compiled here where it isn't yet, not by each process at once
    waiting: deque[Task | Failure | Known] = deque()
    pool = Pool(settings, workers)
    try:
        for each in reports:
            waiting.append(pool.submit(each) if isinstance(each, Report) else each)
            if len(waiting) > workers * LOOK_AHEAD:
                yield pool.result(waiting.popleft())
        while waiting:
            yield pool.result(waiting.popleft())
    finally:
        pool.close()


class Task(NamedTuple):
    """A report, and what will become of it."""

    report: Report
    future: Future[Result]


class Pool:
    """Worker processes that are replaced when one of them dies."""

    def __init__(self, settings: Settings, workers: int, read: Callable[[Report, Settings], Result] = _read) -> None:
        self._settings = settings
        self._workers = workers
        self._read = read
        self._processes = _processes(workers)

    def submit(self, report: Report) -> Task:
        """Hands a report to the next free process."""
        try:
            future = self._processes.submit(self._read, report, self._settings)
        except BrokenProcessPool:
            self._processes = _processes(self._workers)
            future = self._processes.submit(self._read, report, self._settings)
        return Task(report, future)

    def result(self, task: Task | Failure | Known) -> Result:
        """What became of a task. Whatever was under way when a process died is read again by itself."""
        if not isinstance(task, Task):
            return task
        try:
            return task.future.result()
        except BrokenProcessPool:
            return self._alone(task.report)

    def _alone(self, report: Report) -> Result:
        with _processes(1) as process:
            try:
                return process.submit(self._read, report, self._settings).result()
            except BrokenProcessPool:
                return Failure(
                    report=report.read_from or report.id, stage="reading", error="the process that read it died"
                )

    def close(self) -> None:
        """Ends the processes; what they have not begun is dropped."""
        self._processes.shutdown(cancel_futures=True)


def _processes(workers: int) -> ProcessPoolExecutor:
    # Started afresh: a forked copy of a process that runs threads can hang.
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
