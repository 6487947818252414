"""How long each step of a corridor takes."""

from __future__ import annotations

import inspect
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import process_time
from types import FunctionType, ModuleType
from typing import Any

Seconds = dict[str, float]  # by name of the step; CPU seconds of the process


@contextmanager
def timed_steps(*corridors: ModuleType) -> Iterator[Seconds]:
    """While it is open, the steps that stand in the corridors are timed; corridors call their steps by name.

    So what is measured is the corridor itself, not a copy of it that could fall behind.
    """
    seconds: Seconds = defaultdict(float)
    before = [(module, name, step) for module in corridors for name, step in _steps(module)]
    try:
        for module, name, step in before:
            setattr(module, name, timed(name, step, seconds))
        yield seconds
    finally:
        for module, name, step in before:
            setattr(module, name, step)


def _steps(corridor: ModuleType) -> list[tuple[str, FunctionType]]:
    """The functions of other modules that a corridor calls."""
    functions = inspect.getmembers(corridor, inspect.isfunction)
    return [(name, each) for name, each in functions if _is_step(each, corridor)]


def _is_step(function: FunctionType, corridor: ModuleType) -> bool:
    return function.__module__ != corridor.__name__ and function.__module__.startswith("onrecord.")


def timed(name: str, step: Callable[..., Any], seconds: Seconds) -> Callable[..., Any]:
    """``step``, which adds the time it takes to ``seconds``."""

    def run(*given: Any, **named: Any) -> Any:
        begin = process_time()
        try:
            return step(*given, **named)
        finally:
            seconds[name] = seconds.get(name, 0.0) + process_time() - begin

    return run
