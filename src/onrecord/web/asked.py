"""What stands in a URL, as a question to the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from onrecord.errors import BadQuery
from onrecord.query.query import Query

_TRUE = frozenset({"1", "true", "yes", "on"})
SHOWN = 200  # rows of a page where no limit is given
MOST = 2000  # rows of a page; who needs more goes on to the next, or exports


def query_of(given: Mapping[str, str], *, limit: int = SHOWN) -> Query:
    """The Query of a URL's parameters, which are its fields. Empty ones filter nothing. Raises BadQuery."""
    asked: dict[str, Any] = {name: value.strip() for name, value in given.items() if value.strip()}
    if "untyped" in asked:
        asked["untyped"] = asked["untyped"].lower() in _TRUE
    if "limit" in asked:
        asked["limit"] = min(MOST, _number(asked["limit"]))
    if "country" in asked:
        asked["country"] = asked["country"].upper()
    query = Query.of(asked)
    return query if query.limit is not None else replace(query, limit=limit)


def _number(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= 6):
        raise BadQuery(f"limit needs a whole number of up to six digits, got {value[:40]!r}.")
    return int(value)


def link_with(path: str, given: Mapping[str, str], **changes: object) -> str:
    """A path with the filters that are ``given``, and those changed; None and "" take one away."""
    asked = {name: value for name, value in {**given, **changes}.items() if value not in (None, "", False)}
    return f"{path}?{urlencode(asked)}" if asked else path
