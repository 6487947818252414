"""Whole records: what one coder put on record of one report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.linking.results import with_merged
from onrecord.model.record import Record
from onrecord.store.store import Store
from onrecord.wire.decode import from_wire

_FIND = """
select line from all_records
where (report, coder) in (select unnest($reports::varchar[]), unnest($coders::varchar[]))
order by report, coder
"""


def find_records(store: Store, codings: Iterable[tuple[str, str]]) -> Iterator[Record]:
    """The records of some (report, coder), in order, each event with that across reports which it tells of."""
    wanted = sorted(set(codings))
    asked = {"reports": [report for report, _ in wanted], "coders": [coder for _, coder in wanted]}
    lines = store.read().execute(_FIND, asked).fetchall()
    yield from with_merged(store.folder, (from_wire(line) for (line,) in lines))
