"""What judgements mean for the rows that are on record now."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from onrecord.model.judgement import Anchor, Judgement
from onrecord.store.anchors import anchored_in, row_of
from onrecord.store.judgements import all_judgements, in_force

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Found:
    """A judgement with the ids of the rows that it is on now; None: that row is no longer there."""

    judgement: Judgement
    rows: tuple[str | None, ...]

    @property
    def is_lost(self) -> bool:
        """Whether a row is missing: it is listed, and has no effect."""
        return not self.rows or None in self.rows

    def pairs(self) -> Iterator[tuple[str, str]]:
        """The first row with each of the others, of a merge or split that is not lost. This is what linking takes:

        rows that must be, or can't be, one (tables of views.sql have the same as ``paired``).
        """
        if self.judgement.verdict in ("merge", "split") and not self.is_lost:
            first, *others = (each for each in self.rows if each is not None)
            yield from ((first, each) for each in others)


def find_judged(
    engine: DuckDBPyConnection, catalog: sqlite3.Connection, judgements: Sequence[Judgement]
) -> tuple[Found, ...]:
    """Each of ``judgements`` with the rows that it means among the newest codings."""
    hashes = _texts(catalog, {each.hash for one in judgements for each in one.anchors})
    rows: dict[str, list[tuple[str, Anchor]]] = {}
    if hashes:
        for id_, anchor in anchored_in(engine, hashes):
            rows.setdefault(anchor.hash, []).append((id_, anchor))
    return tuple(
        Found(each, tuple(row_of(anchor, each.verdict, rows.get(anchor.hash, ())) for anchor in each.anchors))
        for each in judgements
    )


def add_judged(engine: DuckDBPyConnection, catalog: sqlite3.Connection, known: datetime | None) -> None:
    """Fills the tables judged, corrected and paired of views.sql with what was in force at ``known`` (None: now)."""
    judgements = in_force(all_judgements(catalog, known))
    found = [each for each in find_judged(engine, catalog, judgements) if not each.is_lost]
    for table, rows in (("judged", _judged(found)), ("corrected", _corrected(found)), ("paired", _paired(found))):
        for row in rows:
            engine.execute(f"insert into {table} values ({', '.join('?' * len(row))})", row)


def _judged(found: Iterable[Found]) -> Iterator[list[str | None]]:
    for each in found:
        kinds = [anchor.kind for anchor in each.judgement.anchors]
        for row, kind in zip(each.rows, kinds, strict=True):
            yield [row, kind, each.judgement.verdict, each.judgement.id]


def _corrected(found: Iterable[Found]) -> Iterator[list[str | None]]:
    """What was corrected last counts."""
    last = {
        (row, field): value for each in found for row in each.rows for field, value in each.judgement.correction.items()
    }
    yield from ([row, field, value] for (row, field), value in last.items())


def _paired(found: Iterable[Found]) -> Iterator[list[str | None]]:
    for each in found:
        for one, other in each.pairs():
            yield [one, other, each.judgement.anchors[0].kind, each.judgement.verdict, each.judgement.id]


def _texts(catalog: sqlite3.Connection, hashes: set[str]) -> dict[str, str]:
    """The hash of the text of each report that has one of ``hashes``."""
    found: dict[str, str] = {}
    for each in sorted(hashes):
        found.update(catalog.execute("select id, hash from reports where hash = ?", (each,)).fetchall())
    return found
