"""Offices that reports name in short: "President" for "President of Kenya"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from onrecord.timeline.held import Held

_OF = " of "


def with_countries(conditions: Iterable[Held]) -> list[Held]:
    """The conditions; an office of one holder is of the one country that most of his reports give it.

    A report may name it without a country, or seem to mean another: "President Aras landed in Moscow". Where two are
    given as often, each stays what it is.
    """
    rows = list(conditions)
    full: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    reports: set[tuple[str, str, str]] = set()
    for each in rows:
        if each.relation != "holds_office" or not is_of_something(each):
            continue
        if (each.subject_key, each.object_key, each.report) not in reports:
            reports.add((each.subject_key, each.object_key, each.report))
            full[each.subject_key, _short(each)][each.object_key] += 1
    names: dict[str, str] = {}
    for each in rows:
        names[each.object_key] = min(each.object, names.get(each.object_key, each.object))
    return [_named(each, full, names) for each in rows]


def is_of_something(held: Held) -> bool:
    """Whether an office says what it is of: "President of Kenya", but not "President"."""
    return _OF in held.object_key


def _short(held: Held) -> str:
    return held.object_key.partition(_OF)[0]


def _named(held: Held, full: dict[tuple[str, str], Counter[str]], names: dict[str, str]) -> Held:
    counts = full.get((held.subject_key, _short(held)), Counter())
    ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    if held.relation != "holds_office" or not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return held
    return replace(held, object_key=ranked[0][0], object=names[ranked[0][0]])
