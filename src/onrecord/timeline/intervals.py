"""From conditions to intervals: who held what, from when until when, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby, islice

from onrecord.model.condition import DayRange
from onrecord.model.interval import Interval, Reason, Standing
from onrecord.timeline.held import FIRST, LAST, Days, Held, common
from onrecord.timeline.offices import is_of_something, with_countries
from onrecord.timeline.people import with_full_names
from onrecord.timeline.relations import load_relations
from onrecord.timeline.sides import pair_of
from onrecord.timeline.spells import CONTESTED, Spell, are_nested, gather, name_of


def lay_out(conditions: Iterable[Held]) -> tuple[Interval, ...]:
    """The intervals of all conditions, by what is held and then by day. The order of the conditions doesn't matter.

    What is held: a place, an office, (located_in) the place of a person, or what two share. A new holder that is sure
    ends the one before; one who is only claimed stands beside; one who is disputed makes the one before disputed too.
    """
    rows = sorted(with_countries(with_full_names(conditions)), key=_place_in_time)
    return tuple(interval for _, group in groupby(rows, key=_slot) for interval in _of_slot(tuple(group)))


def _place_in_time(held: Held) -> tuple[object, ...]:
    return _slot(held), *held.began[::-1], held.published_on or LAST, held.report, held.id


def _slot(held: Held) -> tuple[str, str]:
    """What only one can hold at a time. An office of which it isn't known where it is can be held by many."""
    kind = load_relations()[held.relation]
    if kind.slot == "pair":
        return kind.lane, pair_of(held)
    if held.relation == "holds_office" and not is_of_something(held):
        return kind.lane, f"{held.object_key} {held.subject_key}"
    return kind.lane, held.subject_key if kind.slot == "subject" else held.object_key


def _of_slot(rows: Sequence[Held]) -> list[Interval]:
    spells = gather(rows)
    sure = [each for each in spells if each.sure]
    found = [
        # One known only by its end was before any that can have ended it.
        _interval(each, islice(spells, n + 1 if each.rows else 0, None), _rivals(each, sure))
        for n, each in enumerate(spells)
    ]
    return _presumed(found, [each.presumed_from for each in spells])


def _presumed(intervals: list[Interval], days: Sequence[date | None]) -> list[Interval]:
    """The intervals with the day from which each is presumed to have held, as far as nobody else did so for sure."""
    done: list[Interval] = []
    for n, (interval, day) in enumerate(zip(intervals, days, strict=True)):
        told = interval.since.latest if interval.since else None
        last = min(each for each in (told, interval.over_by) if each is not None)
        if day is not None and day < last:
            day = _after_others(day, last, [*done, *intervals[n + 1 :]])
            interval = replace(interval, presumed_from=day) if day is not None and day < last else interval
        done.append(interval)
    return done


def _after_others(day: date, last: date, others: Iterable[Interval]) -> date | None:
    """``day``, or the day after those who held it for sure between it and ``last``; None: one holds it still then."""
    for each in others:
        if each.standing in ("established", "disputed") and each.first_sure < last and each.over_by > day:
            if each.over_by >= last:
                return None
            day = max(day, each.over_by)
    return day


def _rivals(spell: Spell, sure: Sequence[Spell]) -> list[Spell]:
    """The others that hold it as surely, as far as is known from the same day on."""
    if not spell.sure or not spell.rows or spell.is_contested:
        return []
    return [
        each
        for each in sure
        if each.holder != spell.holder
        and each.rows
        and each.began == spell.began
        and not are_nested(each, spell)
        and not each.is_contested
    ]


