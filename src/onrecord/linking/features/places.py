"""Features of where the two happened."""

from __future__ import annotations

import math

from onrecord.linking.claims import Claim
from onrecord.linking.features.finding import Finding

_NEAR_KM = 30.0  # a town and its outskirts, a village and the town that it is near
_FAR_KM = 60.0
_KM_A_DEGREE = 111.2
_PROVINCE = 3  # precision of a place


def same_place(a: Claim, b: Claim) -> Finding | None:
    """One place, or two so near that one can stand for the other."""
    if a.place is None or b.place is None:
        return None
    if a.place == b.place and not _is_wide(a):
        return Finding(1.0, f"both in {a.place_name}")
    km = _kilometres(a, b)
    near = km is not None and km <= _NEAR_KM and not _is_wide(a) and not _is_wide(b)
    return Finding(1.0, f"{a.place_name} and {b.place_name} are {km or 0:.0f} km apart") if near else None


def town_in_common(a: Claim, b: Claim) -> Finding | None:
    """A place that both sentences name, where it isn't told of both that they happened there."""
    if not (a.towns & b.towns) or same_place(a, b) or other_place(a, b):
        return None
    return Finding(1.0, "both sentences name the same place")


def same_country(a: Claim, b: Claim) -> Finding | None:
    """One country, where nothing closer is known of one of them."""
    wide = _is_wide(a) or _is_wide(b)
    return Finding(1.0, f"both in {a.country}") if a.country and a.country == b.country and wide else None


def other_place(a: Claim, b: Claim) -> Finding | None:
    """Two places that are not near each other, or two countries; where a report was filed is no place of the event."""
    if (a.moves and b.moves) or a.from_dateline or b.from_dateline:
        return None
    if a.country and b.country and a.country != b.country:
        return Finding(1.0, f"in {a.country} and in {b.country}")
    if a.place == b.place or _is_wide(a) or _is_wide(b):
        return None
    km = _kilometres(a, b)
    return (
        Finding(1.0, f"{a.place_name} and {b.place_name} are {km or 0:.0f} km apart")
        if km is not None and km > _FAR_KM
        else None
    )


def _is_wide(claim: Claim) -> bool:
    """Whether its place is a country, a province, or not known."""
    return claim.place is None or claim.place.startswith("country:") or claim.place_precision == _PROVINCE


def _kilometres(a: Claim, b: Claim) -> float | None:
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return None
    north = a.latitude - b.latitude
    east = (a.longitude - b.longitude) * math.cos(math.radians((a.latitude + b.latitude) / 2))
    return math.hypot(north, east) * _KM_A_DEGREE
