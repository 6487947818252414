"""What the commands draw. Results go to the standard output, all else to stderr."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

T = TypeVar("T")


_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")  # would steer the terminal


def out() -> Console:
    """The console of results."""
    return Console(highlight=False)


def say(line: str) -> None:
    """One line to the user, on stderr."""
    sys.stderr.write(_STEERING.sub(" ", line) + "\n")


def counting(items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
    """``items``, counted in a bar on stderr while they come; without a bar where stderr is no terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield from items
        return
    columns = (SpinnerColumn(), BarColumn(), MofNCompleteColumn(), TextColumn(what), TimeElapsedColumn())
    # Results written meanwhile are not for the bar's console: the standard output may be a file.
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(what, total=total)
        for each in items:
            bar.advance(task)
            yield each
