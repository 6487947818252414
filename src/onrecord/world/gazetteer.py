"""The places that a name can mean."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from onrecord.language.lexicon import read_tsv
from onrecord.model.mention import EntityType
from onrecord.world.countries import FOLDER
from onrecord.world.place_names import Unit, keys_of, romanised

_ENTRIES = """select id, geonames, place.name, latitude, longitude, country, admin1, feature, weight, population,
case alternate when 0 then ? else ? end, ?
from {index} as found join place on id = found.place where key = ? order by alternate, found.place"""
_BY_NAME, _BY_SOUND = _ENTRIES.format(index="name"), _ENTRIES.format(index="sound")
_MAPPED = 1 << 28  # bytes of the file that are read without copying: a fifth off a look-up
_SOUNDS_LIKE = 0.4  # how near a name is that only sounds alike
_ALTERNATE = 0.8  # how near an alternate name is


class PlaceEntry(NamedTuple):
    """A place of the gazetteer, as found under a name; a tuple, made in a fifth of a dataclass's time."""

    id: int  # place in the gazetteer's file
    geonames: int | None
    name: str  # in English where we know it, without marks that only gazetteers write
    latitude: float  # WGS84 degrees
    longitude: float
    country: str  # ISO 3166-1 alpha-3; "" where it is in several or in none
    admin1: str  # GeoNames' admin1 code; ""
    feature: str  # PCLI, ADM1, ADM2, PPLC, PPL, …
    weight: float  # how often it is meant: about the power of ten of its population
    population: int
    closeness: float  # 0-1: how near the name it was found under is to its own
    unit: Unit  # what the words around the name say it is

    @property
    def is_country(self) -> bool:
        return self.feature.startswith("PCL")

    @property
    def is_settlement(self) -> bool:
        return self.feature.startswith("PPL")


class Gazetteer:
    """Places by name; read-only."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._base = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._base.execute(f"pragma mmap_size = {_MAPPED}")
        rows = self._base.execute("select country, admin1, name from place where feature = 'ADM1' and admin1 != ''")
        self._admin1 = {(country, code): name for country, code, name in rows}
        self._candidates = lru_cache(maxsize=16_384)(self._look_up)

    def candidates(self, name: str) -> tuple[PlaceEntry, ...]:
        """The places that ``name`` can mean, heaviest first under each way to read it; () where there are none.

        Spellings, accents, articles and unit words ("Homs province") don't matter; an Arabic name is also found by its
        sound, if nothing else is.
        """
        return self._candidates(name)

    def sample_names(self, count: int) -> tuple[str, ...]:
        """Names of some ``count`` places, spread evenly over the larger half of them."""
        (places,) = self._base.execute("select max(id) from place").fetchone()
        step = max(1, places // (2 * count))
        rows = self._base.execute("select name from place where id % ? = 0 and id <= ?", (step, step * count))
        return tuple(name for (name,) in rows)

    def admin1_name(self, country: str, code: str) -> str | None:
        """The name of a first-level unit; None where it is not known."""
        return self._admin1.get((country, code))

    def is_english_name(self, country: str, name: str) -> bool:
        """Whether ``name`` stands in our table as the English name of a place of ``country`` (alpha-3)."""
        return (country, name) in _english_names()

    def is_certain_name(self, name: str) -> bool:
        """Whether ``name`` is listed as one that means nothing but a place where it stands alone."""
        row = self._base.execute("select certain from hint where name = ?", (name,)).fetchone()
        return bool(row and row[0])

    def hints(self) -> Iterable[tuple[str, EntityType, bool]]:
        """(name, entity type, certain) of the names worth telling a recogniser."""
        for name, entity_type, certain in self._base.execute(
            "select name, entity_type, certain from hint order by name"
        ):
            yield name, entity_type, bool(certain)

    def _look_up(self, name: str) -> tuple[PlaceEntry, ...]:
        found: list[PlaceEntry] = []
        keys = list(keys_of(name))
        for key in keys:
            if key.unit and found:  # "Northern Territory" is no northern part, "Clare County" no town of Clare
                break
            if key.key:
                found += self._entries(_BY_NAME, key.key, key.closeness, key.unit)
        if not found:
            for key in keys:
                if sound := romanised(key.key):
                    found += self._entries(_BY_SOUND, sound, _SOUNDS_LIKE * key.closeness, key.unit)
        return tuple(found) if len(found) < 2 else tuple(_one_each(found))

    def _entries(self, query: str, key: str, closeness: float, unit: Unit) -> list[PlaceEntry]:
        return list(map(PlaceEntry._make, self._base.execute(query, (closeness, closeness * _ALTERNATE, unit, key))))


@cache
def _english_names() -> frozenset[tuple[str, str]]:
    return frozenset((row["country"], row["name"]) for row in read_tsv(FOLDER / "english_names.tsv"))


def _one_each(entries: Iterable[PlaceEntry]) -> Iterable[PlaceEntry]:
    """Each place once, as first found; without a second row for the same GeoNames id (our overlay repeats some)."""
    seen: set[int] = set()
    for entry in entries:
        number = entry.geonames or -entry.id
        if number not in seen:
            seen.add(number)
            yield entry
