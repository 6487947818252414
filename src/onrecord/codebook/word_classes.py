"""Named classes of words, and whether a token of a text belongs to one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.model.doc import Doc

# What a %kind in a pattern asks of a token: labels of the engine's named entities.
KINDS: Mapping[str, frozenset[str]] = {
    "%person": frozenset({"PERSON"}),
    "%org": frozenset({"ORG"}),
    "%country": frozenset({"GPE", "NORP"}),
    "%place": frozenset({"GPE", "LOC", "FAC"}),
    "%name": frozenset({"PERSON", "ORG", "GPE", "NORP"}),
    "%number": frozenset({"CARDINAL", "MONEY", "QUANTITY", "PERCENT"}),
}


@dataclass(frozen=True, slots=True)
class WordClasses:
    """Classes of lemmas; a member of several words is a tuple of them."""

    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]

    def has(self, doc: Doc, i: int, wanted: Iterable[str]) -> bool:
        """Whether token ``i`` is one of ``wanted``: lemmas, phrases, @classes, %kinds, "*" for anything."""
        return any(self._is(doc, i, each) for each in wanted)

    def _is(self, doc: Doc, i: int, wanted: str) -> bool:
        lemma = doc.tokens[i].lemma.lower()
        if wanted in {"*", lemma}:
            return True
        if wanted[0] == "@":
            name = wanted[1:]
            if lemma in self.words[name]:
                return True
            return any(has_phrase(doc, i, each) for each in self.phrases[name])
        if wanted[0] == "%":
            return self._is_kind(doc, i, wanted)
        if "-" in wanted:  # the parser takes "cease-fire" for three words
            wanted = wanted.replace("-", " - ")
        return " " in wanted and has_phrase(doc, i, tuple(wanted.split()))

    def _is_kind(self, doc: Doc, i: int, kind: str) -> bool:
        token = doc.tokens[i]
        if kind == "%infinitive":
            return any(doc.tokens[child].tag == "TO" for child in doc.children[i])
        if kind == "%clause":
            return token.pos in {"VERB", "AUX"}
        if kind == "%party":
            return self.is_party(doc, i)
        return token.ent in KINDS[kind] or (kind == "%person" and self.is_person(doc, i))

    def is_person(self, doc: Doc, i: int) -> bool:
        """Whether a token names or means people."""
        token = doc.tokens[i]
        return (
            token.ent == "PERSON"
            or token.lemma.lower() in self.words["people"]
            or token.pos == "PRON"
            or (token.pos == "PROPN" and not token.ent)
        )

    def is_party(self, doc: Doc, i: int) -> bool:
        """Whether a token can stand for somebody who acts: people, a body, a country, a pronoun."""
        token = doc.tokens[i]
        return (
            token.ent in KINDS["%name"]
            or token.lemma.lower() in self.words["people"]
            or token.lemma.lower() in self.words["bodies"]
            or (token.pos == "PROPN" and not token.ent)
            or (token.pos == "PRON" and token.lower not in self.words["no_party"])
        )


def has_phrase(doc: Doc, i: int, words: tuple[str, ...]) -> bool:
    """Whether the words around token ``i``, as they stand or as lemmas, are ``words``, token ``i`` among them."""
    tokens = doc.tokens
    for at, word in enumerate(words):
        if word not in (tokens[i].lemma, tokens[i].lower):
            continue
        first = i - at
        if first >= 0 and first + len(words) <= len(tokens):
            window = zip(words, tokens[first : first + len(words)], strict=True)
            if all(one in (token.lemma, token.lower) for one, token in window):
                return True
    return False
