"""Commands with options of their own that ask the record, too."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, signature
from typing import Any

from onrecord.cli.filters import DEFAULTS, FILTERS


def with_filters(*filters: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Gives a command ``filters`` (names in FILTERS) as options; it takes those that are given as ``**asked``."""

    def made(command: Callable[..., None]) -> Callable[..., None]:
        own = signature(command, eval_str=True)
        options = [
            Parameter(name, Parameter.KEYWORD_ONLY, default=_default(name), annotation=FILTERS[name])
            for name in filters
        ]
        kept = [
            each.replace(kind=Parameter.KEYWORD_ONLY)
            for each in own.parameters.values()
            if each.kind is not Parameter.VAR_KEYWORD
        ]

        @wraps(command)
        def wrapped(**given: Any) -> None:
            command(**given)

        wrapped.__signature__ = own.replace(parameters=[*kept, *options])  # type: ignore[attr-defined]
        return wrapped

    return made


def _default(name: str) -> object:
    return Parameter.empty if name == "words" else DEFAULTS.get(name)  # words are needed
