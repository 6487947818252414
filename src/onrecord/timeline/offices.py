"""Offices that reports name in short: "President" for "President of Kenya"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from onrecord.timeline.held import Held

_OF = " of "


def with_countries(conditions: Iterable[Held]) -> list[Held]:
    """The conditions; an office named without what it is of is the one that its holder has elsewhere, if that is one.

    The one that most reports give him counts, and none where two are given as often.
    """
    rows = list(conditions)
    full: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    reports: set[tuple[str, str, str]] = set()
    for each in rows:
        short, of, _ = each.object_key.partition(_OF)
        if each.relation == "holds_office" and of and (each.subject_key, each.object_key, each.report) not in reports:
            reports.add((each.subject_key, each.object_key, each.report))
            full[each.subject_key, short][each.object_key] += 1
    return [_named(each, full) for each in rows]


def _named(held: Held, full: dict[tuple[str, str], Counter[str]]) -> Held:
    if held.relation != "holds_office" or _OF in held.object_key:
        return held
    counts = full.get((held.subject_key, held.object_key), Counter())
    ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return held
    return replace(held, object_key=ranked[0][0])
