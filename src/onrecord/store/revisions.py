"""Texts that followed each other under one URL."""

from __future__ import annotations

import sqlite3
from itertools import groupby

from onrecord.text.ids import text_hash


def number_revisions(catalog: sqlite3.Connection, url: str) -> None:
    """Numbers the reports of ``url`` where it has had several texts; runs inside the caller's transaction.

    The order is that of publication; of two with the same time the one that was put on record later is the later
    revision. Copies of one text that follow each other are one revision.
    """
    rows = catalog.execute(
        "select id, hash, (select min(runs.at) from codings join runs on runs.id = run where report = reports.id)"
        " from reports where url = ? order by coalesce(published, ''), number",
        (url,),
    ).fetchall()
    texts = [list(group) for _, group in groupby(rows, key=lambda row: row[1])]
    if len(texts) < 2:
        return
    catalog.executemany(
        "insert or replace into revisions (report, url, number, at) values (?, ?, ?, ?)",
        [(id_, url, number, at) for number, group in enumerate(texts, 1) for id_, _, at in group],
    )


def revised_id(report: str, text: str) -> str:
    """The id of another text that came under the id ``report``."""
    return f"{report}~{text_hash(text)[:8]}"
