"""Values of filters as people and programs write them: checked, and read from text."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, get_args, get_type_hints

from onrecord.errors import BadQuery
from onrecord.text.characters import storable

LONGEST = 1000  # characters of a filter; names and words are far shorter
MOST = 1_000_000  # rows of one answer
_SHOWN = 60  # characters of a value that an error quotes
_YES, _NO = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off"})


def shortened(value: object) -> str:
    """A value as an error shows it: in quotes, what can't be printed escaped, the beginning of a long one."""
    text = str(value)
    return repr(value) if len(text) <= _SHOWN else repr(text[:_SHOWN] + "…")


_CALLED: Mapping[type, str] = {
    str: "text", int: "a whole number", bool: "true or false", date: "a day", datetime: "a time",
}  # fmt: skip


@cache
def types_of(kind: type) -> Mapping[str, Any]:
    """The type of each field of a dataclass."""
    return get_type_hints(kind)


def read_value(name: str, value: Any, hint: Any) -> Any:
    """What the text ``value`` means for a field of this type; another value stays, if it is of that type.

    Raises BadQuery.
    """
    if not isinstance(value, str):
        check_type(name, value, hint)
        return value
    check_text(name, value)
    kinds = (hint, *get_args(hint))
    return next((read(name, value) for kind, read in _READERS.items() if kind in kinds), value)


def check_type(name: str, value: object, hint: Any) -> None:
    """Raises BadQuery for a value, none of text, that a field of this type can't have."""
    kinds = tuple(each for each in (hint, *get_args(hint)) if isinstance(each, type))
    if value is None or (isinstance(value, kinds) and (bool in kinds or not isinstance(value, bool))):
        return
    called = " or ".join(_CALLED[each] for each in kinds if each in _CALLED) or "a word"
    raise BadQuery(f"{name} needs {called}, got {shortened(value)}.")


def check_text(name: str, value: object) -> None:
    """Raises BadQuery for text that nothing on record can have."""
    if not isinstance(value, str):
        return
    if len(value) > LONGEST:
        raise BadQuery(f"{name} can have {LONGEST} characters at most, got {len(value)}.")
    if value != storable(value) or any(unicodedata.category(each) == "Cc" for each in value):
        raise BadQuery(f"{name} can't hold control characters, got {shortened(value)}.")


def check_choice(name: str, value: str | None, allowed: tuple[str, ...]) -> None:
    """Raises BadQuery for a value that is not allowed."""
    if value is not None and value not in allowed:
        raise BadQuery(f"No {name} {shortened(value)}; there are: {', '.join(allowed)}.")


def _number(name: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= len(str(MOST))):
        raise BadQuery(f"{name} needs a whole number from 1 to {MOST}, got {shortened(value)}.")
    return int(value)


def _truth(name: str, value: str) -> bool:
    if value.lower() not in _YES | _NO:
        raise BadQuery(f"{name} needs true or false, got {shortened(value)}.")
    return value.lower() in _YES


def _moment(name: str, value: str) -> date | datetime:
    try:
        return _day(name, value) if len(value) <= len("2024-12-08") else datetime.fromisoformat(value)
    except ValueError:
        told = f"{name} needs a day or time such as 2024-12-08T14:30, got {shortened(value)}."
        raise BadQuery(told) from None


def _day(name: str, value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise BadQuery(f"{name} needs a day such as 2024-12-08, got {shortened(value)}.") from None


_READERS: Mapping[Any, Callable[[str, str], Any]] = {bool: _truth, int: _number, datetime: _moment, date: _day}
