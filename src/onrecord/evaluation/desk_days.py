"""Who holds what on which day, as the intervals of the timeline have it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from onrecord.evaluation.desk_found import FoundDay
from onrecord.evaluation.desk_gold import GoldDay, Key
from onrecord.evaluation.matching import names_meet
from onrecord.model.interval import Interval
from onrecord.timeline.holding import held_on

_SIDE = "side:"  # before country and side in the key of a holder


def found_days(wanted: Iterable[GoldDay], intervals: Iterable[Interval]) -> Mapping[Key, FoundDay]:
    """What ``intervals``, all of one relation, say of each day that the gold asks for."""
    given = list(intervals)
    return {each.key: _on(each.day, [one for one in given if _is_of(one, each)]) for each in wanted}


def _is_of(interval: Interval, wanted: GoldDay) -> bool:
    if interval.relation == "located_in":
        return any(names_meet(wanted.of, name) for name in interval.names)
    if wanted.geonames is not None:
        return interval.object_key == f"geonames:{wanted.geonames}"
    return interval.object_key.partition(":")[2] == wanted.of.casefold()


def _on(day: date, intervals: Sequence[Interval]) -> FoundDay:
    """Who holds it for sure; where nobody does, who is said to. Several, or one whom others deny, contest it."""
    holding = held_on(intervals, day)
    if holding.standing in ("disputed", "unknown"):
        return FoundDay(contested=holding.standing == "disputed")
    one = holding.intervals[0]
    if one.relation == "located_in":
        return FoundDay(names=tuple(dict.fromkeys(each.object for each in holding.intervals)))
    side = one.subject_key.rsplit(" ", 1)[-1] if one.subject_key.startswith(_SIDE) else None
    return FoundDay(names=tuple(dict.fromkeys(name for each in holding.intervals for name in each.names)), side=side)
