"""Who says so: the voices of some events, and the reports that tell of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.exports.event import Event
from onrecord.query.coded_events import CodedEventRow


@dataclass(frozen=True, slots=True)
class Voice:
    """One origin, and of how many events it says what."""

    name: str
    asserts: int  # as an outlet itself
    claims: int
    denies: int


def voices_of(events: Sequence[Event]) -> list[Voice]:
    """The origins, those with most events first."""
    asserts = Counter(name for event in events for name in event.asserted_by)
    claims = Counter(name for event in events for name in event.claimed_by)
    denies = Counter(name for event in events for name in event.denied_by)
    found = [Voice(name, asserts[name], claims[name], denies[name]) for name in {**asserts, **claims, **denies}]
    return sorted(found, key=lambda each: (-(each.asserts + each.claims + each.denies), each.name))


def reports_of(events: Sequence[Event]) -> list[CodedEventRow]:
    """A row of each report, in order of publication."""
    found = {each.report: each for event in events for each in event.members}
    return sorted(found.values(), key=lambda each: (str(each.published_on), each.outlet or "", each.report))
