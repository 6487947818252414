"""The places that a name can mean."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from onrecord.model.mention import EntityType
from onrecord.world.place_names import NameKey, Unit, keys_of, romanised

_MOST = 60  # candidates of one key, the heaviest first: "San Antonio" has 300
_COLUMNS = "p.id, p.geonames, p.name, p.latitude, p.longitude, p.country, p.admin1, p.feature, p.weight, p.population"
_BY_NAME = f"""select {_COLUMNS}, n.main from name n join place p on p.id = n.place where n.key = ?
order by n.main, p.weight desc, p.id limit {_MOST}"""
_BY_SOUND = f"""select {_COLUMNS}, 2 from sound s join place p on p.id = s.place where s.key = ?
order by p.weight desc, p.id limit {_MOST}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEntry:
    """A place of the gazetteer, as found under a name."""

    id: int  # place in the gazetteer's file
    geonames: int | None
    name: str
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
        self._base = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        rows = self._base.execute("select country, admin1, name from place where feature = 'ADM1' and admin1 != ''")
        self._admin1 = {(country, code): name for country, code, name in rows}
        self._candidates = lru_cache(maxsize=16_384)(self._look_up)

    def candidates(self, name: str) -> tuple[PlaceEntry, ...]:
        """The places that ``name`` can mean, heaviest first under each way to read it; () where there are none.

        Spellings, accents, articles and unit words ("Homs province") don't matter; an Arabic name is also found by its
        sound, if nothing else is.
        """
        return self._candidates(name)

    def admin1_name(self, country: str, code: str) -> str | None:
        """The name of a first-level unit; None where it is not known."""
        return self._admin1.get((country, code))

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
        found: dict[int, PlaceEntry] = {}
        keys = list(keys_of(name))
        for key in keys:
            if key.unit and found:  # "Northern Territory" is no northern part, "Clare County" no town of Clare
                break
            for entry in self._under(key) if key.key else ():
                found.setdefault(entry.id, entry)
        if not found:
            for entry in self._by_sound(keys):
                found.setdefault(entry.id, entry)
        return tuple(_one_each(found.values()))

    def _under(self, key: NameKey) -> Iterable[PlaceEntry]:
        for row in self._base.execute(_BY_NAME, (key.key,)):
            yield _entry(row, key.closeness * (0.8 if row[10] else 1.0), key.unit)

    def _by_sound(self, keys: list[NameKey]) -> Iterable[PlaceEntry]:
        for key in keys:
            if sound := romanised(key.key):
                for row in self._base.execute(_BY_SOUND, (sound,)):
                    yield _entry(row, 0.4 * key.closeness, key.unit)


def _entry(row: tuple[Any, ...], closeness: float, unit: Unit) -> PlaceEntry:
    number, geonames, name, latitude, longitude, country, admin1, feature, weight, population = row[:10]
    return PlaceEntry(
        id=number, geonames=geonames, name=name, latitude=latitude, longitude=longitude, country=country,
        admin1=admin1, feature=feature, weight=weight, population=population, closeness=closeness, unit=unit,
    )  # fmt: skip


def _one_each(entries: Iterable[PlaceEntry]) -> Iterable[PlaceEntry]:
    """Without a second row for the same GeoNames id (our overlay repeats some)."""
    seen: set[int] = set()
    for entry in entries:
        if entry.geonames is not None:
            if entry.geonames in seen:
                continue
            seen.add(entry.geonames)
        yield entry
