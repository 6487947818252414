"""The codebook as loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.codebook.counts import Counter, Counts
from onrecord.codebook.patterns import Composition, Embedding, EventType, Pattern, Retyping, RuleExample
from onrecord.codebook.scope import Scope
from onrecord.codebook.syntax import Syntax
from onrecord.codebook.word_classes import Wanted, WordClasses


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """Event types with their patterns, indexed by word class and lemma."""

    fingerprint: str  # hash of its files and switches: part of the coder id
    types: Mapping[str, EventType]
    patterns: Mapping[tuple[str, str], tuple[Pattern, ...]]  # most specific first
    embeddings: Mapping[tuple[str, str], tuple[Embedding, ...]]
    compositions: Mapping[tuple[str, str], Composition]  # by (embedding, inner type, "TYPE:mode" or "*")
    classes: WordClasses
    contexts: Mapping[str, tuple[str, ...]]  # by lemma
    syntax: Syntax
    counters: Mapping[str, tuple[Counter, ...]]  # by lemma of the verb
    counts: Counts
    examples: tuple[RuleExample, ...]
    switches: frozenset[str]  # the conventions that are on
    transparent: Wanted  # nouns that only lead to what stands behind them
    reporting: Wanted  # verbs whose content is somebody's word
    scope: Scope
    shares: Mapping[str, float]  # by standing: how surely a mention is an event of its own, 0-1
    abstain_below: float
    cameo: Mapping[str, Mapping[str, str]]  # by type, then mode ("": the type itself), where one maps
    retyped: Mapping[str, Retyping]  # by type, under the conventions that are on
    conventions: Mapping[str, str]  # every switch there is, with what it does

    def composed(self, embedding: str, inner_type: str, inner_mode: str | None) -> Composition | None:
        """How ``embedding`` and an inner event compose; the most specific row counts. None: they don't."""
        rows = self.compositions
        return (
            rows.get((embedding, f"{inner_type}:{inner_mode}"))
            or rows.get((embedding, inner_type))
            or rows.get((embedding, "*"))
        )
