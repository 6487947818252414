"""What a question returns: rows of one type, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from duckdb import DuckDBPyConnection

    Row = TypeVar("Row", bound=DataclassInstance)
else:
    Row = TypeVar("Row")


class Rows(Sequence[Row], Generic[Row]):
    """Rows of a dataclass; its fields are the columns."""

    def __init__(self, kind: type[Row], rows: Iterable[Row] = (), next: str | None = None) -> None:
        self.kind = kind
        self.next = next  # ``after`` of the page that follows; None: this is the last, or all were asked for
        self._rows = tuple(rows)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(each.name for each in fields(self.kind))

    def dicts(self) -> list[dict[str, Any]]:
        """The rows as dictionaries."""
        return [asdict(each) for each in self._rows]

    def df(self) -> Any:
        """A pandas DataFrame of the rows. Raises ImportError where pandas is not installed."""
        return import_module("pandas").DataFrame(self.dicts(), columns=list(self.columns))

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        return self._rows[at]

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {self.kind.__name__}>"


def fetch(engine: DuckDBPyConnection, kind: type[Row], sql: str, values: Mapping[str, Any]) -> Rows[Row]:
    """The rows of a select whose columns are named as the fields of ``kind``."""
    return Rows(kind, (kind(**each) for each in _named(engine, sql, values)))


def fetch_with_key(
    engine: DuckDBPyConnection, kind: type[Row], sql: str, values: Mapping[str, Any]
) -> list[tuple[Row, tuple[Any, ...]]]:
    """The same, each with what the select has as ``key``."""
    rows = [(each.pop("key"), each) for each in _named(engine, sql, values)]
    return [(kind(**each), key) for key, each in rows]


def _named(engine: DuckDBPyConnection, sql: str, values: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    found = engine.execute(sql, dict(values))
    columns = found.description or ()
    names, lists = [each[0] for each in columns], [each[0] for each in columns if str(each[1]).endswith("[]")]
    for row in found.fetchall():
        named = dict(zip(names, row, strict=True))
        for name in lists:
            if (value := named[name]) is not None:
                named[name] = tuple(value)
        yield named
