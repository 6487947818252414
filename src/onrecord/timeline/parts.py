"""Which place is meant by a name, and what is a part of it: a town's quarters, a province's towns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from onrecord.store.keys import normalised

# A quarter or base counts as part of a town so near to it: of the towns above 100,000 people few are wider.
REACH_OF_TOWN = 15.0  # km
_EARTH = 6371.0  # km
_QUARTERS = ("PPLX", "S.", "AIRB", "AIRP", "MILB", "INSM", "PRT")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as conditions know it."""

    key: str
    name: str
    feature_code: str | None = None  # GeoNames
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None

    @property
    def is_town(self) -> bool:
        """A populated place that is no quarter of another."""
        return (self.feature_code or "").startswith("PPL") and self.feature_code != "PPLX"


def meant_by(name: str, spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """The places that ``name`` means: those called so, of these the towns rather than their provinces.

    Where none is called exactly so, all whose name has it as a part.
    """
    wanted = normalised(name)
    exact = [each for each in spots if normalised(each.name) == wanted]
    towns = [each for each in exact if each.is_town]
    return tuple(towns or exact or [each for each in spots if wanted in normalised(each.name)])


def is_part(part: Spot, whole: Spot) -> bool:
    """Whether a place is part of another: of a country what is in it, of a province its towns, of a town its quarters.

    What holds of a whole doesn't follow for its parts, nor the other way round: they are only shown together.
    """
    if part.key == whole.key or part.country != whole.country:
        return False
    code = whole.feature_code or ""
    if code.startswith("PCL"):
        return True
    if code.startswith("ADM1"):
        return part.admin1 is not None and part.admin1 == whole.admin1 and part.feature_code != "ADM1"
    if not whole.is_town or not (part.feature_code or "").startswith(_QUARTERS):
        return False
    return _kilometres(part, whole) <= REACH_OF_TOWN


def _kilometres(one: Spot, other: Spot) -> float:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return 2 * _EARTH
    a, b = radians(one.latitude), radians(other.latitude)
    across = radians(other.longitude - one.longitude)
    chord = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(across / 2) ** 2
    return 2 * _EARTH * asin(sqrt(min(1.0, chord)))
