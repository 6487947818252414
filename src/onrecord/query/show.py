"""All about one id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.errors import NotOnRecord
from onrecord.model.record import Record
from onrecord.query.filters import looked_at
from onrecord.query.query import Query
from onrecord.store.keys import event_ids
from onrecord.store.store import Store
from onrecord.wire.decode import from_wire

Kind = Literal["event", "condition", "attribution", "entity", "report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What an id stands for: the record it is in, and its id there."""

    id: str
    kind: Kind
    local: str  # id in the record; for a report its own
    record: Record


def rows_of(record: Record) -> dict[str, str]:
    """The id on record of each event of a record, by its id there."""
    return event_ids(record)


_FIND = """
select id, kind, local, report, coder from (
    select id, 'event' as kind, local, report, coder from all_events
    union all select id, 'condition', local, report, coder from all_conditions
    union all select id, 'attribution', local, report, coder from all_attributions
    union all select id, 'entity', local, report, coder from all_entities
    union all select report, 'report', report, report, coder from newest
) where {} order by kind, id limit 2
"""


def find_shown(store: Store, id_: str, coder: str | None = None) -> Shown:
    """What the id of an event, condition, attribution, entity or report (or its beginning, where only one has it) is.

    Raises NotOnRecord where nothing on record has it, or several begin so.
    """
    engine = looked_at(store, Query(coder=coder))
    found = engine.execute(_FIND.format("id = $id"), {"id": id_}).fetchall()
    found = found or engine.execute(_FIND.format("starts_with(id, $id)"), {"id": id_}).fetchall()
    if not found:
        raise NotOnRecord(f"Nothing on record has the id {id_!r}; `events`, `claims` and `search` list ids.")
    if len(found) > 1:
        raise NotOnRecord(f"Several ids begin with {id_!r}: {found[0][0]}, {found[1][0]}, …")
    whole, kind, local, report, by = found[0]
    row = engine.execute(
        "select line from all_records where report = $report and coder = $coder", {"report": report, "coder": by}
    ).fetchone()
    if row is None:
        raise NotOnRecord(f"The record of {report!r} is not there; `doctor` tells what is wrong.")
    return Shown(id=whole, kind=kind, local=local, record=from_wire(row[0]))
