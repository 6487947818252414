"""``onrecord sources``: who is quoted, how often, through whom."""

from __future__ import annotations

from typing import Any

from rich.text import Text

from onrecord.cli.asking import asking
from onrecord.cli.filters import FlatTo
from onrecord.cli.phrases import days
from onrecord.cli.plain import plain
from onrecord.cli.tables import field
from onrecord.query.history import History
from onrecord.query.questions import QUESTIONS
from onrecord.query.rows import Rows
from onrecord.query.sources import SourceRow

COLUMNS = {
    "source": lambda row: Text(plain(row.source), "bold").append(f" {row.role}", "not bold dim"),
    "quoted": field("attributions"),
    "claimed": field("claimed", "yellow"),
    "denied": field("denied", "red"),
    "printed by": lambda row: _where(row),
    "published": lambda row: Text(days(row.first, row.last)),
}

# All at once: what is printed is not paged.
FILTERS = tuple(each for each in QUESTIONS["sources"].filters if each != "after")


@asking(*FILTERS, columns=COLUMNS, formats=FlatTo)
def sources(history: History, **asked: Any) -> Rows[SourceRow]:
    """List who is quoted, how often, in how many reports and through which relays; days are those of publication."""
    return history.sources(**asked)


def _where(row: SourceRow) -> Text:
    """Outlets, and the relays through whom they have it: "Delta Post, Harbour Times, through Qalam"."""
    text = Text(", ".join(map(plain, row.outlets)))
    return text.append(", through ", "dim").append(", ".join(map(plain, row.relays))) if row.relays else text
