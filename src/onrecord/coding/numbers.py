"""How many people were killed, injured, arrested, displaced or gathered in an event."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.codebook.codebook import Codebook
from onrecord.codebook.counts import Counter
from onrecord.codebook.frame import Frame
from onrecord.model.doc import Doc
from onrecord.model.event import Count, EventMention


def numbers_of(doc: Doc, mention: EventMention, clause: Iterable[int], codebook: Codebook) -> tuple[Count, ...]:
    """The counts that ``mention`` and the words of its ``clause`` give of the people; each kind once, none if none."""
    counters = codebook.counters.get(mention.lemma, ()) if mention.word_class == "verb" else ()
    found: dict[str, Count] = {}
    if counters:
        frame = Frame(doc, mention, codebook.syntax)
        for counter in counters:
            count = _count(doc, counter, frame, codebook)
            if count is not None:
                found.setdefault(count.what, count)
    for i in clause:
        what = codebook.counts.tallies.get(doc.tokens[i].lemma.lower()) if i != mention.token else None
        number = codebook.counts.tally_at(doc, i) if what else None
        if what and number is not None:
            counted = Count(what=what, low=number.low, best=number.best, high=number.high, span=number.span)
            found.setdefault(what, counted)
    return tuple(found.values())


def _count(doc: Doc, counter: Counter, frame: Frame, codebook: Codebook) -> Count | None:
    for token in frame.first(counter.slots):
        number = codebook.counts.number_at(doc, token)
        if number is not None:
            return Count(what=counter.what, low=number.low, best=number.best, high=number.high, span=number.span)
    return None
