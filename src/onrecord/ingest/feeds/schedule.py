"""When to look again."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal, overload

# A page is looked at again after it came: newsrooms correct and update in the first day.
_LOOKS = (timedelta(hours=1), timedelta(hours=6), timedelta(hours=24))
_FAILURES = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=3), timedelta(hours=12))
LONGEST = timedelta(hours=24)


def after_look(looks: int) -> timedelta | None:
    """How long to wait after a page came for the ``looks``-th time; None: it is left alone from then on."""
    return _LOOKS[looks - 1] if looks <= len(_LOOKS) else None


@overload
def after_failure(failures: int) -> timedelta: ...
@overload
def after_failure(failures: int, *, give_up: Literal[True]) -> timedelta | None: ...
def after_failure(failures: int, *, give_up: bool = False) -> timedelta | None:
    """How long to wait after that many failures in a row; None, where one may ``give_up``: no longer at all."""
    if failures <= len(_FAILURES):
        return _FAILURES[failures - 1]
    return None if give_up else LONGEST
