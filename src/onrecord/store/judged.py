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
from onrecord.store.keys import normalised
from onrecord.store.party_text import parties_in
from onrecord.store.same import Named, Renamed, renamings
from onrecord.store.verdicts import Opinion, ruling

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PAIRED = ("merge", "split")  # verdicts on two rows or more
SIDES = ("actors", "recipients")  # columns that hold parties
Value = str | int | None | list[str | None]  # of a column


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
        if self.judgement.verdict in PAIRED and not self.is_lost:
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
    """Fills the tables of what was judged in views.sql with what was in force at ``known`` (None: now).

    What was in them before is not kept.
    """
    judgements = in_force(all_judgements(catalog, known))
    found = [each for each in find_judged(engine, catalog, judgements) if not each.is_lost]
    rulings = sorted(_rulings(found), key=lambda each: each.row)
    tables = (
        ("judged", ([each.row, each.kind, each.opinion.verdict, each.opinion.judgement] for each in rulings)),
        ("corrected", _corrected(rulings)),
        ("corrected_party", _corrected_parties(engine, rulings)),
        ("paired", _paired(found)),
        ("renamed", ()),
    )
    for table, rows in tables:
        engine.execute(f"delete from {table}")
        for row in rows:
            engine.execute(f"insert into {table} values ({', '.join('?' * len(row))})", row)
    for renamed in _renamed(engine):
        engine.execute("insert into renamed values (?, ?, ?)", renamed)


def _renamed(engine: DuckDBPyConnection) -> list[Renamed]:
    """The keys that entities have since some were merged and split."""
    pairs = engine.execute("select one, other, verdict from paired where kind = 'entity'").fetchall()
    if not pairs:
        return []
    ids = sorted({id_ for one, other, _ in pairs for id_ in (one, other)})
    rows = engine.execute("select id, report, key from all_entities where id in (select unnest($1))", [ids]).fetchall()
    named = {id_: Named(report, key) for id_, report, key in rows}
    return renamings([(named[one], named[other], verdict) for one, other, verdict in pairs])


@dataclass(frozen=True, slots=True)
class _Ruling:
    row: str
    kind: str
    opinion: Opinion


def _rulings(found: Iterable[Found]) -> Iterator[_Ruling]:
    """What counts of what was said of each row alone."""
    said: dict[tuple[str, str], list[Judgement]] = {}
    for each in found:
        if each.judgement.verdict not in PAIRED:
            said.setdefault((each.rows[0] or "", each.judgement.anchors[0].kind), []).append(each.judgement)
    for (row, kind), judgements in said.items():
        if (opinion := ruling(judgements)) is not None:
            yield _Ruling(row, kind, opinion)


def _paired(found: Iterable[Found]) -> Iterator[list[Value]]:
    """What counts of what was said of each pair, in the order in which it was first said."""
    said: dict[tuple[str, str], list[Found]] = {}
    for each in found:
        for one, other in each.pairs():
            said.setdefault((min(one, other), max(one, other)), []).append(each)
    for pair, several in said.items():
        if (opinion := ruling([each.judgement for each in several])) is not None:
            kind = several[0].judgement.anchors[0].kind
            first = next(one for one in several[0].pairs() if set(one) == set(pair))
            yield [*first, kind, opinion.verdict, opinion.judgement]


def _corrected(rulings: Iterable[_Ruling]) -> Iterator[list[Value]]:
    for each in rulings:
        for column, value in each.opinion.correction.items():
            yield [each.row, column, value]


def _corrected_parties(engine: DuckDBPyConnection, rulings: Sequence[_Ruling]) -> Iterator[list[Value]]:
    """The parties that a person wrote, each with the key of the entity that its report calls so."""
    wanted = [(each.row, side, each.opinion.correction.get(side)) for each in rulings for side in SIDES]
    given = [(row, side, text) for row, side, text in wanted if text is not None]
    keys = _keys(engine, sorted({row for row, _, _ in given}))
    for row, side, text in given:
        for nth, party in enumerate(parties_in(text)):
            yield [row, side, nth, party.name, keys.get((row, normalised(party.name))), list(party.codes)]


def _keys(engine: DuckDBPyConnection, rows: Sequence[str]) -> dict[tuple[str, str], str]:
    """(event, name) → key, of the entities of its report."""
    if not rows:
        return {}
    found = engine.execute(
        "select event.id, entity.name, entity.key from all_events as event join all_entities as entity"
        " using (report, coder) where event.id in (select unnest($1)) order by 1, entity.mentions, entity.id",
        [list(rows)],
    ).fetchall()
    return {(row, normalised(name)): key for row, name, key in found}


def _texts(catalog: sqlite3.Connection, hashes: set[str]) -> dict[str, str]:
    """The hash of the text of each report that has one of ``hashes``."""
    found: dict[str, str] = {}
    for each in sorted(hashes):
        found.update(catalog.execute("select id, hash from reports where hash = ?", (each,)).fetchall())
    return found
