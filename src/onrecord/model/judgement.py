"""What a person says of what a coder put on record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from onrecord.text.span import Span

# accept, reject, correct: of one row. merge, split: of rows of one kind, that they mean the same, or do not.
# undo: takes the judgement back that it replaces.
Verdict = Literal["accept", "reject", "correct", "merge", "split", "undo"]
Judged = Literal["event", "condition", "attribution", "entity", "report"]
# desk: counts at once. coder: of one who codes without seeing the others; it counts where another coder says the same.
# decision: settles what coders said differently, and alone counts for its rows.
Capacity = Literal["desk", "coder", "decision"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A row told by what it is made of, not by its id: so it is found again when another coder has read the report."""

    report: str  # id; where that is gone, any report with the same text
    hash: str  # SHA-256 of the report's text
    kind: Judged
    span: Span | None  # trigger, first evidence, content, or first mention; None: the report as a whole
    words: str  # of the span
    type: str | None = None  # of an event; relation and value of a condition; kind of an entity
    parties: tuple[str, ...] = ()  # names without case and accents, and keys across reports, in order
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A verdict: on which rows, by whom, when (UTC) and why."""

    id: str
    verdict: Verdict
    anchors: tuple[Anchor, ...]  # empty: of an undo
    who: str
    at: datetime
    why: str = ""
    replaces: str | None = None  # id of the judgement that this one stands for, or takes back
    correction: Mapping[str, str] = field(default_factory=dict)  # column → value, "" for none; of verdict correct
    capacity: Capacity = "desk"  # of an undo: that of what it takes back
