"""What the commands draw: progress, tables, chains. Results go to the standard output, all else to stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

T = TypeVar("T")
PATIENCE = 1.0  # seconds before a progress bar appears


def out() -> Console:
    """The console of results."""
    return Console(highlight=False, soft_wrap=False)


def say(line: str) -> None:
    """One line to the user, on stderr."""
    sys.stderr.write(line.replace("\n", " ") + "\n")


def counting(items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
    """``items``, counted in a progress bar on stderr once they take longer than a second; none without a terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield from items
        return
    columns = (SpinnerColumn(), TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=console, transient=True)
    task = bar.add_task(what, total=total)
    began = time.monotonic()
    shown = False
    try:
        for each in items:
            if not shown and time.monotonic() - began > PATIENCE:
                bar.start()
                shown = True
            bar.advance(task)
            yield each
    finally:
        if shown:
            bar.stop()
