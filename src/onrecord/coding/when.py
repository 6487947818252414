"""When an event happened: the time expression that it hangs on, else the day of publication as a bound."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from onrecord.coding.attached_times import attached_tokens, bounds_of, inherits, main_verb_of
from onrecord.model.doc import Sentence
from onrecord.model.event import EventMention
from onrecord.model.factuality import Commitment
from onrecord.model.reading import Reading
from onrecord.model.time import TimeExpression, TimePrecision, When, WhenBasis
from onrecord.reading.time_expressions.rules import load_time_rules
from onrecord.reading.time_expressions.words import Classes

# Days of an interval up to which a precision is given (ACLED's time precision: day; week or month; vaguer). Two days
# are still "a day": a night, or the hours before something that happened on a day.
_DAY, _MONTH = 2, 31
_STORY = 62  # days: a longer time is no scene on which the next sentence goes on ("in 1961")


def when_of(event: EventMention, commitment: Commitment | None, reading: Reading) -> When | None:
    """The days on which ``event`` can have happened; None for what is wanted, planned or hypothetical.

    Looked for in this order: an expression that modifies the event (stated); one of the clauses that it belongs to
    (anchored); one of the sentence before, in the same paragraph, if the story goes on in the past (anchored). Without
    any the day of publication is the latest and nothing is the earliest.
    """
    if commitment is not None and (commitment.tense == "future" or commitment.value == "Uu"):
        return None
    past = commitment is None or commitment.tense == "past"
    for time, basis in _times_for(event, reading, past):
        earliest, latest = bounds_of(reading.doc, time, _classes(reading))
        when = _when(replace(time, earliest=earliest, latest=latest), basis, reading.report.published_on, past)
        if when is not None:
            return when
    return _at_event(event, reading) or _by_publication(reading)


def _times_for(event: EventMention, reading: Reading, past: bool) -> Iterator[tuple[TimeExpression, WhenBasis]]:
    """The expressions that may say when, the best first."""
    doc = reading.doc
    sentence = doc.sentences[doc.sentence_of[event.token]]
    times = _times_in(sentence, reading)
    for time in times:
        if event.token in attached_tokens(doc, time):
            yield time, "stated" if time.anchor is None else "anchored"
    for above in inherits(doc, event.token, _classes(reading)):
        for time in times:
            if above in attached_tokens(doc, time):
                yield time, "anchored"
    if past:
        yield from ((time, "anchored") for time in _carried_over(event, sentence, reading))


def _times_in(sentence: Sentence, reading: Reading) -> tuple[TimeExpression, ...]:
    """The expressions of a sentence that name days, or would with a day of publication."""
    span, times = reading.doc.sentence_span(sentence), reading.times
    first = bisect_left(times, span.start, key=lambda each: each.span.start)
    after = bisect_left(times, span.end, key=lambda each: each.span.start)
    return tuple(each for each in times[first:after] if each.earliest or each.value.startswith("XXXX"))


def _carried_over(event: EventMention, sentence: Sentence, reading: Reading) -> Iterator[TimeExpression]:
    """The day of the main clause before, for a main clause in the simple past ("On Monday they … . They took …")."""
    doc, place = reading.doc, reading.doc.sentence_of[event.token]
    before = doc.sentences[place - 1] if place else None
    if before is None or before.paragraph != sentence.paragraph or _is_quoted(event, reading):
        return
    verb = main_verb_of(doc, event.token, _classes(reading))
    if verb is None or doc.tokens[verb].tag != "VBD":
        return
    for time in _times_in(before, reading):
        roots = (each for each in attached_tokens(doc, time) if doc.tokens[each].head == each)
        if time.type == "DATE" and _is_carried(time) and any(doc.tokens[each].tag in {"VBD", "VBN"} for each in roots):
            yield time


def _is_carried(time: TimeExpression) -> bool:
    return time.earliest is not None and time.latest is not None and (time.latest - time.earliest).days <= _STORY


def _classes(reading: Reading) -> Classes:
    return load_time_rules(reading.report.language).classes


def _is_quoted(event: EventMention, reading: Reading) -> bool:
    """Whether the event stands in quotation marks."""
    place = bisect_left(reading.quotations, event.trigger.start + 1, key=lambda each: each.span.start) - 1
    return place >= 0 and reading.quotations[place].span.end > event.trigger.start


def _when(time: TimeExpression, basis: WhenBasis, published: date | None, past: bool) -> When | None:
    """The days of an expression; what is past ended with the publication. None where both can't hold."""
    latest = published if time.latest is None or (past and published and published < time.latest) else time.latest
    if time.earliest is not None and latest is not None and latest < time.earliest:
        return None
    if time.earliest is None and time.latest is None:
        latest = None
    precision = precision_of(time.earliest, latest)
    return When(earliest=time.earliest, latest=latest, precision=precision, basis=basis, time=time.id)


def precision_of(earliest: date | None, latest: date | None) -> TimePrecision:
    """1 a day or better, 2 a week or month, 3 vaguer or with an open end."""
    if earliest is None or latest is None:
        return 3
    days = (latest - earliest).days + 1
    return 1 if days <= _DAY else 2 if days <= _MONTH else 3


def _at_event(event: EventMention, reading: Reading) -> When | None:
    """The day of the event that a length of time counts from ("hours before *seizing* the capital")."""
    sentence = reading.doc.sentences[reading.doc.sentence_of[event.token]]
    for time in _times_in(sentence, reading):
        if time.anchor == event.token and time.latest is not None:
            return When(earliest=time.latest, latest=time.latest, precision=1, basis="anchored")
    return None


def _by_publication(reading: Reading) -> When:
    return When(earliest=None, latest=reading.report.published_on, precision=3, basis="publication")
