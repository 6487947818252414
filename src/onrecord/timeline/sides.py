"""Which holders of a place count as one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from onrecord.errors import BadData
from onrecord.timeline.held import Held

_FILE = Path(__file__).parents[1] / "data" / "timeline" / "sides.toml"


@cache
def load_sides() -> Mapping[str, str]:
    """The side of each sector code. Raises BadData where a code has two."""
    sides: dict[str, str] = {}
    for side in tomllib.loads(_FILE.read_text(encoding="utf-8"))["side"]:
        for code in side["codes"]:
            if code in sides:
                raise BadData(f"{_FILE.name}: code {code!r} is on the sides {sides[code]!r} and {side['id']!r}.")
            sides[code] = side["id"]
    return sides


def holder_of(held: Held) -> str:
    """The key of who holds: for a place country and side where they are known, else the subject itself.

    A group without a country ("rebels seized the town") is taken to be of the place's.
    """
    if held.relation != "controls" or not held.subject_codes:
        return held.subject_key
    country = held.subject_codes[0] or held.country
    codes = [each for each in held.subject_codes[1:] if each] or [""]
    side = next((load_sides()[each] for each in codes if each in load_sides()), None)
    return f"side:{country} {side}" if country and side else held.subject_key
