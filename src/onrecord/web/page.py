"""What a page is made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.query.query import Query
from onrecord.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the reader asks for."""

    path: Mapping[str, str] = field(default_factory=dict)  # the parts of the path that have names
    query: Query = field(default_factory=Query)
    given: Mapping[str, str] = field(default_factory=dict)  # the filters as they stand in the URL


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A template, and the values that it shows."""

    template: str
    title: str
    values: Mapping[str, Any]


MakePage = Callable[[Store, Asked], Page]
