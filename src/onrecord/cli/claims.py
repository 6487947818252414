"""``onrecord claims``: each event or condition as said by one voice."""

from __future__ import annotations

from typing import Any

from rich.text import Text

from onrecord.cli.asking import asking
from onrecord.cli.phrases import claim_phrase, days, status
from onrecord.cli.plain import plain
from onrecord.cli.tables import field, short_id
from onrecord.query.claims import ClaimRow
from onrecord.query.history import History
from onrecord.query.questions import QUESTIONS
from onrecord.query.rows import Rows

COLUMNS = {
    "id": short_id("id"),
    "day": lambda row: Text(days(row.earliest, row.latest)),
    "status": lambda row: status(row.status),
    "sure": field("factuality", "dim"),
    "claim": lambda row: claim_phrase(row),
    "who says so": lambda row: Text(plain(row.chain)),
}


@asking(*QUESTIONS["claims"].filters, columns=COLUMNS)
def claims(history: History, **asked: Any) -> Rows[ClaimRow]:
    """List who says what: asserted by the outlet, or claimed or denied by another voice, through whom."""
    return history.claims(**asked)
