"""Which pattern of the codebook an event mention meets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.codebook.codebook import Codebook
from onrecord.codebook.frame import TIMES, Frame, inside
from onrecord.codebook.patterns import Pattern
from onrecord.codebook.word_classes import Wanted, has_phrase
from onrecord.model.doc import Doc

_REST_REACH = 5  # words between a verb and the rest of its multi-word, at most ("called repeatedly and loudly for")
_REST_DEPS = frozenset({"prt", "prep", "advmod", "dobj", "acomp", "agent", "oprd", "attr", "dative"})


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern that a mention meets, with the words that decided besides the predicate."""

    pattern: Pattern
    decisive: tuple[int, ...]
    rest: tuple[int, ...]  # those of them that only complete the word: "fire" of "set fire"
    alternatives: tuple[str, ...]


def best_match(codebook: Codebook, frame: Frame) -> Match | None:
    """The most specific pattern that ``frame`` meets; None: the codebook has none for it."""
    mention = frame.mention
    best: Match | None = None
    others: list[str] = []
    for pattern in codebook.patterns.get((mention.word_class, mention.lemma), ()):
        decisive = _met(codebook, pattern, frame)
        if decisive is None:
            continue
        if best is None:
            best = Match(pattern, decisive, decisive[: len(pattern.rest)], ())
        elif pattern.type is not None and pattern.type != best.pattern.type and pattern.type not in others:
            others.append(pattern.type)
    if best is None:
        return None
    return Match(best.pattern, best.decisive, best.rest, (*best.pattern.alternatives, *others))


def met(codebook: Codebook, frame: Frame) -> Iterator[Pattern]:
    """All patterns that ``frame`` meets, most specific first."""
    for pattern in codebook.patterns.get((frame.mention.word_class, frame.mention.lemma), ()):
        if _met(codebook, pattern, frame) is not None:
            yield pattern


def why_not(codebook: Codebook, pattern: Pattern, frame: Frame) -> str:
    """What ``frame`` lacks for ``pattern``, in a few words; "" where it meets it."""
    if find_rest(frame, pattern.rest) is None:
        return f"no “{' '.join(pattern.rest)}”"
    for slot in pattern.without:
        if frame.fillers(slot):
            return f"has a filler of {slot}"
    for slot, wanted in pattern.when:
        if not frame.fillers(slot):
            return f"no {slot}"
        if _filler(codebook, frame, slot, wanted) is None:
            return f"{slot} is another word than asked for"
    return ""


def _met(codebook: Codebook, pattern: Pattern, frame: Frame) -> tuple[int, ...] | None:
    """The decisive words where ``pattern`` is met, else None."""
    decisive: list[int] = []
    rest = find_rest(frame, pattern.rest)
    if rest is None:
        return None
    decisive += rest
    for slot in pattern.without:
        if frame.fillers(slot):
            return None
    for slot, wanted in pattern.when:
        token = _filler(codebook, frame, slot, wanted)
        if token is None:
            return None
        if not wanted.anything:
            decisive.append(token)
    return tuple(decisive)


def _filler(codebook: Codebook, frame: Frame, slot: str, wanted: Wanted) -> int | None:
    """What fills a slot as wanted; of "sent tonnes of grain" the grain does."""
    has = codebook.classes.has
    for each in frame.fillers(slot):
        if has(frame.doc, each, wanted):
            return each
        if has(frame.doc, each, codebook.transparent):
            for inner in inside(frame.doc, each, "of"):
                if codebook.classes.is_word(frame.doc, inner, wanted):
                    return inner
    return None


def find_rest(frame: Frame, words: tuple[str, ...]) -> list[int] | None:
    """Where the words stand that complete a multi-word; None where one is missing."""
    found: list[int] = []
    mention = frame.mention
    if mention.word_class == "noun" and words:
        return found if has_phrase(frame.doc, mention.token, (*words, mention.lemma)) else None
    for word in words:
        token = _rest(frame, word)
        if token is None:
            return None
        found.append(token)
    return found


def _rest(frame: Frame, word: str) -> int | None:
    """Where the word that completes a multi-word stands: right behind the predicate, or depending on it."""
    doc, i = frame.doc, frame.mention.token
    after = doc.tokens[i + 1 : i + 3]
    for token in after:
        if token.lower == word and not _is_of_time(doc, token.i):
            return token.i
    for child in doc.children[i]:
        token = doc.tokens[child]
        if token.lower == word and token.dep in _REST_DEPS and i < child <= i + _REST_REACH:
            return None if _is_of_time(doc, child) else child
    return None


def _is_of_time(doc: Doc, i: int) -> bool:
    """Whether a preposition brings in a time: "called on Monday" is no call on anybody."""
    return any(each.ent in TIMES for each in doc.children_of(i, "pobj"))
