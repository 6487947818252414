"""Answers a page at a time: where the next page begins is told by what its last row is sorted by, not by a count.

So no row is missed or shown twice when others come in or go between two pages.
"""

from __future__ import annotations

import base64
import binascii
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

from onrecord.errors import BadQuery
from onrecord.query.query import Query
from onrecord.query.values import shortened

Key = tuple[int | float | str, ...]
Item = TypeVar("Item")


def token_of(question: str, key: Key) -> str:
    """What ``after`` takes: the key of a row, as text that can stand in a URL."""
    return base64.urlsafe_b64encode(msgspec.json.encode([question, *key])).decode().rstrip("=")


def key_after(query: Query, question: str, types: Sequence[type]) -> Key | None:
    """The key in ``query.after``, of a row of this question; None: the first page. Raises BadQuery."""
    if query.after is None:
        return None
    told = f"after needs what `next` said with the page before, asked the same way; got {shortened(query.after)}."
    try:
        padded = query.after + "=" * (-len(query.after) % 4)
        name, *key = msgspec.json.decode(base64.urlsafe_b64decode(padded.encode()), type=list[int | float | str])
    except (ValueError, binascii.Error, msgspec.MsgspecError):
        raise BadQuery(told) from None
    fits = len(key) == len(types) and all(map(_is_of, key, types))
    if name != question or not fits:
        raise BadQuery(told)
    return tuple(key)


def _is_of(value: object, wanted: type) -> bool:
    if wanted is float:
        return isinstance(value, int | float) and abs(value) < 2**53
    return isinstance(value, wanted) and (not isinstance(value, int) or abs(value) < 2**53)


def page_of(
    items: Sequence[Item], query: Query, question: str, key: Callable[[Item], Key], types: Sequence[type]
) -> tuple[Sequence[Item], str | None]:
    """The page of ``items``, which are sorted by ``key``, that is asked for; and where the next one begins."""
    after = key_after(query, question, types)
    start = bisect_right(items, after, key=key) if after is not None else 0
    end = len(items) if query.limit is None else start + query.limit
    page = items[start:end]
    return page, token_of(question, key(page[-1])) if page and end < len(items) else None
