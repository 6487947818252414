"""What a codebook says: patterns of words and slots, classes of embedding predicates, and how they compose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.codebook.word_classes import Wanted

WordClass = Literal["verb", "noun", "adjective", "phrase"]
Slots = tuple[str, ...]  # grammatical functions or prepositions, the first that is filled counts; "object.of": a path


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A word, or several, in a frame, and the event type it stands for there."""

    id: str  # of its rule; a rule makes one pattern a word
    type: str | None  # None: explicitly no event
    word_class: WordClass
    lemma: str
    rest: tuple[str, ...] = ()  # the other words of a multi-word: ("down",) of "step down"
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    when: tuple[tuple[str, Wanted], ...] = ()  # slot → words, @classes or %kinds, one of which must fill it
    without: Slots = ()  # slots that must be empty
    actor: Slots = ("subject", "by")
    recipient: Slots = ("object",)
    place: Slots = ()  # slots whose filler is the place, not a party
    symmetric: bool = False  # "Rome and Paris met": the second party is the recipient
    each: Slots = ()  # one event for each filler of this slot
    priority: int = 0
    alternatives: tuple[str, ...] = ()

    @property
    def rank(self) -> tuple[int, int]:
        """More specific patterns first: by priority, then by how much they ask for."""
        asked = sum(1 if wanted.anything else 2 for _, wanted in self.when)
        return (self.priority, 2 * len(self.rest) + asked + len(self.without))


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedding:
    """A predicate whose event type depends on the event inside it: "refused to meet"."""

    name: str  # commit, refuse, threaten, request, deny, cease, do, undergo, …
    slots: Slots  # where the inner event stands
    rest: tuple[str, ...] = ()  # the other words of a multi-word: ("out",) of "carry out"
    actor: Slots = ("subject", "by")
    recipient: Slots = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """What an embedding and an inner type make together."""

    id: str
    embedding: str
    inner: frozenset[str]  # types, or "TYPE:mode"; "*" for any
    type: str | None  # "=": that of the inner event; None: no event of its own
    mode: str | None = None  # "=": that of the inner event
    # outer: those of the embedding, completed by the inner ones; inner: the embedding gives the actor only; swap: it
    # gives the recipient ("came under attack"); keep: the inner ones
    parties: Literal["outer", "inner", "swap", "keep"] = "outer"
    stands: bool = False  # the inner verb is the event, the outer one a mention without a type: "decided to *leave*"
    content: bool = False  # the inner event stays one of its own, as what is demanded


@dataclass(frozen=True, slots=True)
class Retyping:
    """What a type becomes under a convention."""

    type: str | None  # None: no event
    verbs: frozenset[str]  # only of these predicates; empty: of all


@dataclass(frozen=True, slots=True)
class RuleExample:
    """An example of a rule as its file gives it."""

    rule: str
    text: str  # marked {trigger|…} {actor|…} {recipient|…}
    type: str | None
    mode: str | None
    holds: bool  # False: a counterexample


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of the codebook, in our words."""

    name: str
    definition: str
    quad: int  # 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
    score: float
    modes: Mapping[str, str]
