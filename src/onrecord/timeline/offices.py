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
    given as often, it is that of which most reports tell at all; where these are as many, each stays what it is.
    """
    rows = list(conditions)
    full: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    whole: Counter[str] = Counter()
    reports: set[tuple[str, str, str]] = set()
    for each in rows:
        if each.relation != "holds_office" or not is_of_something(each):
            continue
        if (each.subject_key, each.object_key, each.report) not in reports:
            reports.add((each.subject_key, each.object_key, each.report))
            full[each.subject_key, _short(each)][each.object_key] += 1
            whole[each.object_key] += 1
    names: dict[str, str] = {}
    for each in rows:
        names[each.object_key] = min(each.object, names.get(each.object_key, each.object))
    best = {key: _most(counts, whole) for key, counts in full.items()}
    return [_named(each, best.get((each.subject_key, _short(each))), names) for each in rows]


def is_of_something(held: Held) -> bool:
    """Whether an office says what it is of: "President of Kenya", but not "President"."""
    return _OF in held.object_key


def _short(held: Held) -> str:
    return held.object_key.partition(_OF)[0]


def _most(counts: Counter[str], whole: Counter[str]) -> str | None:
    """The office given most often, in case of doubt the one told of most; None: two are alike in both."""
    ranked = sorted(((count, whole[key], key) for key, count in counts.items()), reverse=True)
    is_clear = len(ranked) == 1 or ranked[0][:2] > ranked[1][:2]
    return ranked[0][2] if is_clear else None


def _named(held: Held, office: str | None, names: dict[str, str]) -> Held:
    if held.relation != "holds_office" or office is None:
        return held
    return replace(held, object_key=office, object=names[office])
