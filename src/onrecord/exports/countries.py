"""Countries in the codes and regions of other event data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeGuard

from onrecord.language.lexicon import read_tsv
from onrecord.world.countries import load_countries

FOLDER = Path(__file__).resolve().parent.parent / "data" / "exports"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryCodes:
    """One country or territory; None: the scheme has no such country."""

    name: str
    iso_number: int | None
    fips: str | None
    cow: int | None  # Correlates of War
    gw: int | None  # Gleditsch and Ward
    acled_region: str | None
    ucdp_region: str | None


@cache
def load_country_codes() -> Mapping[str, CountryCodes]:
    """The countries by ISO 3166-1 alpha-3 code."""
    names = {each.code: each.name for each in load_countries().all}
    return {row["iso3"]: _codes(names[row["iso3"]], row) for row in read_tsv(FOLDER / "countries.tsv")}


def is_country(code: str | None) -> TypeGuard[str]:
    """Whether a code is that of a country, not of a body such as UNO."""
    return code in load_country_codes()


def _codes(name: str, row: Mapping[str, str]) -> CountryCodes:
    return CountryCodes(
        name=name,
        iso_number=_number(row["iso_number"]),
        fips=row["fips"] or None,
        cow=_number(row["cow"]),
        gw=_number(row["gw"]),
        acled_region=row["acled_region"] or None,
        ucdp_region=row["ucdp_region"] or None,
    )


def _number(text: str) -> int | None:
    return int(text) if text else None
