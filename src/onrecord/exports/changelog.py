"""What changed since an earlier export, as a table."""

from __future__ import annotations

from onrecord.exports.merging import event_id
from onrecord.exports.profile import Row
from onrecord.exports.table import Column, Table
from onrecord.query.changes import ChangeRow, find_changes
from onrecord.query.query import Query
from onrecord.store.store import Store

COLUMNS = (
    Column(name="change", type="string", meaning="added, withdrawn or changed.", empty="never"),
    Column(name="event", type="string", meaning="Id of the event that the claim tells of, or told of.", empty="never"),
    Column(name="claim", type="string", meaning="Id of the coded event.", empty="never"),
    Column(name="report", type="string", meaning="Id of its report.", empty="never"),
    Column(name="column", type="string", meaning="What of it changed.", empty="it is added or withdrawn as a whole"),
    Column(name="was", type="string", meaning="What stood there.", empty="nothing, or not a change of one value"),
    Column(name="now", type="string", meaning="What stands there now.", empty="nothing, or not a change of one value"),
    Column(name="why", type="string", meaning="Why.", empty="never"),
)


def changelog(store: Store, query: Query, since: int) -> Table:
    """The changes of what ``query`` asks for since a revision of the record. Raises BadQuery."""
    return Table(COLUMNS, [_row(each) for each in find_changes(store, query, since)])


def _row(change: ChangeRow) -> Row:
    return {
        "change": change.change,
        "event": event_id(change.event),
        "claim": change.claim,
        "report": change.event.report,
        "column": change.field,
        "was": change.was,
        "now": change.now,
        "why": change.why,
    }
