"""What some say and others deny."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from onrecord.query.filters import looked_at
from onrecord.query.query import Query
from onrecord.query.rows import Rows, fetch
from onrecord.store.store import Store

_SQL = Path(__file__).with_name("disputes.sql")


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeRow:
    """An event across reports that one origin affirms and another denies."""

    merged: str
    event: str  # id of the claim that was published first
    type: str | None
    mode: str | None
    sentence: str
    place: str | None
    latest: date | None
    affirmed_by: tuple[str, ...]  # origins
    denied_by: tuple[str, ...]


def find_disputes(store: Store, name: str | None = None, limit: int = 50) -> Rows[DisputeRow]:
    """The events that are disputed, the newest first; with a ``name`` those in which this origin takes part."""
    sql = _SQL.read_text(encoding="utf-8")
    return fetch(looked_at(store, Query()), DisputeRow, sql, {"name": name, "limit": limit})
