"""What state the record is in: what a citation names, so that another finds the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from onrecord.store.store import Store

# Whatever adds to the record, in order of time. Compaction changes no row.
_CHANGES = """
select at from runs where kind = 'commit'
union all select at from judgements
union all select at from redactions
order by at
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordState:
    """The record as it is now."""

    revision: int  # how many times it has been added to: commits, judgements, redactions
    changed_at: datetime | None  # UTC, the last time; None: it is empty
    reports: int
    judgements: int
    coders: tuple[str, ...]  # ids


def find_state(store: Store) -> RecordState:
    """The state of the record; compaction and reading don't change it."""
    times = _times(store)

    def count(table: str) -> int:
        return int(store.catalog.execute(f"select count(*) from {table}").fetchone()[0])

    return RecordState(
        revision=len(times),
        changed_at=times[-1] if times else None,
        reports=count("reports"),
        judgements=count("judgements"),
        coders=tuple(row[0] for row in store.catalog.execute("select id from coders order by id")),
    )


def time_of(store: Store, revision: int) -> datetime | None:
    """When the record came to ``revision`` (UTC); None: it was never there."""
    times = _times(store)
    return times[revision - 1] if 0 < revision <= len(times) else None


def _times(store: Store) -> list[datetime]:
    return [datetime.fromisoformat(row[0]) for row in store.catalog.execute(_CHANGES)]
