"""Where blind coders differ, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.judgement import Judgement
from onrecord.query.review_labels import Labels, find_labels
from onrecord.query.rows import Rows
from onrecord.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceRow:
    """One row of which coders said different things."""

    id: str
    differ: tuple[str, ...]  # in which columns; kept: whether it is an event at all
    said: tuple[str, ...]  # "ann: reject (it was a drill)", one a coder
    decided: str | None  # the same, of the decision; None: there is none yet
    sentence: str
    report: str


def find_differences(store: Store, *, decided: bool = False) -> Rows[DifferenceRow]:
    """The rows on which coders differ and nobody has decided yet; ``decided``: also those that are settled."""
    found = (_row(each) for each in find_labels(store) if each.differ)
    return Rows(DifferenceRow, (each for each in found if decided or each.decided is None))


def told(judgement: Judgement) -> str:
    """A judgement in short: who says what, and why."""
    changes = ", ".join(f"{column}={value or 'none'}" for column, value in judgement.correction.items())
    why = f" ({judgement.why})" if judgement.why else ""
    return f"{judgement.who}: {judgement.verdict}{' ' if changes else ''}{changes}{why}"


def _row(labels: Labels) -> DifferenceRow:
    by_id = {each.id: each for each in labels.said}
    decisions = [each for each in labels.said if each.capacity == "decision"]
    return DifferenceRow(
        id=labels.id,
        differ=labels.differ,
        said=tuple(told(by_id[opinion.judgement]) for opinion in labels.opinions.values()),
        decided=told(decisions[-1]) if decisions else None,
        sentence=labels.sentence,
        report=labels.report,
    )
