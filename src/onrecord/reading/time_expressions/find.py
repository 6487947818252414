"""When: the time expressions of a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from onrecord.model.doc import Doc
from onrecord.model.time import TimeExpression
from onrecord.reading.time_expressions.anchors import anchored
from onrecord.reading.time_expressions.direction import direction_of
from onrecord.reading.time_expressions.guards import GUARDS
from onrecord.reading.time_expressions.intervals import days_of
from onrecord.reading.time_expressions.match import Match, with_days_of_clocks
from onrecord.reading.time_expressions.moment import Moment
from onrecord.reading.time_expressions.rules import Prefix, TimeRules, load_time_rules
from onrecord.reading.time_expressions.shared_years import with_shared_years
from onrecord.reading.time_expressions.telling import stretches
from onrecord.reading.time_expressions.values import MAKERS
from onrecord.reading.time_expressions.words import Word
from onrecord.text.span import Span


def find_time_expressions(doc: Doc, published: date | None, language: str) -> tuple[TimeExpression, ...]:
    """The time expressions of ``doc`` in order; relative ones stay unresolved where ``published`` is None."""
    rules = load_time_rules(language)
    found: list[TimeExpression] = []
    moment = Moment(published)
    for stretch in stretches(doc, rules.tells):
        words = rules.lexicon.words_of(doc.text, stretch)
        for match in with_days_of_clocks(doc.text, words, list(_longest(doc, words, rules))):
            time = _time(doc, match, words, rules, moment, len(found))
            if time is not None:
                found.append(time)
                moment = _after(moment, time)
    return tuple(anchored(doc, with_shared_years(doc.text, found, rules.classes), published, rules.classes))


def _longest(doc: Doc, words: Sequence[Word], rules: TimeRules) -> Iterator[Match]:
    """From left to right the longest match at each place, of equally long ones that of the earlier rule."""
    after = 0
    for i in [n for n, word in enumerate(words) if word.classes or word.lower in rules.opening]:
        if i < after:
            continue
        best = _best_at(doc, words, i, rules) if rules.tree.can_begin(words[i]) else None
        if best is None and rules.prefix_tree.can_begin(words[i]):
            best = _prefixed(doc, words, i, rules)
        if best is not None:
            yield best
            after = best.after


def _best_at(doc: Doc, words: Sequence[Word], i: int, rules: TimeRules) -> Match | None:
    found = sorted(rules.tree.matches(words, i, {}), key=lambda each: (-each[0], each[1].order))
    for after, rule, captures in found:
        span = Span(words[i].start, words[after - 1].end)
        if rule.guard is None or GUARDS[rule.guard](doc, doc.tokens_in(span), rules.classes):
            return Match(rule, i, after, {**captures, **rule.given}, rule.mod)
    return None


def _prefixed(doc: Doc, words: Sequence[Word], i: int, rules: TimeRules) -> Match | None:
    """A match after words that belong to what they stand before."""
    for after, prefix, _ in rules.prefix_tree.matches(words, i, {}):
        inner = _best_at(doc, words, after, rules) if after < len(words) else None
        if inner is not None and inner.rule.type in prefix.before and _takes(inner, prefix):
            fields = {**inner.fields, **prefix.given}
            return replace(inner, first=i, fields=fields, mod=prefix.mod or inner.mod)
    return None


def _takes(inner: Match, prefix: Prefix) -> bool:
    """Whether a length is one that can be approximate: not in "over the next two years"."""
    return inner.rule.type != "DURATION" or "shift" not in inner.fields or prefix.mod is None


def _time(
    doc: Doc, match: Match, words: Sequence[Word], rules: TimeRules, moment: Moment, number: int
) -> TimeExpression | None:
    """The expression with its value; None where the words make no time after all."""
    span = Span(words[match.first].start, words[match.after - 1].end)
    direction = direction_of(doc, doc.tokens_in(span), rules.classes, is_weekday=match.rule.make == "weekday")
    try:
        made = MAKERS[match.rule.make](match.fields, replace(moment, direction=direction))
    except (ValueError, OverflowError):  # a day outside of the calendar: "5,000 years ago"
        return None
    if made is None:
        return None
    earliest, latest = made.days or days_of(made.value, match.mod) or (None, None)
    return TimeExpression(
        id=f"t{number + 1}",
        span=span,
        type=match.rule.type,
        value=made.value,
        mod=match.mod,
        earliest=earliest,
        latest=latest,
        rule=match.rule.id,
    )


def _after(moment: Moment, time: TimeExpression) -> Moment:
    """The moment of what follows an expression: the story goes on from the date that it names."""
    if time.earliest is None or time.latest is None or time.type not in {"DATE", "TIME"} or time.value.endswith("_REF"):
        return moment
    one_day = time.earliest == time.latest or time.type == "TIME"  # a night ends on the next day
    return replace(moment, day=time.earliest if one_day else moment.day, days=(time.earliest, time.latest))
