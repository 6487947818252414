"""What a reviewer looks at next: uncertain and important events, each with the reasons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from onrecord.errors import BadQuery
from onrecord.model.condition import Status
from onrecord.query.filters import looked_at, where
from onrecord.query.query import Query
from onrecord.query.review_reasons import REASONS, Reason
from onrecord.query.review_said import Reviewer, Said, what_is_said
from onrecord.query.rows import Rows, fetch
from onrecord.store.store import Store

_SQL = Path(__file__).with_name("review_queue.sql")
Part = Literal["open", "done", "all"]  # what the reviewer has not judged yet, what he has, both


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """One event as the program coded it, with its score: what people say of it is not in it."""

    id: str
    score: float  # sum of the points of the reasons
    reasons: tuple[str, ...]  # "3 independent origins (0.50)", the weightiest first
    type: str | None
    mode: str | None
    actors: tuple[str, ...]
    actor_codes: tuple[str, ...]
    recipients: tuple[str, ...]
    recipient_codes: tuple[str, ...]
    place: str | None
    country: str | None
    geonames: int | None
    earliest: date | None
    latest: date | None
    status: Status
    factuality: str | None
    chain: str
    confidence: float
    trigger: str
    sentence: str
    outlet: str | None
    published: str | None
    report: str
    merged: str | None  # id of the event across reports
    attribution: str | None  # id of the attribution that holds it; None: the outlet itself says so


def find_queue(store: Store, query: Query, reviewer: Reviewer, *, part: Part = "open") -> Rows[QueueRow]:
    """The events that meet ``query``, the highest score first. Raises BadQuery for a part that isn't there."""
    if part not in get_args(Part):
        raise BadQuery(f"No part {part!r} of the queue; there are: {', '.join(get_args(Part))}.")
    return _find(store, query, what_is_said(store).done_by(reviewer), part)


def find_queued(store: Store, id_: str, said: Said, reviewer: Reviewer) -> QueueRow | None:
    """One event as it stands in the queue; None: the newest codings have none with this id."""
    rows = _find(store, Query(untyped=True), said.done_by(reviewer), "all", id_)
    return rows[0] if rows else None


def _find(store: Store, query: Query, done: list[str], part: Part, id_: str | None = None) -> Rows[QueueRow]:
    asked = where(replace(query, limit=None), store)
    limit = f"limit {query.limit:d}" if query.limit else ""
    sql = _SQL.read_text(encoding="utf-8")
    for name, value in (("asked", asked.sql), ("score", _score()), ("reasons", _reasons()), ("limit", limit)):
        sql = sql.replace(f"{{{name}}}", value)
    values = {"done": done, "hidden": part == "open", "only_done": part == "done", "id": id_}
    return fetch(looked_at(store, query), QueueRow, sql, {**asked.values, **values})


def _score() -> str:
    return " + ".join(_points(each) for each in REASONS)


def _reasons() -> str:
    return ", ".join(f"{{'points': {_points(each)}, 'words': {each.words}}}" for each in REASONS)


def _points(reason: Reason) -> str:
    return f"{reason.points} * coalesce({reason.share}, 0)"
