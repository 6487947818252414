"""Who holds what on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.model.interval import Interval

_COUNTRY = "country:"


@dataclass(frozen=True, slots=True)
class Holding:
    """What is known of one place, office or person on one day."""

    standing: Literal["established", "claimed", "disputed", "unknown"]
    intervals: tuple[Interval, ...]  # of whoever holds it; of disputed all who do, of unknown none

    @property
    def holders(self) -> tuple[str, ...]:
        """Keys of who holds it; of whereabouts of the place."""
        keys = (one.object_key if one.relation == "located_in" else one.subject_key for one in self.intervals)
        return tuple(dict.fromkeys(keys))


def held_on(intervals: Iterable[Interval], day: date) -> Holding:
    """Who holds one thing on ``day``, of the intervals of that thing alone.

    What is established counts before what is disputed, and that before what is only claimed; two that say otherwise
    dispute each other. Of a country and a place in it only the place is told, also if it is less sure.
    """
    there = [each for each in intervals if each.covers(day)]
    for standing in ("established", "disputed", "claimed"):
        found = tuple(_nearest([each for each in there if each.standing_on(day) == standing]))
        if found:
            if inside := _inside(found, there, day):
                return Holding("claimed", inside)
            holding = Holding(standing, found)
            return holding if len(holding.holders) == 1 else Holding("disputed", found)
    return Holding("unknown", ())


def _inside(found: Iterable[Interval], there: Iterable[Interval], day: date) -> tuple[Interval, ...]:
    """The one place where somebody is said to be in the one country where he is for sure; () where there is none."""
    countries = {each.country for each in found if each.relation == "located_in"}
    if len(countries) != 1 or not all(each.object_key.startswith(_COUNTRY) for each in found):
        return ()
    places = [
        each
        for each in there
        if each.country in countries and not each.object_key.startswith(_COUNTRY) and each.standing_on(day) == "claimed"
    ]
    return tuple(places) if len({each.object_key for each in places}) == 1 else ()


def _nearest(intervals: list[Interval]) -> list[Interval]:
    """Those of somebody's whereabouts that are no country in which another one is."""
    within = {each.country for each in intervals if not each.object_key.startswith(_COUNTRY)}
    return [
        each
        for each in intervals
        if each.relation != "located_in" or not each.object_key.startswith(_COUNTRY) or each.country not in within
    ]
