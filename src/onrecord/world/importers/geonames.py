"""GeoNames' dumps ("allCountries.txt", "SY.txt") as places."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from math import log10
from pathlib import Path

from onrecord.world.build.sources import UNIT_SHARE, is_news_name
from onrecord.world.countries import load_countries

COLUMNS = 19
# What news name beside towns and units: bases, ports, camps, crossings, islands, mountains, straits, prisons, plants.
_FEATURES = frozenset(
    "AIRB AIRP MILB NVB INSM PRT CMPRF PRN DAM ISL ISLS STRT PASS RGN MT MTS PEN CAPE GULF BAY LK RSV STM DSRT VAL "
    "OILF OILR PS PSN MNMT RSTN BDG PRK RESN".split()
)
_LEFT_OUT = frozenset({"PPLH", "PPLQ", "PPLW"})  # places that are no more
_FEATURE_WEIGHT = 2.5  # that of a village of 200: what our own tables lack is rarely meant


def is_geonames(line: str) -> bool:
    """Whether ``line`` is one of such a dump."""
    cells = line.rstrip("\n").split("\t")
    return len(cells) == COLUMNS and cells[0].isdigit() and len(cells[6]) == 1


def read_geonames(path: Path, countries: Collection[str] = ()) -> Iterator[dict[str, str]]:
    """Rows of places, of ``countries`` only (alpha-3) where any are given; lines of another form are skipped."""
    codes = {each.iso2: each.code for each in load_countries().all}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) != COLUMNS or not _is_wanted(cells[6], cells[7]):
                continue
            country = codes.get(cells[8], "")
            if not countries or country in countries:
                yield _row(cells, country)


def _is_wanted(kind: str, feature: str) -> bool:
    return (kind == "P" and feature not in _LEFT_OUT) or kind == "A" or feature in _FEATURES


def _row(cells: list[str], country: str) -> dict[str, str]:
    number, name, plain, others, latitude, longitude, kind, feature = cells[:8]
    people, _, _ = int(cells[14] or 0), float(latitude), float(longitude)  # numbers, or a ValueError here
    weight = {"P": log10(people + 100), "A": log10(people * UNIT_SHARE + 100)}.get(kind, _FEATURE_WEIGHT)
    names = dict.fromkeys(each for each in (plain, *others.split(",")) if each != name and is_news_name(each))
    return {
        "geonames": number, "name": name, "latitude": latitude, "longitude": longitude, "country": country,
        "admin1": cells[10], "feature": feature if kind != "P" or feature == "PPLC" else "PPL",
        "weight": f"{weight:.3f}", "population": str(people), "names": "|".join(names),
    }  # fmt: skip
