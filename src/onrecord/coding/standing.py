"""How a mention stands in its sentence, and so how surely it is an event of its own."""

from __future__ import annotations

from dataclasses import replace

from onrecord.codebook.codebook import Codebook
from onrecord.coding.composing import Coding, Composer
from onrecord.model.doc import Doc
from onrecord.model.event import EventMention
from onrecord.reading.arguments import is_infinitive

_OWN_NOUN = frozenset({"nsubj", "nsubjpass", "ROOT", "appos"})
_ATTACHED = frozenset({"acl", "pcomp", "amod"})


def standing_of(
    doc: Doc, mention: EventMention, coding: Coding, rank: int, composer: Composer, codebook: Codebook
) -> str:
    """The class of ``mention`` among those of standing.toml."""
    outer = composer.inner_of.get(mention.token)
    if outer is not None:
        return outer
    if rank == 1:
        return _of_main(mention, coding)
    if mention.word_class == "noun":
        return _of_noun(doc, mention, coding)
    if mention.word_class == "verb" and is_infinitive(doc, mention.token):
        return "clause" if composer.is_caused(mention) else "infinitive"
    if any(each.lower in codebook.syntax.conditional for each in doc.children_of(mention.token, "mark")):
        return "condition"
    if doc.tokens[mention.token].dep in _ATTACHED:
        return "attached" if _is_full(coding) else "loose"
    return "clause"


def _of_main(mention: EventMention, coding: Coding) -> str:
    if mention.word_class == "verb":
        return "main_composed" if "<" in coding.rule else "main_verb"
    return "main_noun" if mention.word_class == "noun" else "main_phrase"


def _of_noun(doc: Doc, mention: EventMention, coding: Coding) -> str:
    i = mention.token
    if doc.tokens[i].dep == "conj":
        i = doc.tokens[i].head
    if doc.tokens[i].dep in _OWN_NOUN:
        return "subject"
    return "full" if _is_full(coding) else "topic"


def _is_full(coding: Coding) -> bool:
    return bool(coding.actors) and bool(coding.recipients or coding.places or coding.each)


def weighed(coding: Coding, standing: str, codebook: Codebook) -> Coding:
    """``coding`` with the confidence that its standing gives; without a type where the coder abstains."""
    if coding.type is None:
        return coding
    share = codebook.shares[standing]
    if share >= codebook.abstain_below:
        return replace(coding, confidence=share)
    return Coding(type=None, rule=coding.rule, alternatives=(coding.type,), confidence=share)
