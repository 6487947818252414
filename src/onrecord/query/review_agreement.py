"""How far coders who don't see each other agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.query.review_labels import COLUMNS, find_labels
from onrecord.query.rows import Rows
from onrecord.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementRow:
    """Agreement in one column."""

    column: str  # kept: whether it is an event at all; type, mode, actors, …: of those kept
    rows: int  # that two or more coders have judged
    coders: int
    same: int  # rows on which all say the same
    alpha: float | None  # Krippendorff's, nominal; None: nothing to tell from, since nobody ever says anything else


def find_agreement(store: Store) -> Rows[AgreementRow]:
    """A row for each column, in the order of COLUMNS."""
    labels = find_labels(store)
    columns = ((column, {each.id: each.of[column] for each in labels}) for column in COLUMNS)
    return Rows(AgreementRow, (agreement_in(column, said) for column, said in columns))


def agreement_in(column: str, said: Mapping[str, Mapping[str, str]]) -> AgreementRow:
    """Agreement on one column, from row → coder → label; rows that one coder alone has a label for don't count."""
    shared = {row: labels for row, labels in said.items() if len(labels) > 1}
    triples = [(who, row, label) for row, labels in sorted(shared.items()) for who, label in sorted(labels.items())]
    return AgreementRow(
        column=column,
        rows=len(shared),
        coders=len({who for who, _, _ in triples}),
        same=sum(len(set(labels.values())) == 1 for labels in shared.values()),
        alpha=alpha_of(triples),
    )


def alpha_of(triples: Sequence[tuple[str, str, str]]) -> float | None:
    """Krippendorff's α of (coder, row, label); None where all labels are the same one, or there are none."""
    from nltk.metrics.agreement import AnnotationTask

    if len({label for _, _, label in triples}) < 2:
        return None
    return round(float(AnnotationTask(data=triples).alpha()), 4)
