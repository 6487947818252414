"""What the record says of a desk set, in the terms in which it is scored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.evaluation.desk_gold import Assertion, Key, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundMention:
    """A coded event of a report."""

    report: str
    start: int  # of the trigger, code points
    end: int
    event: str  # id of the event across reports


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundVoice:
    """An origin on record for an event."""

    names: tuple[str, ...]  # any of them
    side: str | None = None  # None: not known
    stance: Stance = "affirm"
    assertion: Assertion = "passed_on"
    reports: frozenset[str] = frozenset()  # empty: not told


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundContradiction:
    """A contradiction on record."""

    kind: str
    what: str | None = None
    values: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEvent:
    """What is on record for one event across reports."""

    voices: tuple[FoundVoice, ...] = ()
    contradictions: tuple[FoundContradiction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDay:
    """Who holds a place or an office, or where somebody is, on one day."""

    names: tuple[str, ...] = ()  # all names of the one who does; (): nobody is known
    side: str | None = None
    contested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskFound:
    """All of it. Days are by the keys of the gold."""

    mentions: tuple[FoundMention, ...]
    events: Mapping[str, FoundEvent] = field(default_factory=dict)
    copies: frozenset[tuple[str, str]] = frozenset()
    control: Mapping[Key, FoundDay] = field(default_factory=dict)
    offices: Mapping[Key, FoundDay] = field(default_factory=dict)
    whereabouts: Mapping[Key, FoundDay] = field(default_factory=dict)
