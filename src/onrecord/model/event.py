"""What happens: as mentioned in a text, and as coded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.actor import Party
from onrecord.model.factuality import Factuality
from onrecord.model.time import When
from onrecord.text.span import Span


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase that depends on an event's predicate."""

    function: str  # subject, object, indirect_object, by, possessive, of, prep, complement, purpose, particle, …
    preposition: str  # "" unless function is prep, of or by: the preposition's lemma
    token: int  # head word's place in the Doc
    inherited: bool = False  # True: not its own, taken over (control, conjunction, relative clause, participle)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """A predicate of the text that can stand for an event: a verb, an event noun, or a predicative phrase."""

    id: str
    token: int  # the predicate's place in the Doc
    trigger: Span
    extent: Span  # its sentence
    lemma: str
    word_class: Literal["verb", "noun", "adjective", "phrase"]
    passive: bool
    arguments: tuple[Argument, ...]  # by meaning of the syntax: in a passive the agent is under "by"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of people in an event."""

    what: Literal["killed", "injured", "arrested", "displaced", "crowd"]
    low: int | None
    best: int | None
    high: int | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedEvent:
    """An event mention in the terms of the codebook (PLOVER)."""

    id: str
    type: str | None  # None: outside the codebook, kept
    trigger: Span
    extent: Span
    rule: str | None  # id of the codebook pattern; None where type is None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    rank: int = 1  # 1 = the main event of its sentence
    confidence: float = 0.0  # 0-1
    alternatives: tuple[str, ...] = ()  # other types that the codebook allows here
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    place: str | None = None  # id of the Mention where it happened; None: not said
    when: When | None = None  # None: wanted or hypothetical, it has no time yet
    numbers: tuple[Count, ...] = ()
    attribution: str | None = None  # id of the innermost attribution that holds it; None: the report asserts it
    factuality: tuple[Factuality, ...] = ()  # author first, then steps of the chain, outermost first
    denies: tuple[str, ...] = ()  # of a denial: ids of the events that it says did not happen
    merged: str | None = None  # id of the event across reports; None: not merged
