"""The log of judgements in the catalog. Only added to: a judgement is replaced or undone by a later one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

from onrecord.errors import StoreError
from onrecord.model.judgement import Anchor, Capacity, Judgement, Verdict
from onrecord.store.catalog import PATIENCE as PATIENCE_OF_PROGRAMS
from onrecord.store.catalog import now, writing
from onrecord.text.ids import id_of
from onrecord.text.span import Span

PATIENCE = 10.0  # seconds: commits of `onrecord read` take well under one


def add_judgement(
    catalog: sqlite3.Connection,
    verdict: Verdict,
    anchors: Sequence[Anchor],
    *,
    who: str,
    why: str = "",
    replaces: str | None = None,
    correction: Mapping[str, str] | None = None,
    capacity: Capacity = "desk",
) -> str:
    """Notes a judgement and gives its id; the same one in the same second is one.

    Waits for another writer for up to PATIENCE; then raises StoreError, and nothing is noted.
    """
    at = now()
    told = json.dumps(dict(sorted((correction or {}).items())), ensure_ascii=False)
    on = [part for each in anchors for part in (each.report, each.kind, each.span, each.words, each.type)]
    id_ = id_of("j", verdict, who, at, why, replaces, told, *on)
    with _patient(catalog), writing(catalog):
        added = catalog.execute(
            "insert or ignore into judgements (id, verdict, who, at, why, replaces, correction, capacity)"
            " values (?, ?, ?, ?, ?, ?, ?, ?)",
            (id_, verdict, who, at, why, replaces, told, capacity),
        )
        if added.rowcount:
            catalog.executemany(
                "insert into anchors (judgement, place_in_it, report, hash, kind, start, \"end\", words, type,"
                " parties, place) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(id_, n, *_row(each)) for n, each in enumerate(anchors)],
            )  # fmt: skip
    return id_


def all_judgements(catalog: sqlite3.Connection, known: datetime | None = None) -> tuple[Judgement, ...]:
    """Every judgement, oldest first; with ``known`` (UTC) only those made by then."""
    anchors: dict[str, list[Anchor]] = {}
    for judgement, *row in catalog.execute(
        'select judgement, report, hash, kind, start, "end", words, type, parties, place from anchors order by 1,'
        " place_in_it"
    ):
        anchors.setdefault(judgement, []).append(_anchor(*row))
    rows = catalog.execute(
        "select id, verdict, who, at, why, replaces, correction, capacity from judgements where ? is null or at <= ?"
        " order by number",
        (_iso(known), _iso(known)),
    )
    return tuple(
        Judgement(
            id=id_,
            verdict=verdict,
            anchors=tuple(anchors.get(id_, ())),
            who=who,
            at=datetime.fromisoformat(at),
            why=why,
            replaces=replaces,
            correction=json.loads(correction),
            capacity=capacity,
        )
        for id_, verdict, who, at, why, replaces, correction, capacity in rows
    )


def in_force(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Those that count, oldest first: not replaced and not undone."""
    gone = replaced(judgements)
    return tuple(each for each in judgements if each.id not in gone and each.verdict != "undo")


def replaced(judgements: Sequence[Judgement]) -> set[str]:
    """Ids of those that a later one replaces or undoes which itself counts: an undo can be undone."""
    gone: set[str] = set()
    for each in reversed(judgements):
        if each.id not in gone and each.replaces is not None:
            gone.add(each.replaces)
    return gone


@contextmanager
def _patient(catalog: sqlite3.Connection) -> Iterator[None]:
    """While a person waits: shorter than programs do, and told in a person's words."""
    catalog.execute(f"pragma busy_timeout = {PATIENCE * 1000:.0f}")
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StoreError(f"The judgement was not noted, since the record can't be written now: {error}.") from error
    finally:
        catalog.execute(f"pragma busy_timeout = {PATIENCE_OF_PROGRAMS * 1000:.0f}")


def _row(anchor: Anchor) -> tuple[object, ...]:
    edges = (anchor.span.start, anchor.span.end) if anchor.span else (None, None)
    parties = json.dumps(list(anchor.parties), ensure_ascii=False)
    return (anchor.report, anchor.hash, anchor.kind, *edges, anchor.words, anchor.type, parties, anchor.place)


def _anchor(
    report: str, hash_: str, kind: str, start: int | None, end: int | None, words: str, type_: str | None,
    parties: str, place: str | None,
) -> Anchor:  # fmt: skip
    return Anchor(
        report=report,
        hash=hash_,
        kind=kind,  # type: ignore[arg-type]  # the catalog allows no other
        span=Span(start, end) if start is not None and end is not None else None,
        words=words,
        type=type_,
        parties=tuple(json.loads(parties)),
        place=place,
    )


def _iso(moment: datetime | None) -> str | None:
    return moment.replace(microsecond=0).isoformat() if moment else None
