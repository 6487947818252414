"""The tables that most is asked of, held in memory, and brought up to date row by row when people judge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Views that only new reports change, and (as judged) those of which judgements change some rows.
_TOLD = ("told_reports", "told_entities", "told_attributions")
_JUDGED = ("events", "held")
_TOUCHED = 'select "row" from judged union select "row" from corrected'
# Rows of a page up to which DuckDB sorts by the columns of the order alone, and gets the others for those it shows:
# of 100,000 events the first 200 in 38 ms rather than 117.
_PAGE = 2001
_RENAMED = "select report, key, as_key from renamed order by all"


@dataclass(frozen=True, slots=True)
class Touched:
    """What judgements change: some rows (of these ids, or of reports that have them); names, in all rows."""

    ids: frozenset[str]
    names: tuple[tuple[str, str, str], ...]


def hold(engine: DuckDBPyConnection) -> None:
    """Puts tables in the place of the views."""
    engine.execute(f"set global late_materialization_max_rows = {_PAGE}")
    for name in (*_TOLD, *_JUDGED):
        engine.execute(f"create table in_memory_{name} as from {name}")
        engine.execute(f"create or replace view {name} as from in_memory_{name}")


def touched(engine: DuckDBPyConnection) -> Touched:
    """What the judgements that are in force change."""
    ids = frozenset(id_ for (id_,) in engine.execute(_TOUCHED).fetchall())
    return Touched(ids, tuple(engine.execute(_RENAMED).fetchall()))


def bring_up_to_date(engine: DuckDBPyConnection, before: Touched, after: Touched) -> None:
    """Makes anew the rows that judgements changed before, or change now."""
    ids = sorted(before.ids | after.ids)
    which = "id in (select unnest($ids::varchar[])) or report in (select unnest($ids::varchar[]))"
    if before.names != after.names:
        which, ids = "$ids::varchar[] is not null", []
    for name in _JUDGED:
        engine.execute(f"delete from in_memory_{name} where {which}", {"ids": ids})
        engine.execute(f"insert into in_memory_{name} by name select * from judged_{name} where {which}", {"ids": ids})
