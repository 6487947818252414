"""Whether a record is whole: what ``doctor`` asks of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import BadRecord, StoreError
from onrecord.store.segments import hash_of
from onrecord.store.store import Store, open_store
from onrecord.store.sweep import find_orphans
from onrecord.wire.checks import find_problems
from onrecord.wire.decode import parse_wire


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What is in a record, and what is wrong with it."""

    reports: int
    codings: int  # reports times coders
    segments: int
    failures: int  # open ones
    orphans: int  # files of writers that died; the next writer takes them away
    problems: tuple[str, ...]  # one line each; empty: the record is whole


def check_store(folder: Path | str) -> Health:
    """The health of the record in ``folder``: manifest against files, rows against codings, spans against texts.

    Reads every segment. Raises StoreError where there is no record or it can't be opened.
    """
    with open_store(folder, create=False) as store:
        count = store.catalog.execute
        return Health(
            reports=count("select count(*) from reports").fetchone()[0],
            codings=count("select count(*) from codings").fetchone()[0],
            segments=count("select count(*) from segments").fetchone()[0],
            failures=count("select count(*) from failures where mended_at is null").fetchone()[0],
            orphans=len(find_orphans(store.folder, store.catalog)),
            problems=tuple(_problems(store)),
        )


def _problems(store: Store) -> Iterator[str]:
    for (told,) in store.catalog.execute("pragma quick_check"):
        if told != "ok":
            yield f"catalog: {told}"
    broken = list(_broken_files(store))
    yield from broken
    if not broken:
        yield from _rows(store)
    try:
        store.catalog.execute("insert into texts (texts, rank) values ('integrity-check', 1)")
    except sqlite3.Error as error:
        yield f"texts: the index does not meet the reports ({error})"


def _broken_files(store: Store) -> Iterator[str]:
    for file, digest in store.catalog.execute("select file, sha256 from segments order by number").fetchall():
        path = store.folder / file
        if not path.is_file():
            yield f"{file}: in the manifest, but not there"
        elif hash_of(path) != digest:
            yield f"{file}: not the bytes that were committed"


def _rows(store: Store) -> Iterator[str]:
    """Rows of segments against the catalog, and every span against the text."""
    texts = dict(store.catalog.execute("select id, text from reports"))
    codings = set(store.catalog.execute("select report, coder from codings"))
    try:
        engine = store.read()
    except StoreError as error:
        yield str(error)
        return
    seen: set[tuple[str, str]] = set()
    rows = engine.execute("select report, coder, line from all_records")
    while row := rows.fetchone():
        report, coder, line = row
        if (report, coder) in seen:
            yield f"{report}: twice from coder {coder}"
        seen.add((report, coder))
        yield from (f"{report}: {told}" for told in _spans(line, texts.get(report)))
    for report, coder in sorted(codings ^ seen):
        yield f"{report}: codings and segments differ for coder {coder}"
    engine.close()


def _spans(line: str, text: str | None) -> Iterator[str]:
    try:
        record = parse_wire(line)
    except BadRecord as error:
        yield str(error)
        return
    if record.report.text != text:
        yield "the text on record is not that of its report"
    yield from find_problems(record)
