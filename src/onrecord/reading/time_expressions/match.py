"""What rules fit, before it has a value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.reading.time_expressions.patterns import Captures
from onrecord.reading.time_expressions.rules import TimeRule
from onrecord.reading.time_expressions.words import Word

_DAY_FIELDS = ("weekday", "month", "day", "year", "shift")
_CLOSE = re.compile(r"[\s,()]*(?:on)?[\s,()]*")  # between a time of day and its day: "3:30 a.m. (0030 GMT) on Friday"


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits the words ``[first, after)``."""

    rule: TimeRule
    first: int
    after: int
    fields: Captures  # what the rule captured and what it gives
    mod: str | None

    @property
    def lacks_day(self) -> bool:
        """Whether it is a time of day that is told without its day."""
        return self.rule.make == "clock" and not any(each in self.fields for each in _DAY_FIELDS)


def with_days_of_clocks(text: str, words: Sequence[Word], found: Sequence[Match]) -> list[Match]:
    """The same matches; a time of day that its day follows closely takes that day."""
    result = list(found)
    for place in reversed(range(len(result) - 1)):
        match, following = result[place], result[place + 1]
        between = text[words[match.after - 1].end : words[following.first].start]
        if match.lacks_day and _CLOSE.fullmatch(between):
            day = {name: each for name, each in following.fields.items() if name in (*_DAY_FIELDS, "unit")}
            result[place] = replace(match, fields={**day, **match.fields})
    return result
