"""Whether the name of a place stands for the place or for those who act from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.coding.place_evidence import is_locative
from onrecord.coding.toponyms import Toponym
from onrecord.language.actor_nouns import load_actor_nouns
from onrecord.language.lexicon import language_file, load_toml
from onrecord.model.doc import Doc, Token
from onrecord.model.mention import Mention

Kind = Literal["literal", "metonymic"]
_ACTING = frozenset({"nsubj", "agent"})
_ACTS = ("ccomp", "xcomp", "dobj", "prt", "dative")  # what only the verbs of those who act have
_MODIFYING = frozenset({"amod", "compound", "nmod", "poss"})
_LISTED = 12  # names of one list, at most: a longer one ends where we stop


@dataclass(frozen=True, slots=True)
class KindWords:
    """The words of ``metonymy.toml``."""

    grounds: frozenset[str]
    partners: frozenset[str]
    between_ground: frozenset[str]
    reached: frozenset[str]
    seated: frozenset[str]


@cache
def load_kind_words(language: str) -> KindWords:
    """The words that tell a place from those who act from it."""
    table = load_toml(language_file(language, "metonymy.toml"))
    return KindWords(*(frozenset(table[name]) for name in KindWords.__slots__))


def kind_of(toponym: Toponym, doc: Doc, bodies: frozenset[str], language: str = "en") -> Kind:
    """Metonymic for a subject of an act ("Nairobi said"), a partner, an owner or modifier of what isn't a place.

    ``bodies``: the ids of the mentions that are parts of a body's name; they are metonymic too.
    """
    words = load_kind_words(language)
    head = _first_of_list(doc, doc.tokens[toponym.tokens[-1]])
    if head.dep in _MODIFYING:
        return _as_modifier(doc, head, toponym, words, language)
    if toponym.adjective or (toponym.mention.id in bodies and not is_locative(doc, toponym.tokens)):
        return "metonymic"
    if head.dep == "pobj":
        return "metonymic" if _is_dealt_with(doc, head, words, language) else "literal"
    if is_locative(doc, toponym.tokens):
        return "literal"
    return "metonymic" if _acts(doc, head) or _is_moved(doc, head, words) else "literal"


def parts_of_bodies(mentions: Iterable[Mention]) -> frozenset[str]:
    """Ids of the mentions inside the longer name of a body ("University of Ghent"); ``mentions`` in order."""
    inside, body = set(), None
    for mention in mentions:
        if body is not None and body.covers(mention.span) and body != mention.span:
            inside.add(mention.id)
        elif mention.entity_type == "ORG" and mention.level == "NAM":
            body = mention.span
    return frozenset(inside)


def _first_of_list(doc: Doc, token: Token) -> Token:
    """The name that a list begins with: what is said of "Bolivia" is said of "Peru" in "Bolivia and Peru agreed"."""
    for _ in range(_LISTED):
        above = doc.head(token.i)
        if token.dep != "conj" or above.i == token.i or above.pos != "PROPN":
            break
        token = above
    return token


def _as_modifier(doc: Doc, head: Token, toponym: Toponym, words: KindWords, language: str) -> Kind:
    """Of "Nairobi lawyer", "Peru's coast": the place before what is one itself, and of a town before what happens."""
    owned = doc.head(head.i)
    if owned.pos == "PROPN" and head.dep == "compound":
        return "metonymic" if toponym.adjective or owned.ent in {"ORG", "PERSON"} else "literal"
    if owned.lemma.lower() in words.grounds:
        return "literal"
    if toponym.adjective or _is_actor(doc, owned.i, language) or head.dep == "poss":
        return "metonymic"
    is_country = bool(toponym.options) and toponym.options[0].is_country
    return "metonymic" if is_country else "literal"


def _is_actor(doc: Doc, head: int, language: str) -> bool:
    found = load_actor_nouns(language).find(doc, head)
    return found is not None and found[1].entity_type in {"PER", "ORG", "GRP"}


def _is_dealt_with(doc: Doc, head: Token, words: KindWords, language: str) -> bool:
    """Whether a preposition makes the name a partner, the doer, or the realm of somebody ("the leaders of Chad")."""
    preposition = doc.head(head.i)
    above = doc.head(preposition.i)
    if preposition.dep == "agent":
        return True
    if preposition.lower in words.partners:
        return not (preposition.lower == "between" and above.lemma.lower() in words.between_ground)
    if preposition.lower == "of":
        return above.lemma.lower() in words.seated or _is_actor(doc, above.i, language)
    return False


def _acts(doc: Doc, token: Token) -> bool:
    """Whether the place is the subject of a verb that only people do: one with a clause or an object of its own."""
    verb = doc.head(token.i)
    if token.dep not in _ACTING or verb.pos != "VERB":
        return False
    return any(True for _ in doc.children_of(verb.i, *_ACTS))


def _is_moved(doc: Doc, token: Token, words: KindWords) -> bool:
    """Whether the place is the object of a verb that nobody does to a place ("urged Niger to reopen the road")."""
    verb = doc.head(token.i)
    return token.dep in {"dobj", "dative"} and verb.pos == "VERB" and verb.lemma.lower() not in words.reached
