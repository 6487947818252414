"""``onrecord events``: who did what to whom, where and when."""

from __future__ import annotations

from typing import Any

from rich.text import Text

from onrecord.cli.asking import asking
from onrecord.cli.phrases import days, event_phrase, status
from onrecord.cli.plain import plain
from onrecord.cli.tables import short_id
from onrecord.query.events import EventRow
from onrecord.query.history import History
from onrecord.query.rows import Rows

COLUMNS = {
    "id": short_id("id"),
    "day": lambda row: Text(days(row.earliest, row.latest)),
    "status": lambda row: status(row.status),
    "event": lambda row: event_phrase(row),
    "who says so": lambda row: Text(plain(row.chain)),
}

FILTERS = (
    *("country", "actor", "recipient", "type", "mode", "since", "until", "place"),
    *("source", "outlet", "report", "status", "text", "untyped", "coder", "order", "limit"),
)


@asking(*FILTERS, columns=COLUMNS)
def events(history: History, **asked: Any) -> Rows[EventRow]:
    """List the events on record: who did what to whom, where and when, and who says so."""
    return history.events(**asked)
