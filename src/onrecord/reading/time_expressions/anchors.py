"""Lengths of time that count from an event: "hours before seizing the capital"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord.model.doc import Doc
from onrecord.model.time import TimeExpression
from onrecord.reading.time_expressions.calendar import moved
from onrecord.reading.time_expressions.direction import Words

_REACH = 8  # tokens after "before" among which its event is looked for
_RECENT = 7  # days before the publication in which the last day named is still the story's
_HOURS = {"H", "MN", "S"}
_UNITS = {"H": "H", "M": "MN", "S": "S"}  # of PT…


def anchored(
    doc: Doc, times: Sequence[TimeExpression], published: date | None, words: Words
) -> Iterator[TimeExpression]:
    """``times``, those that are followed by "before" or "after" and an event with its token, and with days if known.

    The days count from the day that is told with that event ("two days before Monday's vote"); some hours from the day
    on which the story stands, the last one named.
    """
    day: date | None = None
    for place, time in enumerate(times):
        relation = _relation(doc, time, words) if time.type == "DURATION" else None
        event = None if relation is None else _event_after(doc, relation)
        if relation is None or event is None:
            yield time
        else:
            own = _day_of(doc, event, times[place + 1 : place + 3])
            recent = day if day and published and 0 <= (published - day).days <= _RECENT else None
            yield _with_days(time, event, doc.tokens[relation].lower in words["earlier"], own, recent)
        day = _day(time) or day


def _day(time: TimeExpression) -> date | None:
    return time.earliest if time.type == "DATE" and time.earliest == time.latest else None


def _day_of(doc: Doc, event: int, following: Sequence[TimeExpression]) -> date | None:
    """The day named among the words of the event."""
    first, after = doc.edges[event]
    inside = (each for each in following if first <= doc.tokens_in(each.span).start < after)
    return next((day for each in inside if (day := _day(each))), None)


def _relation(doc: Doc, time: TimeExpression, words: Words) -> int | None:
    """The place of the "before" or "after" that follows."""
    after = doc.tokens_in(time.span).stop
    if after < len(doc.tokens) and doc.tokens[after].lower in {*words["earlier"], *words["later"]}:
        return after
    return None


def _event_after(doc: Doc, place: int) -> int | None:
    """The verb or noun that "before" governs or introduces."""
    relation = doc.tokens[place]
    below = [each for each in doc.children_of(place, "pcomp", "pobj") if each.i > place]
    if below:
        return below[0].i
    if relation.dep == "mark" and relation.head > place:
        return relation.head
    sentence = doc.sentences[doc.sentence_of[place]]
    reach = doc.tokens[place + 1 : min(place + _REACH, sentence.after)]
    return next((each.i for each in reach if each.pos in {"VERB", "NOUN"}), None)


def _with_days(
    time: TimeExpression, event: int, earlier: bool, own: date | None, recent: date | None
) -> TimeExpression:
    count, unit = _count_and_unit(time.value)
    sign = -1 if earlier else 1
    if unit in _HOURS and (day := own or recent):
        other = day + timedelta(days=sign)
        return replace(time, anchor=event, earliest=min(day, other), latest=max(day, other))
    if own and unit and count:
        there = moved(own, unit, sign * count)
        return replace(time, anchor=event, earliest=there, latest=there)
    return replace(time, anchor=event)


def _count_and_unit(value: str) -> tuple[float | None, str | None]:
    """(6, "D") of P6D, (None, "H") of PTXH; no unit where the value is no length."""
    body = value.removeprefix("PT") if value.startswith("PT") else value.removeprefix("P")
    digits = body.rstrip("ABCDEFGHIJKLMNOPQRSTUVWYZ")
    unit = body[len(digits) :]
    unit = _UNITS.get(unit, unit) if value.startswith("PT") else unit
    known = unit if unit in {"D", "W", "M", "Q", "Y", "DE", *_HOURS} else None
    return (None if digits == "X" else float(digits)) if known and digits else None, known