def _interval(spell: Spell, later: Iterable[Spell], rivals: Sequence[Spell]) -> Interval:
    told = spell.told
    known = told or spell.denials
    until, ended_by, disputed = _end(spell, later)
    denials = spell.open_denials
    asserted = [each for each in told if each.status == "asserted"]
    claimed = [each for each in (spell.rows or spell.ends) if each.status != "asserted"]
    one, place = known[0], next((each for each in known if each.latitude is not None), known[0])
    every = (*told, *spell.denials)
    return Interval(
        relation=load_relations()[one.relation].lane,
        subject=CONTESTED if spell.is_contested else name_of(each.subject for each in known),
        subject_key=one.subject_key if _is_of_subject(one) else spell.holder,
        object=name_of(each.object for each in known),
        object_key=one.object_key,
        since=_range(spell.began) if spell.has_begun else None,
        until=until,
        standing=_standing(spell, denied=bool(denials), clashes=bool(rivals) or disputed is not None),
        asserted_by=_each(row.outlet or row.report for row in asserted),
        claimed_by=_each(row.chain_text for row in claimed),
        denied_by=_each(row.chain_text for row in spell.denials),
        ended_by=ended_by,
        reports=_each(row.report for row in every),
        conditions=_each(row.id for row in every),
        names=_each(row.subject for row in known),
        country=one.country,
        latitude=place.latitude,
        longitude=place.longitude,
        admin1=one.admin1,
        feature_code=one.feature_code,
        disputed_since=disputed if not denials and not rivals else None,
        recorded_at=min((row.recorded_at for row in every if row.recorded_at), default=None),
        because=tuple(_reasons(spell)),
    )


def _is_of_subject(held: Held) -> bool:
    return load_relations()[held.relation].slot == "subject"


def _reasons(spell: Spell) -> list[Reason]:
    rows = [*spell.rows, *spell.ends, *spell.denials]
    rows.sort(key=lambda each: (each.published_on or LAST, each.report, each.id))
    return [
        Reason(
            says=("holds" if each.seen_on else "began") if each.affirms else "denied" if each.value == "+" else "ended",
            condition=each.id,
            event=each.from_event,
            report=each.report,
            status=each.status,
            voice=each.chain_text,
            origin=each.voice,
        )
        for each in rows
    ]


def _end(spell: Spell, later: Iterable[Spell]) -> tuple[DayRange | None, str | None, date | None]:
    """When it ended, who holds it next, and the day from which it is disputed by one who is as sure but disputed too.

    What is stated counts as far as it is not after the next holder's beginning.
    """
    stated = [each.began for each in spell.sure_ends]
    stated += [
        (each.until_earliest or FIRST, each.until_latest or LAST)
        for each in spell.rows
        if each.until_earliest or each.until_latest
    ]
    follower, disputed = _next(spell, later)
    days = common(stated)
    if follower is not None and (days is None or days[1] >= follower.began[0]):  # else it was vacant in between
        first, last = days or follower.began
        days = min(max(first, follower.began[0]), follower.began[1]), min(last, follower.began[1])
    if days is not None and spell.last_seen is not None and spell.last_seen <= days[1]:
        days = max(days[0], spell.last_seen), days[1]
    if days is not None and spell.has_begun:
        days = max(days[0], min(spell.began[0], days[1])), max(days[1], spell.began[0])
    ended_by = name_of(each.subject for each in follower.told) if follower else "stated" if stated else None
    since = disputed.began[1] if disputed is not None and (days is None or disputed.began[1] < days[1]) else None
    return (_range(days) if days else None), ended_by, since


def _next(spell: Spell, later: Iterable[Spell]) -> tuple[Spell | None, Spell | None]:
    """(who holds it next; who is said to, before him, as surely as this one, while it is denied)."""
    disputed: Spell | None = None
    for each in later:
        if not _follows(each, spell):
            continue
        if not (spell.sure and each.open_denials):
            return each, disputed
        disputed = disputed or each
    return None, disputed


def _follows(later: Spell, spell: Spell) -> bool:
    """Whether another holder, as surely as this one, began after it; two on the same day stay side by side."""
    if later.holder == spell.holder or not later.has_begun or (spell.sure and not later.sure):
        return False
    if are_nested(later, spell):
        return False
    if not spell.rows:
        return bool(later.rows) and later.began[1] >= spell.ended[0]
    # Who takes it on a day does so after the fight for it.
    return (later.began[::-1], not later.is_contested) > (spell.began[::-1], not spell.is_contested)


def _standing(spell: Spell, *, denied: bool, clashes: bool) -> Standing:
    if not spell.told:
        return "denied"
    if denied or clashes or spell.is_contested:
        return "disputed"
    return "established" if spell.sure else "claimed"


def _range(days: Days) -> DayRange:
    first, last = days
    return DayRange(None if first == FIRST else first, None if last == LAST else last)


def _each(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))
