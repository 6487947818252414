"""Writes the gazetteer's file. Runs as a process of its own: it takes 600 MB for ten seconds, a reader 30 for long."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

from onrecord.world.build.hints import place_hints
from onrecord.world.build.sources import PlaceRow, all_rows
from onrecord.world.place_names import fold, romanised, skeleton, without_article

_SCHEMA = Path(__file__).with_name("schema.sql")
# Where Arabic, Persian and Kurdish names are written in Latin letters by ear.
_BY_EAR = frozenset("SYR IRQ LBN PSE JOR YEM SAU EGY LBY SDN ARE OMN KWT BHR QAT DZA MAR TUN ESH MRT IRN AFG".split())


def compile_gazetteer(path: Path) -> None:
    """Writes a new gazetteer to ``path``, which must not exist."""
    rows = list(all_rows())
    base = sqlite3.connect(path)
    base.executescript("pragma journal_mode=off; pragma synchronous=off; pragma page_size=8192;")
    base.executescript(_SCHEMA.read_text(encoding="utf-8"))
    base.executemany("insert into place values (?,?,?,?,?,?,?,?,?,?)", _places(rows))
    base.executemany("insert or ignore into name values (?,?,?)", sorted(_names(rows)))
    base.executemany("insert or ignore into sound values (?,?)", sorted(_sounds(rows)))
    base.executemany("insert or ignore into hint values (?,?,?)", place_hints(rows))
    base.commit()
    base.close()


def _places(rows: list[PlaceRow]) -> Iterator[tuple[object, ...]]:
    for number, row in enumerate(rows, 1):
        yield (
            number, row.geonames, row.name, row.latitude, row.longitude, row.country, row.admin1, row.feature,
            round(row.weight, 3), row.population,
        )  # fmt: skip


def _names(rows: list[PlaceRow]) -> Iterator[tuple[str, int, int]]:
    """(key, place, 0 for a main name, 1 for an alternate), so that sorting puts the main name first."""
    for number, row in enumerate(rows, 1):
        own = fold(row.name)
        bones = skeleton(own)
        listed = row.feature.startswith(("PCL", "ADM1")) or not row.population
        for name in {own, without_article(own)}:
            if name:
                yield name, number, 0
        for name in row.names:
            key = fold(name)
            for each in {key, without_article(key)}:
                if len(each) > 1:
                    yield each, number, int(not (listed or _is_spelling(each, own, bones)))


def _is_spelling(key: str, own: str, bones: str) -> bool:
    """Whether an alternate is the main name in other letters ("Daraa"), or without its "City" ("New York")."""
    return own == f"{key} city" or (key[:1] == own[:1] and skeleton(key) == bones)


def _sounds(rows: list[PlaceRow]) -> Iterator[tuple[str, int]]:
    for number, row in enumerate(rows, 1):
        if row.country in _BY_EAR and row.feature not in {"PCLI", "PCL"}:
            for name in (row.name, *row.names):
                if sound := romanised(fold(name)):
                    yield sound, number


if __name__ == "__main__":
    compile_gazetteer(Path(sys.argv[1]))
