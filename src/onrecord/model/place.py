"""Where something is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

PlacePrecision = Literal[1, 2, 3]  # the place itself; near it or its district; province or country (ACLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a name can mean, with its score (0-1) and what speaks for and against it."""

    geonames: int | None
    name: str
    country: str | None  # ISO 3166-1 alpha-3
    score: float
    features: Mapping[str, float] = field(default_factory=dict, hash=False)  # name of a feature → points; 0 left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A mention of a place as resolved: a GeoNames place, or why there is none."""

    mention: str  # id of the Mention
    name: str
    geonames: int | None = None  # None: no match, or a place of our own table that GeoNames lacks
    latitude: float | None = None  # WGS84 degrees
    longitude: float | None = None
    country: str | None = None  # ISO 3166-1 alpha-3
    admin1: str | None = None
    admin2: str | None = None
    feature_code: str | None = None  # GeoNames: PCLI, ADM1, PPLC, PPL, …
    precision: PlacePrecision | None = None  # None: no match
    score: float | None = None  # 0-1
    kind: Literal["literal", "metonymic"] = "literal"
    candidates: tuple[Candidate, ...] = ()
    why: str | None = None  # why there is no match; None where there is one
