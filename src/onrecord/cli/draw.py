"""What the commands draw. Results go to the standard output, all else to stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from onrecord.cli.plain import plain
from onrecord.progress import Progress

T = TypeVar("T")


def say(line: str) -> None:
    """One line to the user, on stderr."""
    sys.stderr.write(plain(line) + "\n")


@contextmanager
def bar() -> Iterator[Callable[[Progress], None]]:
    """A bar on stderr that is told how far some work has come; nothing is drawn where stderr is no terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    columns = (
        SpinnerColumn(),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
    )
    # Results written meanwhile are not for the bar's console: the standard output may be a file.
    with Bar(*columns, console=console, transient=True, redirect_stdout=False) as drawn:
        task = drawn.add_task("", total=None)
        yield lambda now: drawn.update(task, description=now.what, completed=now.done, total=now.total)


def counting(items: Iterable[T], what: str) -> Iterator[T]:
    """``items``, counted in a bar while they come."""
    with bar() as tell:
        for done, each in enumerate(items, 1):
            tell(Progress(what, done))
            yield each


def watched(steps: Iterable[Progress | T]) -> Iterator[T]:
    """What some work yields but for its Progress, which is drawn."""
    with bar() as tell:
        for each in steps:
            if isinstance(each, Progress):
                tell(each)
            else:
                yield each
