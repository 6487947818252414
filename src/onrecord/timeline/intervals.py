"""From conditions to intervals: who held what, from when until when, and who says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from onrecord.model.condition import DayRange
from onrecord.model.interval import Interval, Standing
from onrecord.timeline.held import Held
from onrecord.timeline.sides import holder_of

Days = tuple[date, date]  # the first and last day, inclusive, on which it can have been
_FIRST, _LAST = date.min, date.max


def lay_out(conditions: Iterable[Held]) -> tuple[Interval, ...]:
    """The intervals of all conditions, by what is held and then by day. The order of the conditions doesn't matter.

    What is held: a place, an office, or (located_in) the place of a person. A new holder whom an outlet asserts ends
    the one before; one who is only claimed stands beside. Conditions of one holder are one interval unless another
    held it for sure in between.
    """
    rows = sorted(conditions, key=lambda each: (_slot(each), *_began(each)[::-1], each.report, each.id))
    return tuple(interval for _, group in groupby(rows, key=_slot) for interval in _of_slot(tuple(group)))


def _slot(held: Held) -> tuple[str, str]:
    """What only one can hold at a time."""
    return held.relation, held.subject_key if held.relation == "located_in" else held.object_key


def _holder(held: Held) -> str:
    return held.object_key if held.relation == "located_in" else holder_of(held)


def _began(held: Held) -> Days:
    """When it began: not after the report that has it."""
    return held.since_earliest or _FIRST, held.since_latest or held.published_on or _LAST


def _affirms(held: Held) -> bool:
    """Whether it speaks for the holder: "does not hold" that is denied does."""
    return (held.value == "+") == (held.status != "denied")


@dataclass(slots=True)
class _Common:
    """The days that all of some ranges share; where they share none, all days from the first to the last."""

    latest_first: date = _FIRST
    earliest_last: date = _LAST
    earliest_first: date = _LAST
    latest_last: date = _FIRST

    def add(self, days: Days) -> None:
        first, last = days
        self.latest_first, self.earliest_last = max(self.latest_first, first), min(self.earliest_last, last)
        self.earliest_first, self.latest_last = min(self.earliest_first, first), max(self.latest_last, last)

    @property
    def days(self) -> Days:
        if self.latest_first <= self.earliest_last:
            return self.latest_first, self.earliest_last
        return self.earliest_first, self.latest_last


@dataclass(slots=True)
class _Spell:
    """An interval as it grows."""

    holder: str
    rows: list[Held] = field(default_factory=list)  # that it began
    ends: list[Held] = field(default_factory=list)  # that it is over
    denials: list[Held] = field(default_factory=list)
    sure: bool = False  # an outlet asserts it
    _common: _Common = field(default_factory=_Common)

    def add(self, row: Held) -> None:
        """Takes a row that affirms it. What outlets assert dates it; what voices claim only where nothing else does."""
        self.rows.append(row)
        asserted = row.status == "asserted"
        if asserted and not self.sure:
            self.sure, self._common = True, _Common()
        if asserted or not self.sure:
            self._common.add(_began(row))

    @property
    def began(self) -> Days:
        """A spell known only by its end has no beginning, but was before it."""
        if self.rows:
            return self._common.days
        return _FIRST, min((_began(each)[1] for each in (*self.ends, *self.denials)), default=_LAST)


def _of_slot(rows: Sequence[Held]) -> list[Interval]:
    spells: list[_Spell] = []
    for row in rows:
        if _affirms(row):
            _spell_for(row, spells).add(row)
    for row in rows:
        if not _affirms(row):
            spell = _spell_for(row, spells)
            (spell.denials if row.value == "+" else spell.ends).append(row)
    spells.sort(key=lambda each: (each.began[1], each.began[0], each.holder))
    return [_interval(each, spells[n + 1 :]) for n, each in enumerate(spells)]


def _spell_for(row: Held, spells: list[_Spell]) -> _Spell:
    """The spell that ``row`` speaks of: the holder's last that had begun by then; a new one where there is none."""
    holder, (first, last) = _holder(row), _began(row)
    own = [each for each in spells if each.holder == holder and each.began[0] <= last]
    if own:
        spell = max(own, key=lambda each: each.began)
        between = (each for each in spells if each.sure and each.holder != holder and spell.began[1] < each.began[0])
        if row.value == "-" or not any(each.began[1] < first for each in between):
            return spell
    spells.append(_Spell(holder))
    return spells[-1]


def _interval(spell: _Spell, later: Sequence[_Spell]) -> Interval:
    told = [*spell.rows, *spell.ends]  # that it ended presupposes that it held
    known = told or spell.denials
    until, ended_by = _end(spell, later)
    asserted = [each for each in told if each.status == "asserted"]
    claimed = [each for each in (spell.rows or spell.ends) if each.status != "asserted"]
    one = known[0]
    return Interval(
        relation=one.relation,
        subject=_name(known),
        subject_key=one.subject_key if one.relation == "located_in" else spell.holder,
        object=one.object,
        object_key=one.object_key,
        since=_range(spell.began) if spell.rows else None,
        until=until,
        standing=_standing(bool(asserted), bool(claimed), bool(spell.denials)),
        asserted_by=_each(row.outlet or row.report for row in asserted),
        claimed_by=_each(row.chain_text for row in claimed),
        denied_by=_each(row.chain_text for row in spell.denials),
        ended_by=ended_by,
        reports=_each(row.report for row in (*told, *spell.denials)),
        conditions=_each(row.id for row in (*told, *spell.denials)),
        names=_each(row.subject for row in known),
        country=one.country,
        latitude=one.latitude,
        longitude=one.longitude,
    )


def _end(spell: _Spell, later: Sequence[_Spell]) -> tuple[DayRange | None, str | None]:
    """When it ended and who holds it next: what is stated, and the next holder that is as sure as this one."""
    stated = [_began(each) for each in spell.ends if spell.rows or each.status == "asserted" or not spell.sure]
    stated += [
        (each.until_earliest or _FIRST, each.until_latest or _LAST)
        for each in spell.rows
        if each.until_earliest or each.until_latest
    ]
    follower = next((each for each in later if _follows(each, spell)), None)
    days = stated + ([follower.began] if follower else [])
    if not days:
        return None, None
    common = _Common()
    for each in days:
        common.add(each)
    return _range(common.days), _name(follower.rows) if follower else "stated"


def _name(rows: Sequence[Held]) -> str:
    """The name that most rows use."""
    names = Counter(each.subject for each in rows)
    return min(names, key=lambda name: (-names[name], name))


def _follows(later: _Spell, spell: _Spell) -> bool:
    """Whether another holder, as surely as this one, began after it; two on the same day stay side by side."""
    if later.holder == spell.holder or not later.rows or (spell.sure and not later.sure):
        return False
    return not spell.rows or later.began[::-1] > spell.began[::-1]


def _standing(asserted: bool, claimed: bool, denied: bool) -> Standing:
    if not asserted and not claimed:
        return "denied"
    if denied:
        return "disputed"
    return "asserted" if asserted else "claimed"


def _range(days: Days) -> DayRange:
    first, last = days
    return DayRange(None if first == _FIRST else first, None if last == _LAST else last)


def _each(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))
