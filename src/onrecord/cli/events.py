"""``onrecord events``: who did what to whom, where and when."""

from __future__ import annotations

from typing import Any

from rich.text import Text

from onrecord.cli.asking import asking
from onrecord.cli.phrases import COLOURS, days, event_phrase, status
from onrecord.cli.plain import plain
from onrecord.cli.tables import short_id
from onrecord.query.events import EventRow
from onrecord.query.history import History
from onrecord.query.questions import QUESTIONS
from onrecord.query.rows import Rows

COLUMNS = {
    "id": short_id("id"),
    "day": lambda row: Text(days(row.earliest, row.latest)),
    "status": lambda row: status(row.status),
    "event": lambda row: event_phrase(row),
    "who says so": lambda row: Text(plain(row.chain)),
    "origins": lambda row: _origins(row),
}


@asking(*QUESTIONS["events"].filters, columns=COLUMNS)
def events(history: History, **asked: Any) -> Rows[EventRow]:
    """List the events on record: who did what to whom, where and when, and who says so."""
    return history.events(**asked)


def _origins(row: EventRow) -> Text:
    """How many origins affirm the event and how many deny it, in all reports that tell of it."""
    text = Text(f"{len(row.affirmed_by)} for", COLOURS["asserted"] if row.affirmed_by else "dim")
    return text.append(f", {len(row.denied_by)} against", COLOURS["denied"]) if row.denied_by else text
