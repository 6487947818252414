"""Writes the gazetteer's file. Runs as a process of its own: it takes 600 MB for ten seconds, a reader 30 for long."""

from __future__ import annotations

import gc
import sqlite3
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path

from onrecord.world.build.additions import added_rows
from onrecord.world.build.hints import place_hints
from onrecord.world.build.shown_names import EnglishNames, shown_name
from onrecord.world.build.sources import PlaceRow, all_rows
from onrecord.world.place_names import fold, romanised, skeleton, without_article

_SCHEMA = Path(__file__).with_name("schema.sql")
_MOST = 60  # places of one key, the heaviest first: "San Antonio" has 300
# Where Arabic, Persian and Kurdish names are written in Latin letters by ear.
_BY_EAR = frozenset("SYR IRQ LBN PSE JOR YEM SAU EGY LBY SDN ARE OMN KWT BHR QAT DZA MAR TUN ESH MRT IRN AFG".split())


def compile_gazetteer(path: Path, added: Path | None = None) -> None:
    """Writes a new gazetteer to ``path``, which must not exist, with the places of a user's own in ``added``."""
    rows = sorted(_without_repeats(all_rows(), added), key=lambda row: -row.weight)  # so that ids rise as weight falls
    english = EnglishNames()
    names = sorted(_names(rows, english))
    shown = english.shown()
    base = sqlite3.connect(path)
    base.executescript("pragma journal_mode=off; pragma synchronous=off; pragma page_size=8192;")
    base.executescript(_SCHEMA.read_text(encoding="utf-8"))
    base.executemany("insert into place values (?,?,?,?,?,?,?,?,?,?)", _places(rows, shown))
    base.executemany("insert into name values (?,?)", _by_key(names))
    base.executemany("insert into sound values (?,?)", _by_key(sorted(_sounds(rows))))
    base.executemany("insert or ignore into hint values (?,?,?)", place_hints(rows, shown))
    base.commit()
    base.close()


def _without_repeats(rows: Iterable[PlaceRow], added: Path | None) -> Iterator[PlaceRow]:
    """``rows``, then those of a user's own whose GeoNames ids are not there yet."""
    known = set()
    for row in rows:
        known.add(row.geonames)
        yield row
    for row in added_rows(added) if added is not None else ():
        if row.geonames is None or row.geonames not in known:
            yield row


def _places(rows: list[PlaceRow], shown: Mapping[int, str]) -> Iterator[tuple[object, ...]]:
    for number, row in enumerate(rows, 1):
        yield (
            number, row.geonames, shown.get(number) or shown_name(row), row.latitude, row.longitude, row.country,
            row.admin1, row.feature, round(row.weight, 3), row.population,
        )  # fmt: skip


def _names(rows: list[PlaceRow], english: EnglishNames) -> Iterator[tuple[str, int, int]]:
    """(key, 0 for a main name, 1 for an alternate, place), so that sorting puts main names first, then the heavier."""
    for number, row in enumerate(rows, 1):
        own = fold(row.name)
        bones = skeleton(own)
        listed = row.feature.startswith(("PCL", "ADM1")) or not row.population
        keys = {own: 0, without_article(own): 0}
        english.take(number, row, own)
        for name in row.names:
            key = fold(name)
            for each in (key, without_article(key)):
                if len(each) > 1 and keys.get(each) != 0:
                    main = english.take(number, row, each) or listed or _is_spelling(each, own, bones)
                    keys[each] = 0 if main else 1
        yield from ((key, main, number) for key, main in keys.items() if key)


def _is_spelling(key: str, own: str, bones: str) -> bool:
    """Whether an alternate is the main name in other letters ("Daraa"), or without its "City" ("New York")."""
    return own == f"{key} city" or (key[:1] == own[:1] and skeleton(key) == bones)


def _sounds(rows: list[PlaceRow]) -> Iterator[tuple[str, int, int]]:
    for number, row in enumerate(rows, 1):
        if row.country in _BY_EAR and row.feature not in {"PCLI", "PCL"}:
            for name in (row.name, *row.names):
                if sound := romanised(fold(name)):
                    yield sound, 0, number


def _by_key(entries: Iterable[tuple[str, int, int]]) -> Iterator[tuple[str, bytes]]:
    """Each key once with its places: twice a place's number, and one more for an alternate name."""
    for key, group in groupby(entries, key=itemgetter(0)):
        numbers = dict.fromkeys(2 * number + main for _, main, number in group)
        yield key, array("I", islice(numbers, _MOST)).tobytes()


if __name__ == "__main__":
    gc.disable()  # a million rows, none of them in a cycle: collecting takes a fifth of the time
    compile_gazetteer(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
