"""What several judgements on the same row, or pair of rows, come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model.judgement import Judgement, Verdict


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one voice says of a row, or what all come to."""

    verdict: Verdict
    judgement: str  # id of the last judgement that says so
    correction: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_kept(self) -> bool:
        """Whether the row stays: it was not rejected."""
        return self.verdict != "reject"


def opinion_of(said: Iterable[Judgement]) -> Opinion | None:
    """What judgements in force say together, oldest first: the last verdict counts, corrections in a row add up.

    None: there are none.
    """
    opinion: Opinion | None = None
    for each in said:
        before = opinion.correction if opinion and each.verdict == "correct" else {}
        opinion = Opinion(each.verdict, each.id, {**before, **each.correction})
    return opinion


def opinions_of_coders(said: Sequence[Judgement]) -> dict[str, Opinion]:
    """What each person who codes without seeing the others says of a row, by name."""
    names = sorted({each.who for each in said if each.capacity == "coder"})
    found = {who: opinion_of(each for each in said if each.capacity == "coder" and each.who == who) for who in names}
    return {who: opinion for who, opinion in found.items() if opinion is not None}


def ruling(said: Sequence[Judgement]) -> Opinion | None:
    """What judgements in force on one row come to; None: nothing yet, so the row is as it was coded.

    A decision counts alone. Else what was said at the desk, the last word before earlier ones; else what all coders
    agree on.
    """
    decided = opinion_of(each for each in said if each.capacity == "decision")
    at_desk = opinion_of(each for each in said if each.capacity == "desk")
    return decided or at_desk or agreed(opinions_of_coders(said))


def agreed(opinions: Mapping[str, Opinion]) -> Opinion | None:
    """What two or more coders agree on: the verdict, or, where all keep the row, each corrected column by itself."""
    given = list(opinions.values())
    if len(given) < 2:
        return None
    if len({each.verdict for each in given}) == 1 and given[0].verdict != "correct":
        return given[0]
    if not all(each.is_kept for each in given):
        return None
    shared = {
        column: value
        for column, value in given[0].correction.items()
        if all(each.correction.get(column) == value for each in given)
    }
    return Opinion("correct", given[0].judgement, shared) if shared else None
