"""What people have settled of whole reports: the material of a gold set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.model.record import Record
from onrecord.query.filters import looked_at
from onrecord.query.query import Query
from onrecord.query.review_said import what_is_said
from onrecord.store.store import Store
from onrecord.store.verdicts import Opinion, ruling
from onrecord.wire.decode import from_wire

# The rows of each report that somebody has said something of, and whether a coder of them is wanted to be complete.
_ROWS = """
with judgeable as (
    select id, local, report, coder, 'event' as kind, type is not null as counts from told_events
    union all
    select id, local, report, coder, 'attribution', true from told_attributions
)
select report, coder, line, list({'kind': kind, 'id': id, 'local': local, 'counts': counts} order by id) as rows
from judgeable join all_records using (report, coder)
where report in (select report from judgeable where id in (select unnest($1)))
group by report, coder, line order by report
"""


@dataclass(frozen=True, slots=True)
class Settled:
    """One report with what counts of what people said of its rows, by their ids in the record."""

    record: Record
    events: Mapping[str, Opinion]
    attributions: Mapping[str, Opinion]
    has_all_events: bool  # every event of the codebook is judged
    has_all_attributions: bool


def find_settled(store: Store) -> Iterator[Settled]:
    """The reports of which an event or attribution is judged, in order of their ids."""
    ruled = {row: opinion for row, said in what_is_said(store).of_row.items() if (opinion := ruling(said))}
    for _, _, line, rows in looked_at(store, Query()).execute(_ROWS, [sorted(ruled)]).fetchall():
        kinds = {kind: [each for each in rows if each["kind"] == kind] for kind in ("event", "attribution")}
        told = {
            kind: {each["local"]: ruled[each["id"]] for each in some if each["id"] in ruled}
            for kind, some in kinds.items()
        }
        yield Settled(
            from_wire(line),
            told["event"],
            told["attribution"],
            all(each["id"] in ruled for each in kinds["event"] if each["counts"]),
            all(each["id"] in ruled for each in kinds["attribution"]),
        )
