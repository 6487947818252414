"""What a new form of the catalog has to fill in from what is on record already."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

from onrecord.store.revisions import number_revisions
from onrecord.store.segments import all_of, open_engine


def _second(catalog: sqlite3.Connection, folder: Path) -> None:
    """Where and when reports were published, which the first form kept in segments only; and so their revisions."""
    files = [folder / file for (file,) in catalog.execute("select file from segments where part = 'reports'")]
    with open_engine() as engine:
        rows = engine.execute(
            f"select distinct url, published, report from ({all_of('reports', files)}) where url is not null or"
            " published is not null order by report"
        ).fetchall()
    catalog.executemany("update reports set url = ?, published = ? where id = ?", rows)
    for (url,) in catalog.execute("select distinct url from reports where url is not null order by url").fetchall():
        number_revisions(catalog, url)


FILLED: Mapping[int, Callable[[sqlite3.Connection, Path], None]] = {2: _second}
