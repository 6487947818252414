"""What people have said so far of the rows of the record, and what of it a reviewer may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.judgement import Capacity, Judgement
from onrecord.query.filters import looked_at
from onrecord.query.query import Query
from onrecord.store.judged import PAIRED, find_judged
from onrecord.store.judgements import all_judgements, in_force
from onrecord.store.store import Store
from onrecord.store.verdicts import opinions_of_coders

BLIND = 2  # coders who code a row without seeing each other; then it is open to them


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who reviews, and whether blind to what others have said."""

    who: str
    is_blind: bool = False

    @property
    def capacity(self) -> Capacity:
        """In which his judgements are given."""
        return "coder" if self.is_blind else "desk"


@dataclass(frozen=True, slots=True)
class Said:
    """The judgements in force, oldest first."""

    of_row: Mapping[str, Sequence[Judgement]]  # by id of the row: accept, reject, correct
    of_pair: Mapping[frozenset[str], Sequence[Judgement]]  # merge, split

    def done_by(self, reviewer: Reviewer) -> list[str]:
        """The rows on which a reviewer has nothing left to say: his own, and unless he is blind those of others."""
        return sorted(
            row
            for row, said in self.of_row.items()
            if any(each.who == reviewer.who and each.capacity == reviewer.capacity for each in said)
            or (not reviewer.is_blind and any(each.capacity != "coder" for each in said))
        )


def what_is_said(store: Store) -> Said:
    """All judgements in force that find their rows."""
    rows: dict[str, list[Judgement]] = {}
    pairs: dict[frozenset[str], list[Judgement]] = {}
    judgements = in_force(all_judgements(store.catalog))
    for each in find_judged(looked_at(store, Query()), store.catalog, judgements):
        if each.is_lost:
            continue
        if each.judgement.verdict in PAIRED:
            for pair in each.pairs():
                pairs.setdefault(frozenset(pair), []).append(each.judgement)
        else:
            rows.setdefault(each.rows[0] or "", []).append(each.judgement)
    return Said(rows, pairs)


def is_open(said: Sequence[Judgement]) -> bool:
    """Whether what was said of a row is open to its coders: both are done, or it is decided."""
    return len(opinions_of_coders(said)) >= BLIND or any(each.capacity == "decision" for each in said)


def visible(said: Sequence[Judgement], reviewer: Reviewer) -> tuple[Judgement, ...]:
    """What a reviewer may see of what was said of a row: a blind one only his own, until it is open.

    Nor does anybody else see what a single coder has said, so that nobody can tell the other one.
    """
    if is_open(said):
        return tuple(said)
    own = reviewer.who if reviewer.is_blind else None
    return tuple(
        each
        for each in said
        if (each.who == own and each.capacity == "coder") or (own is None and each.capacity != "coder")
    )
