"""People whom a report names only in short: "President Aras" for Belen Aras."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from onrecord.timeline.held import Held

_PERSON = "PER:"  # before the name in the key of somebody whom no table knows


def with_full_names(conditions: Iterable[Held]) -> list[Held]:
    """The conditions; a surname is the one person of that surname who has the same office in another report."""
    rows = list(conditions)
    of_office: defaultdict[str, set[str]] = defaultdict(set)
    for each in rows:
        if each.relation == "holds_office" and each.subject_key.startswith(_PERSON):
            of_office[each.object_key].add(each.subject_key)
    full: defaultdict[str, set[str]] = defaultdict(set)
    for keys in of_office.values():
        for short in (key for key in keys if " " not in key):
            surname = " " + short.removeprefix(_PERSON)
            full[short].update(key for key in keys if key.endswith(surname))
    return [replace(each, subject_key=_one(full, each.subject_key)) for each in rows]


def _one(full: dict[str, set[str]], key: str) -> str:
    return min(full[key]) if len(full.get(key, ())) == 1 else key
