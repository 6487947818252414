"""Whether a coded event is political action; where it is not, the reason is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.codebook.codebook import Codebook
from onrecord.codebook.frame import Frame
from onrecord.codebook.scope import Domain
from onrecord.codebook.word_classes import KINDS, WordClasses
from onrecord.coding.composing import Coding
from onrecord.model.doc import Doc
from onrecord.model.event import EventMention

PRIVATE = "outside.private"
_NAMES = KINDS["%name"] - {"PERSON"}
_OF_NAMES = frozenset({"compound", "amod", "poss"})


def within_scope(doc: Doc, mention: EventMention, coding: Coding, clause: Iterable[int], codebook: Codebook) -> Coding:
    """``coding``, or one without a type whose rule begins with the reason and which keeps the type as alternative."""
    reason = outside(doc, mention, coding, sorted({*clause, *coding.actors, *coding.recipients}), codebook)
    if reason is None:
        return coding
    type_ = coding.type
    return replace(
        coding,
        type=None,
        mode=None,
        contexts=(),
        rule=f"{reason}<{coding.rule}",
        alternatives=(type_,) if type_ else (),
    )


def outside(doc: Doc, mention: EventMention, coding: Coding, clause: list[int], codebook: Codebook) -> str | None:
    """Why the event is no political action; None: it is one, as far as its own clause tells."""
    scope, classes = codebook.scope, codebook.classes
    frame = Frame(doc, mention, codebook.syntax)
    parties = [*coding.actors, *coding.recipients]
    has_country = any(doc.tokens[i].ent in KINDS["%country"] for i in parties)
    is_political = scope.is_political(doc, clause, classes)
    for domain in scope.domains:
        if domain.types and coding.type not in domain.types:
            continue
        if not domain.always and (is_political or (has_country and not domain.countries)):
            continue
        if _is_of(domain, doc, frame, clause, classes):
            return domain.id
    if scope.private_too or is_political or coding.type in scope.exempt:
        return None
    is_private = parties and all(classes.is_word(doc, i, scope.private) and not _is_national(doc, i) for i in parties)
    return PRIVATE if is_private else None


def _is_of(domain: Domain, doc: Doc, frame: Frame, clause: list[int], classes: WordClasses) -> bool:
    """Whether a word of the clause, or of one of the event's slots, belongs to ``domain``."""
    if any(classes.is_word(doc, i, domain.words) for i in clause):
        return True
    return any(classes.is_word(doc, i, wanted) for slot, wanted in domain.slots.items() for i in frame.fillers(slot))


def _is_national(doc: Doc, i: int) -> bool:
    """Whether a name of a country or body stands on a noun: "two *Kenyan* men"."""
    return any(each.ent in _NAMES for each in doc.children_of(i, *_OF_NAMES))
