"""The voices through which a statement reached the reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.text.span import Span

StepRole = Literal["publisher", "relay", "speaker", "holder"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One voice of a chain."""

    name: str
    role: StepRole
    entity: str | None = None  # id of an Entity of the record; None: not resolved
    span: Span | None = None  # None: not in the text here (the publisher; a relay carried over)
    cue: Span | None = None
    stated: bool = True  # False: inferred
    anonymous: bool = False  # True: somebody whom the report does not name: "a senior official", "two doctors"


@dataclass(frozen=True, slots=True)
class Chain:
    """Outermost first: publisher, relays, speaker, holders (voices inside the speaker's content)."""

    steps: tuple[Step, ...]
