"""Named classes of words, and whether a token of a text belongs to one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.errors import BadData
from onrecord.model.doc import Doc

# What a %kind in a pattern asks of a token: labels of the engine's named entities. Beside these there are %infinitive,
# %clause, %stated, %several and %party, and %person takes pronouns and nouns for people too.
KINDS: Mapping[str, frozenset[str]] = {
    "%person": frozenset({"PERSON"}),
    "%org": frozenset({"ORG"}),
    "%country": frozenset({"GPE", "NORP"}),
    "%place": frozenset({"GPE", "LOC", "FAC"}),
    "%name": frozenset({"PERSON", "ORG", "GPE", "NORP"}),
    "%number": frozenset({"CARDINAL", "MONEY", "QUANTITY", "PERCENT"}),
}
_OTHER_KINDS = frozenset({"%infinitive", "%clause", "%stated", "%several", "%party"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What may fill a slot: any of these lemmas, phrases and kinds."""

    words: frozenset[str]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]  # by each of their words
    kinds: tuple[str, ...]
    anything: bool = False


@dataclass(frozen=True, slots=True)
class WordClasses:
    """Classes of lemmas by name; a member may be several words."""

    members: Mapping[str, tuple[str, ...]]
    people: frozenset[str]
    bodies: frozenset[str]
    no_party: frozenset[str]

    def wanted(self, given: Iterable[str]) -> Wanted:
        """``given`` lemmas, phrases, @classes, %kinds and "*" as one thing to test by. Raises BadData for others."""
        entries: list[str] = []
        for each in given:
            if each[0] == "@" and each[1:] not in self.members:
                raise BadData(f"no word class {each!r}; there are: {', '.join(sorted(self.members))}")
            if each[0] == "%" and each not in KINDS and each not in _OTHER_KINDS:
                raise BadData(f"no kind {each!r}; there are: {', '.join(sorted({*KINDS, *_OTHER_KINDS}))}")
            entries += self.members[each[1:]] if each[0] == "@" else (each,)
        # the parser takes "cease-fire" for three words
        entries += [each.replace("-", " - ") for each in entries if "-" in each]
        return Wanted(
            words=frozenset(each for each in entries if " " not in each and each[0] != "%"),
            phrases=_by_word(tuple(each.split()) for each in entries if " " in each),
            kinds=tuple(each for each in entries if each[0] == "%"),
            anything="*" in entries,
        )

    def has(self, doc: Doc, i: int, wanted: Wanted) -> bool:
        """Whether token ``i`` is as wanted."""
        if wanted.anything:
            return True
        return self.is_word(doc, i, wanted) or any(self._is_kind(doc, i, each) for each in wanted.kinds)

    def is_word(self, doc: Doc, i: int, wanted: Wanted) -> bool:
        """Whether token ``i`` is one of the wanted lemmas or in one of the wanted phrases."""
        token = doc.tokens[i]
        lemma = token.lemma.lower()
        if lemma in wanted.words or (token.tag == "NNPS" and lemma.removesuffix("s") in wanted.words):
            return True
        found = wanted.phrases.get(lemma) or wanted.phrases.get(token.lower)
        return bool(found) and any(has_phrase(doc, i, each) for each in found or ())

    def _is_kind(self, doc: Doc, i: int, kind: str) -> bool:
        if kind == "%party":
            return self.is_party(doc, i)
        if kind == "%infinitive":
            return any(doc.tokens[child].tag == "TO" for child in doc.children[i])
        if kind == "%clause":
            return doc.tokens[i].pos in {"VERB", "AUX"}
        if kind == "%stated":
            return is_stated(doc, i)
        if kind == "%several":
            return is_several(doc, i)
        return doc.tokens[i].ent in KINDS[kind] or (kind == "%person" and self.is_person(doc, i))

    def is_person(self, doc: Doc, i: int) -> bool:
        """Whether a token names or means people."""
        token = doc.tokens[i]
        return (
            token.ent == "PERSON"
            or token.lemma.lower() in self.people
            or token.pos == "PRON"
            or (token.pos == "PROPN" and not token.ent)
        )

    def is_party(self, doc: Doc, i: int) -> bool:
        """Whether a token can stand for somebody who acts: people, a body, a country, a pronoun."""
        token = doc.tokens[i]
        if token.ent in KINDS["%name"] or (token.pos == "PROPN" and not token.ent):
            return True
        lemma = token.lemma.lower()
        return (
            lemma in self.people or lemma in self.bodies or (token.pos == "PRON" and token.lower not in self.no_party)
        )


def is_stated(doc: Doc, i: int) -> bool:
    """Whether a clause says that something is so: "told us *that they fled*" asks for nothing.

    The parser takes many a subjunctive for a present, so that of main verbs only the others tell.
    """
    token = doc.tokens[i]
    if token.dep != "ccomp":
        return False
    tags = {each.tag for each in doc.children_of(i, "aux", "auxpass")}
    return "MD" not in tags and (token.tag in {"VBD", "VBZ"} or not tags.isdisjoint({"VBD", "VBZ", "VBP"}))


def is_several(doc: Doc, i: int) -> bool:
    """Whether a token and what hangs on it name several parties: "Oman and Qatar", "French and Greek ships"."""
    named = [i, *(each.i for each in doc.children_of(i, "amod", "compound", "poss", "nmod"))]
    return any(each.pos in {"PROPN", "NOUN", "ADJ"} for token in named for each in doc.children_of(token, "conj"))


def _by_word(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        for word in phrase:
            found.setdefault(word, []).append(phrase)
    return {word: tuple(each) for word, each in found.items()}


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
