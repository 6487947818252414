"""What may stand for an event: main verbs, event nouns, predicative phrases and adjectives. Knows no codebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.language.lexicon import language_file, load_toml, read_tsv
from onrecord.model.doc import Doc, Token
from onrecord.model.event import Argument, EventMention
from onrecord.reading.arguments import PREPOSITIONS, is_passive, noun_arguments, verb_arguments
from onrecord.reading.inheritance import Control, antecedents, inherited_arguments, surface_subjects
from onrecord.text.span import Span

WordClass = Literal["verb", "noun", "adjective", "phrase"]
# A verb in "prep" is a preposition by now: "according to", "including".
_AUXILIARY = frozenset({"aux", "auxpass", "amod", "compound", "det", "prep"})
_NO_NOUN_EVENT = frozenset({"compound", "amod", "nmod"})
_PARTICLE_REACH = 4  # words between a verb and its particle, at most, for both to be one trigger


@dataclass(frozen=True, slots=True)
class EventWords:
    """The words that event mentions of a language are found by."""

    nouns: frozenset[str]
    phrases: frozenset[tuple[str, str]]  # preposition and noun: "in talks"
    copulas: frozenset[str]
    control: Control
    empty_verbs: frozenset[str]
    set_phrases: frozenset[tuple[str, str]]  # "in order"
    statives: frozenset[str]  # participles that say how somebody stands, not what is done to them
    lemmas: Mapping[str, str]  # of forms that the parser gives a wrong lemma


@cache
def load_event_words(language: str) -> EventWords:
    """The lists of ``data/languages/<xx>/``: event_nouns.tsv and predicates.toml."""
    rules = load_toml(language_file(language, "predicates.toml"))
    return EventWords(
        nouns=frozenset(row["lemma"] for row in read_tsv(language_file(language, "event_nouns.tsv"))),
        phrases=frozenset(_pair(each) for rule in rules["phrase"] for each in rule["words"]),
        copulas=frozenset(rules["copulas"]),
        control=Control(frozenset(rules["subject_control"]), frozenset(rules["object_control"])),
        empty_verbs=frozenset(rules["empty_verbs"]),
        set_phrases=frozenset(_pair(each) for each in rules["set_phrases"]),
        statives=frozenset(rules["statives"]),
        lemmas=rules["lemmas"],
    )


def _pair(phrase: str) -> tuple[str, str]:
    preposition, noun = phrase.split()
    return preposition, noun


def find_event_mentions(doc: Doc, language: str) -> tuple[EventMention, ...]:
    """The event mentions of ``doc`` in order of their predicate."""
    words = load_event_words(language)
    found: list[EventMention] = []
    for token in doc.tokens:
        mention = _mention(doc, token, words, len(found))
        if mention is not None:
            found.append(mention)
    return tuple(found)


def _mention(doc: Doc, token: Token, words: EventWords, number: int) -> EventMention | None:
    if token.pos == "VERB":
        if token.lemma in words.empty_verbs or (token.dep in _AUXILIARY and not _is_verbal(doc, token)):
            return None
        if token.tag in {"VBN", "VBG"} and any(child.dep == "det" for child in doc.children_of(token.i)):
            return None  # "the accused", "the shooting" taken for a verb
        return _verb(doc, token, words, number)
    if token.pos == "NOUN":
        preposition = doc.tokens[token.head]
        if token.dep == "pobj" and (preposition.lower, token.lemma) in words.phrases and not _is_definite(doc, token):
            return _phrase(doc, token, preposition, words, number)
        if token.dep == "pobj" and (preposition.lower, token.lemma) in words.set_phrases and not doc.children[token.i]:
            return None
        if token.lemma in words.nouns and token.dep not in _NO_NOUN_EVENT:
            return _made(doc, number, token, "noun", token.lemma, noun_arguments(doc, token.i))
    elif token.pos == "ADJ" and token.dep == "acomp" and doc.children[token.i]:
        own = [each for each in verb_arguments(doc, token.i) if each.function != "adverbial"]
        if own:
            subjects = _subject_arguments(doc, token.head, words)
            return _made(doc, number, token, "adjective", token.lemma, iter([*subjects, *own]))
    return None


def _is_verbal(doc: Doc, token: Token) -> bool:
    """Whether a participle before a noun says what was done: "the unanimously *adopted* text"."""
    return token.dep == "amod" and token.tag == "VBN" and any(doc.children_of(token.i, "advmod"))


def _verb(doc: Doc, token: Token, words: EventWords, number: int) -> EventMention:
    passive = is_passive(doc, token.i)
    if passive and token.lower in words.statives and not any(doc.children_of(token.i, "agent")):
        own = [each for each in verb_arguments(doc, token.i) if each.function != "object"]
        heads = surface_subjects(doc, token.i, words.control)
        subjects = [Argument("subject", "", each) for each in heads]
        return _made(doc, number, token, "adjective", token.lower, iter([*subjects, *own]))
    own = list(_with_antecedents(doc, token, list(verb_arguments(doc, token.i))))
    own += inherited_arguments(doc, token.i, own, passive, words.control)
    return _made(doc, number, token, "verb", words.lemmas.get(token.lower, token.lemma.lower()), iter(own), passive)


def _with_antecedents(doc: Doc, token: Token, own: list[Argument]) -> Iterator[Argument]:
    if token.dep != "relcl":
        yield from own
        return
    for each in own:
        (head,) = antecedents(doc, token.i, (each.token,))
        if head == each.token:
            yield each
        else:
            yield Argument(each.function, each.preposition, head, True)


def _is_definite(doc: Doc, token: Token) -> bool:
    """Whether a noun has an article or possessor: "in *these* talks" is where, "in talks" is what one does."""
    return any(child.dep in {"det", "poss"} for child in doc.children_of(token.i))


def _phrase(doc: Doc, token: Token, preposition: Token, words: EventWords, number: int) -> EventMention:
    """A preposition and a noun that say what somebody is in: "is in talks with", "troops on alert"."""
    above = doc.tokens[preposition.head]
    own = list(noun_arguments(doc, token.i))
    if above.pos in {"VERB", "AUX"}:
        own += _subject_arguments(doc, above.i, words)
        if above.lemma in words.copulas:
            own += [
                each
                for each in verb_arguments(doc, above.i)
                if each.function in {"prep", "purpose"} and each.token not in {token.i, *(one.token for one in own)}
            ]
    elif above.pos in {"NOUN", "PROPN"}:
        own.append(Argument("subject", "", above.i, True))
    return _made(doc, number, token, "phrase", f"{preposition.lower} {token.lemma}", iter(own))


def _subject_arguments(doc: Doc, i: int, words: EventWords) -> list[Argument]:
    own = set(doc.children[i])
    heads = surface_subjects(doc, i, words.control)
    return [Argument("subject", "", each, each not in own) for each in heads]


def _made(
    doc: Doc,
    number: int,
    token: Token,
    word_class: WordClass,
    lemma: str,
    arguments: Iterator[Argument],
    passive: bool = False,
) -> EventMention:
    found = tuple(arguments)
    return EventMention(
        id=f"e{number}",
        token=token.i,
        trigger=_trigger(doc, token, word_class, found),
        extent=doc.sentence_span(doc.sentences[doc.sentence_of[token.i]]),
        lemma=lemma,
        word_class=word_class,
        passive=passive,
        arguments=found,
    )


def _trigger(doc: Doc, token: Token, word_class: WordClass, arguments: tuple[Argument, ...]) -> Span:
    """The predicate with its particle ("stepped down") or preposition ("in touch")."""
    if word_class == "phrase":
        preposition = doc.tokens[token.head]
        return preposition.span.join(token.span) if preposition.dep in PREPOSITIONS else token.span
    for each in arguments:
        if each.function == "particle" and 0 < each.token - token.i <= _PARTICLE_REACH:
            return token.span.join(doc.tokens[each.token].span)
    return token.span
