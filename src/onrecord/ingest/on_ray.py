"""Reading many reports on a Ray cluster, or on the cores of this machine through Ray."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Iterable, Iterator
from time import monotonic, sleep
from typing import Any

from onrecord.coding.reader import load_reader
from onrecord.errors import ClusterError
from onrecord.ingest.pool import Given, Result, Task, died, read_in
from onrecord.ingest.read_one import read_one
from onrecord.model.report import Report
from onrecord.settings import Settings

_TRIES = 3  # that a report gets: two actors may have died of something else, a machine that was taken away
_NAP = 0.5  # seconds
_KNOCK = 10.0  # seconds for a cluster to answer at all
_PATIENCE = 300.0  # seconds for one report, and for an actor to be there with its parser


def read_on_ray(
    reports: Iterable[Given], settings: Settings, workers: int, address: str | None = None
) -> Iterator[Result]:
    """The record of each report, in order; what is no report stays in its place. The results are those of ``read_all``.

    ``address`` None: a cluster of this machine's cores, which ends with this process. Each worker is an actor with the
    parser in memory; one that dies is started again, on another machine if its own is gone. Raises ClusterError.
    """
    yield from read_in(Actors(settings, workers, address), reports)


class _Reading:
    """What an actor does."""

    def __init__(self, settings: Settings) -> None:
        self._reader = load_reader(settings)

    def read(self, report: Report) -> Result:
        return read_one(report, self._reader)

    def pid(self) -> int:
        return os.getpid()


class Actors:
    """A pool of Ray actors."""

    def __init__(self, settings: Settings, readers: int, address: str | None = None) -> None:
        self.readers = readers
        self._ray = _connected(address, readers)
        kind = self._ray.remote(num_cpus=1, max_restarts=-1, max_task_retries=0)(_Reading)
        self._actors = [kind.remote(settings) for _ in range(readers)]
        self._busy = [0] * readers

    def submit(self, report: Report) -> Task:
        """Hands a report to the actor that has the least to do."""
        at = min(range(self.readers), key=self._busy.__getitem__)
        self._busy[at] += 1
        return Task(report, (at, self._actors[at].read.remote(report)))

    def result(self, task: Task) -> Result:
        """What became of a task; read again where its actor died."""
        (at, ticket), tries = task.ticket, _TRIES
        try:
            while tries := tries - 1:
                try:
                    return self._got(ticket)
                except self._ray.exceptions.RayActorError:
                    ticket = self._revived(at).read.remote(task.report)
            return self._last(ticket, task.report)
        finally:
            self._busy[at] -= 1

    def _revived(self, at: int) -> Any:
        """An actor that died, once it is there again."""
        until = monotonic() + _PATIENCE
        while monotonic() < until:
            try:
                self._ray.get(self._actors[at].pid.remote(), timeout=_PATIENCE)
                break
            except (self._ray.exceptions.RayActorError, self._ray.exceptions.GetTimeoutError):
                sleep(_NAP)
        return self._actors[at]

    def pids(self) -> list[int]:
        """The processes of the actors, once they are there."""
        found: list[int] = self._ray.get([each.pid.remote() for each in self._actors], timeout=_PATIENCE)
        return found

    def close(self) -> None:
        """Ends the actors, and the cluster if it is ours."""
        for each in self._actors:
            self._ray.kill(each)
        self._ray.shutdown()

    def _got(self, ticket: Any) -> Result:
        try:
            result: Result = self._ray.get(ticket, timeout=_PATIENCE)
        except self._ray.exceptions.GetTimeoutError as error:
            raise ClusterError(
                f"No answer from the cluster within {_PATIENCE:g} seconds; has it free cores?"
            ) from error
        return result

    def _last(self, ticket: Any, report: Report) -> Result:
        try:
            return self._got(ticket)
        except self._ray.exceptions.RayActorError:
            return died(report)


def _connected(address: str | None, readers: int) -> Any:
    """Ray, connected. Raises ClusterError."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # it would tell its makers
    if address is None:  # named for other systems; what it does is that all of Ray listens on loopback only
        os.environ.setdefault("RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER", "0")
    try:
        import ray
    except ImportError as error:
        raise ClusterError("Ray is not installed: pip install 'onrecord[ray]'") from error
    try:
        if address:
            _knock(address)
            ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
        else:  # one core more than actors: a pool that takes them all has been seen to hang
            ray.init(
                num_cpus=readers + 1,
                include_dashboard=False,
                _node_ip_address="127.0.0.1",
                log_to_driver=False,
                logging_level=logging.ERROR,
            )
    except (ConnectionError, OSError, RuntimeError, ValueError) as error:
        raise ClusterError(f"No Ray cluster at {address or 'this machine'}: {str(error).splitlines()[0]}") from error
    return ray


def _knock(address: str) -> None:
    """Raises OSError where nobody listens at HOST:PORT; Ray itself would wait for minutes."""
    host, _, port = address.rpartition("/")[2].rpartition(":")
    if host and port.isdigit():
        socket.create_connection((host, int(port)), timeout=_KNOCK).close()
