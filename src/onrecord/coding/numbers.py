"""How many people were killed, injured, arrested, displaced or gathered in an event."""

from __future__ import annotations

from onrecord.codebook.codebook import Codebook
from onrecord.codebook.counts import Counter
from onrecord.codebook.frame import Frame
from onrecord.model.doc import Doc
from onrecord.model.event import Count, EventMention


def numbers_of(doc: Doc, mention: EventMention, codebook: Codebook) -> tuple[Count, ...]:
    """The counts that ``mention`` gives of the people it did something to; empty where it gives none."""
    counters = codebook.counters.get(mention.lemma, ()) if mention.word_class == "verb" else ()
    if not counters:
        return ()
    frame = Frame(doc, mention, codebook.syntax)
    found = (_count(doc, each, frame, codebook) for each in counters)
    return tuple(each for each in found if each is not None)


def _count(doc: Doc, counter: Counter, frame: Frame, codebook: Codebook) -> Count | None:
    for token in frame.first(counter.slots):
        number = codebook.counts.number_at(doc, token)
        if number is not None:
            return Count(what=counter.what, low=number.low, best=number.best, high=number.high, span=number.span)
    return None
