"""Links brought up to date behind the answers: who judges doesn't wait for them."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Lock


class Relinking:
    """Runs of ``link``, one at a time; what is asked for while one waits is done by that one."""

    def __init__(self, link: Callable[[], object]) -> None:
        self._link = link
        self._wanted = Event()
        self._running = Lock()

    def run(self) -> None:
        """Returns once all is linked that was judged before the call. It never raises what ``link`` does not."""
        self._wanted.set()
        with self._running:
            if self._wanted.is_set():
                self._wanted.clear()
                self._link()
