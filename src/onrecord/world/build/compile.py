"""Writes the gazetteer's file. Runs as a process of its own: it takes 600 MB for ten seconds, a reader 30 for long."""

from __future__ import annotations

import gc
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from onrecord.world.build.additions import added_rows
from onrecord.world.build.hints import place_hints
from onrecord.world.build.shown_names import EnglishNames, shown_name
from onrecord.world.build.sources import PlaceRow, all_rows
from onrecord.world.place_names import fold, fold_all, romanised, skeletons, without_article

_Index = dict[
    str, list[int]
]  # places of a key, the heavier first: twice the number, and one more for an alternate name
_SCHEMA = Path(__file__).with_name("schema.sql")
_IS_ALTERNATE = (1).__and__
_MOST = 60  # places of one key, the heaviest first: "San Antonio" has 300
_FRENCH = ("Le ", "La ", "Les ", "L'")  # names that other languages give them ("Le Caire") sound like anything
# Where Arabic, Persian and Kurdish names are written in Latin letters by ear.
_BY_EAR = frozenset("SYR IRQ LBN PSE JOR YEM SAU EGY LBY SDN ARE OMN KWT BHR QAT DZA MAR TUN ESH MRT IRN AFG".split())


def compile_gazetteer(path: Path, added: Path | None = None) -> None:
    """Writes a new gazetteer to ``path``, which must not exist, with the places of a user's own in ``added``."""
    rows = sorted(_without_repeats(all_rows(), added), key=lambda row: -row.weight)  # so that ids rise as weight falls
    english = EnglishNames()
    names = _names(rows, english)
    shown = english.shown()
    base = sqlite3.connect(path)
    base.executescript("pragma journal_mode=off; pragma synchronous=off; pragma page_size=8192;")
    base.executescript(_SCHEMA.read_text(encoding="utf-8"))
    base.executemany("insert into place values (?,?,?,?,?,?,?,?,?,?)", _places(rows, shown))
    base.executemany("insert into name values (?,?,?)", _by_key(names))
    base.executemany("insert into sound values (?,?,?)", _by_key(_sounds(rows)))
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


def _names(rows: list[PlaceRow], english: EnglishNames) -> _Index:
    """The keys of all names of each place: main ones, and alternates."""
    index: _Index = {}
    folded = fold_all([name for row in rows for name in (row.name, *row.names)])
    bones, at = skeletons(folded), 0
    for number, row in enumerate(rows, 1):
        own, own_bones = folded[at], bones[at]
        listed = row.feature.startswith(("PCL", "ADM1")) or not row.population
        keys = {own: 0, without_article(own): 0}
        english.take(number, row, own)
        for n in range(at + 1, at + 1 + len(row.names)):
            key = folded[n]
            plain, alike = without_article(key), bones[n] == own_bones
            for each in (key,) if plain == key else (key, plain):
                if len(each) > 1 and keys.get(each) != 0:
                    # The main name in other letters ("Daraa"), or without its "City" ("New York"), is a main name too.
                    spelling = (alike and each[:1] == own[:1]) or own == f"{each} city"
                    keys[each] = 0 if english.take(number, row, each) or listed or spelling else 1
        at += 1 + len(row.names)
        for key, alternate in keys.items():
            if (found := index.get(key)) is None:
                index[key] = [2 * number + alternate]
            else:
                found.append(2 * number + alternate)
    index.pop("", None)
    return index


def _sounds(rows: list[PlaceRow]) -> _Index:
    index: _Index = {}
    for number, row in enumerate(rows, 1):
        if row.country in _BY_EAR and row.feature not in {"PCLI", "PCL"}:
            for name in (row.name, *row.names):
                if not name.startswith(_FRENCH) and (sound := romanised(fold(name))):
                    found = index.setdefault(sound, [])
                    if not found or found[-1] != 2 * number:
                        found.append(2 * number)
    return index


def _by_key(index: _Index) -> Iterator[tuple[str, int, int]]:
    """(key, whether alternate, place) in the order of the file: main names first, each the heavier first."""
    for key in sorted(index):
        places = index[key]
        if len(places) > 1:
            places = sorted(places, key=_IS_ALTERNATE)[:_MOST]
        for each in places:
            yield key, each & 1, each >> 1


if __name__ == "__main__":
    gc.disable()  # a million rows, none of them in a cycle: collecting takes a fifth of the time
    compile_gazetteer(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
