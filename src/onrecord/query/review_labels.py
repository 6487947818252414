"""What each blind coder says of each row, column by column: what agreement is counted from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.judgement import Judgement
from onrecord.query.filters import looked_at
from onrecord.query.query import Query
from onrecord.query.review_said import BLIND, what_is_said
from onrecord.store.keys import normalised
from onrecord.store.party_text import parties_in
from onrecord.store.store import Store
from onrecord.store.verdicts import Opinion, opinions_of_coders

# What is compared. "kept": whether the row is an event at all; the others only of those that keep it.
COLUMNS = ("kept", "type", "mode", "actors", "recipients", "place", "earliest", "latest", "factuality")
NONE = "none"
_TOLD = """
select
    id, type, mode, array_to_string([p.name for p in actors], '; ') as actors,
    array_to_string([p.name for p in recipients], '; ') as recipients, place, earliest, latest, factuality,
    sentence, report
from told_events where id in (select unnest($1))
"""


@dataclass(frozen=True, slots=True)
class Labels:
    """One row that two or more blind coders have judged."""

    id: str
    report: str
    sentence: str
    opinions: Mapping[str, Opinion]  # by coder
    of: Mapping[str, Mapping[str, str]]  # column → coder → label
    said: Sequence[Judgement]

    @property
    def differ(self) -> tuple[str, ...]:
        """The columns in which the coders differ."""
        return tuple(column for column, labels in self.of.items() if len(set(labels.values())) > 1)


def find_labels(store: Store) -> tuple[Labels, ...]:
    """The events that two or more coders have judged blind, in order of their ids."""
    said = what_is_said(store).of_row
    opinions = {row: opinions_of_coders(several) for row, several in said.items()}
    both = sorted(row for row, each in opinions.items() if len(each) >= BLIND)
    found = looked_at(store, Query()).execute(_TOLD, [both])
    names = [column[0] for column in found.description or ()]
    told = {values[0]: dict(zip(names, values, strict=True)) for values in found.fetchall()}
    return tuple(
        Labels(
            id=row,
            report=told[row]["report"],
            sentence=told[row]["sentence"],
            opinions=opinions[row],
            of={column: dict(_labels(column, opinions[row], told[row])) for column in COLUMNS},
            said=said[row],
        )
        for row in both
        if row in told
    )


def _labels(column: str, opinions: Mapping[str, Opinion], told: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for who, opinion in opinions.items():
        if column == "kept":
            yield who, "kept" if opinion.is_kept else "rejected"
        elif opinion.is_kept:
            value = opinion.correction.get(column, told[column])
            yield who, label(column, "" if value is None else str(value))


def label(column: str, value: str) -> str:
    """A value as it is compared: names in any order, without case, accents and codes; "none" for none."""
    if column in ("actors", "recipients"):
        names = [each.strip() for each in value.split(";")] if "[" not in value else [p.name for p in parties_in(value)]
        value = "; ".join(sorted(normalised(each) for each in names if each))
    elif column == "place" and value:
        value = normalised(value)
    return value or NONE
