"""Which holders of a place count as one, and whose side a voice is on."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from onrecord.errors import BadData
from onrecord.timeline.held import Held
from onrecord.timeline.relations import load_relations

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


@cache
def load_belonging() -> frozenset[str]:
    """The words with which a name says whose it is, and not what it is called."""
    return frozenset(tomllib.loads(_FILE.read_text(encoding="utf-8"))["belonging"])


def holder_of(held: Held) -> str:
    """The key of who holds: where sides count, country and side as far as they are known; else the subject itself.

    A group without a country ("rebels seized the town") is taken to be of the place's.
    """
    if not load_relations()[held.relation].sides:
        return held.subject_key
    return side_of(held.subject_codes, held.country) or held.subject_key


def pair_of(held: Held) -> str:
    """The key of the two that share something, in either order."""
    other = side_of(held.object_codes) if load_relations()[held.relation].sides else None
    return " + ".join(sorted((holder_of(held), other or held.object_key)))


def side_of(codes: Sequence[str | None], country: str | None = None) -> str | None:
    """Country and side of somebody with these codes; ``country`` stands in for an unknown one. None: not
    known.
    """
    if not codes:
        return None
    home = codes[0] or country
    known = [each for each in codes[1:] if each] or [""]
    side = next((load_sides()[each] for each in known if each in load_sides()), None)
    return f"side:{home} {side}" if home and side else None
