"""Reading many reports on one machine."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache

from onrecord.coding.reader import Reader, load_reader
from onrecord.ingest.pool import Given, Result, Task, died, read_in
from onrecord.ingest.read_one import read_one
from onrecord.model.report import Report
from onrecord.settings import Settings
from onrecord.world.world import load_gazetteer


def read_all(reports: Iterable[Given], settings: Settings, workers: int = 1) -> Iterator[Result]:
    """The record of each report, in order; what is no report stays in its place.

    A report that makes a step raise, or its process die, becomes a Failure, and the rest goes on. One worker reads
    in this process; more are processes of their own, each with the parser in memory. Raises MissingModel.
    """
    if workers > 1:
        load_gazetteer(settings)  # compiled here where it isn't yet, not by each process at once
        yield from read_in(Processes(settings, workers), reports)
        return
    for each in reports:
        yield _read(each, settings) if isinstance(each, Report) else each


@cache
def reader_of(settings: Settings) -> Reader:
    """The reader of this process, loaded at its first report."""
    return load_reader(settings)


def _read(report: Report, settings: Settings) -> Result:
    return read_one(report, reader_of(settings))


class Processes:
    """A pool of worker processes that are replaced when one of them dies."""

    def __init__(self, settings: Settings, readers: int, read: Callable[[Report, Settings], Result] = _read) -> None:
        self.readers = readers
        self._settings = settings
        self._read = read
        self._processes = _processes(readers)

    def submit(self, report: Report) -> Task:
        """Hands a report to the next free process."""
        try:
            future = self._processes.submit(self._read, report, self._settings)
        except BrokenProcessPool:
            self._processes = _processes(self.readers)
            future = self._processes.submit(self._read, report, self._settings)
        return Task(report, future)

    def result(self, task: Task) -> Result:
        """What became of a task. Whatever was under way when a process died is read again by itself."""
        try:
            result: Result = task.ticket.result()
        except BrokenProcessPool:
            return self._alone(task.report)
        return result

    def _alone(self, report: Report) -> Result:
        with _processes(1) as process:
            try:
                return process.submit(self._read, report, self._settings).result()
            except BrokenProcessPool:
                return died(report)

    def close(self) -> None:
        """Ends the processes; what they have not begun is dropped."""
        self._processes.shutdown(cancel_futures=True)


def _processes(workers: int) -> ProcessPoolExecutor:
    # Started afresh: a forked copy of a process that runs threads can hang.
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
