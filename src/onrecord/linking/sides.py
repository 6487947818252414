"""Whose interest somebody shares: a country, a group; and which sides are said to have acted."""

from __future__ import annotations

from onrecord.linking.outlets import outlet_named
from onrecord.model.event import CodedEvent
from onrecord.store.keys import normalised

_OFFICIAL = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG", "PTY"})  # sectors that speak for their country
_SIDES = frozenset({"REB", "OPP", "INS", "SEP", "MIL", "GOV", "COP", "PRM"})  # that can be told to have done harm


def outlet_origin(name: str) -> tuple[str, str | None]:
    """Key and side of an outlet: that of its state where it is the state's."""
    known = outlet_named(name)
    key = f"name:{normalised(known.name if known else name)}"
    return key, f"country:{known.country}" if known and known.affiliation == "state" else key


def doers_of(event: CodedEvent) -> tuple[str, ...]:
    """The sides that are said to have acted, by country and sector ("ZMB REB"); empty where they aren't known."""
    sides = {
        f"{each.codes[0]} {code}"
        for each in event.actors
        if each.codes[:1] != (None,)
        for code in each.codes[1:]
        if code in _SIDES
    }
    return tuple(sorted(sides))


def side_of(key: str, codes: list[str]) -> str | None:
    """Whose interest an origin shares: a country's officials their country's, any other its own."""
    if key.startswith("ministry:") and codes:
        return f"country:{codes[0]}"
    if len(codes) > 1 and set(codes[1:]) & _OFFICIAL:
        return f"country:{codes[0]}"
    return f"country:{codes[0]}" if len(codes) == 1 and key.startswith("country:") else key
