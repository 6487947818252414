"""Which coded events are political action: fields of life that are not, and people who act for themselves alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.codebook.word_classes import Wanted, WordClasses
from onrecord.model.doc import Doc


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain:
    """A field of life that is no politics, and the words that place a clause in it."""

    id: str
    words: Wanted  # anywhere in the event's own clause
    slots: Mapping[str, Wanted]  # by slot of the event: "subject", "object"
    types: frozenset[str]  # only events of these; empty: of any
    countries: bool  # also where a country acts or is acted on
    always: bool  # whoever stands there: a court battle is none
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """As in scope.toml of a codebook."""

    domains: tuple[Domain, ...]
    political: Wanted
    private: Wanted
    exempt: frozenset[str]  # types
    private_too: bool  # whether events of private people alone are coded

    def is_political(self, doc: Doc, tokens: list[int], classes: WordClasses) -> bool:
        """Whether one of ``tokens`` makes its clause political."""
        return any(doc.tokens[i].pos != "VERB" and classes.is_word(doc, i, self.political) for i in tokens)
