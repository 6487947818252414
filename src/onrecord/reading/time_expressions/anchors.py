"""Lengths of time that count from an event: "hours before seizing the capital"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from onrecord.model.doc import Doc
from onrecord.model.time import TimeExpression
from onrecord.reading.time_expressions.calendar import moved
from onrecord.reading.time_expressions.direction import Words

_FAR = 6  # units that "hours before" reaches at the most
_UNITS = {"H": "H", "M": "MN", "S": "S"}
_REACH = 8  # tokens after "before" among which its event is looked for


def anchored(doc: Doc, times: Sequence[TimeExpression], words: Words) -> Iterator[TimeExpression]:
    """``times``, those that are followed by "before" or "after" and an event with its token, and with days.

    The days count from the last day named before, which is the one the story stands on.
    """
    day: date | None = None
    for time in times:
        place = _relation(doc, time, words) if time.type == "DURATION" else None
        event = None if place is None else _event_after(doc, place)
        if place is None or event is None:
            yield time
        else:
            yield _with_days(time, event, doc.tokens[place].lower in words["earlier"], day)
        if time.type == "DATE" and time.earliest is not None and time.earliest == time.latest:
            day = time.earliest


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


def _with_days(time: TimeExpression, event: int, earlier: bool, day: date | None) -> TimeExpression:
    count, unit = _count_and_unit(time.value)
    if day is None or unit is None:
        return replace(time, anchor=event)
    sign = -1 if earlier else 1
    try:
        far = moved(day, unit, sign * (count or _FAR))
    except (ValueError, OverflowError):
        return replace(time, anchor=event)
    if unit in {"H", "MN", "S"} and far == day:
        far = moved(day, "D", sign)
    near = day if count is None or unit in {"H", "MN", "S"} else far
    return replace(time, anchor=event, earliest=min(far, near), latest=max(far, near))


def _count_and_unit(value: str) -> tuple[float | None, str | None]:
    """(6, "D") of P6D, (None, "H") of PTXH; no unit where the value is no length."""
    body = value.removeprefix("PT") if value.startswith("PT") else value.removeprefix("P")
    digits = body.rstrip("ABCDEFGHIJKLMNOPQRSTUVWYZ")
    unit = body[len(digits) :]
    unit = _UNITS.get(unit, unit) if value.startswith("PT") else unit
    known = unit if unit in {"D", "W", "M", "Q", "Y", "DE", "H", "MN", "S"} else None
    return (None if digits == "X" else float(digits)) if known and digits else None, known
