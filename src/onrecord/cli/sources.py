"""``onrecord sources``: who is quoted, how often, through whom."""

from __future__ import annotations

from typing import Any

from rich.text import Text

from onrecord.cli.asking import asking
from onrecord.cli.phrases import days
from onrecord.cli.tables import field
from onrecord.query.history import History
from onrecord.query.rows import Rows
from onrecord.query.sources import SourceRow

COLUMNS = {
    "source": field("source", "bold"),
    "role": field("role", "dim"),
    "quoted": field("attributions"),
    "reports": field("reports"),
    "claimed": field("claimed", "yellow"),
    "denied": field("denied", "red"),
    "relays": field("relays"),
    "outlets": field("outlets"),
    "published": lambda row: Text(days(row.first, row.last)),
}

FILTERS = (
    *("source", "country", "actor", "type", "since", "until", "place", "outlet", "report"),
    *("status", "text", "coder", "limit"),
)


@asking(*FILTERS, columns=COLUMNS, places=False)
def sources(history: History, **asked: Any) -> Rows[SourceRow]:
    """List who is quoted, how often, in how many reports and through which relays; days are those of publication."""
    return history.sources(**asked)
