"""Rows under described columns: what every tabular format writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, get_args, get_origin, get_type_hints

from onrecord.query.rows import Rows

ColumnType = Literal["string", "integer", "number", "boolean", "date", "datetime", "list"]
_TYPES: Mapping[Any, ColumnType] = {
    str: "string", int: "integer", float: "number", bool: "boolean", date: "date", datetime: "datetime",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column, and what stands in it."""

    name: str
    type: ColumnType  # list: of texts
    meaning: str = ""
    unit: str = ""
    empty: str = ""  # what an empty cell means


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in order, each with a value (None: empty) for each column."""

    columns: tuple[Column, ...]
    rows: Sequence[Mapping[str, Any]]
    point: tuple[str, str] | None = None  # the columns of longitude and latitude (WGS84 degrees); None: no place

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(each.name for each in self.columns)


def table_of(rows: Rows[Any]) -> Table:
    """Rows of a question as a table; the types of its columns are those of the dataclass."""
    columns = columns_of(rows.kind)
    names = {each.name for each in columns}
    return Table(columns, rows.dicts(), ("longitude", "latitude") if {"longitude", "latitude"} <= names else None)


def columns_of(kind: type) -> tuple[Column, ...]:
    """The columns of a row's dataclass."""
    return tuple(Column(name=name, type=_type(hint)) for name, hint in get_type_hints(kind).items())


def _type(hint: Any) -> ColumnType:
    if get_origin(hint) is tuple:
        return "list"
    known = [each for each in (hint, *get_args(hint)) if each in _TYPES]
    return _TYPES[known[0]] if known else "string"  # a Literal is text
