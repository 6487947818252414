"""Numbers that somebody gives of an event without telling of it again: "the wardens put the crowd at 900"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.codebook.codebook import Codebook
from onrecord.coding.factuality import factuality_of
from onrecord.model.attribution import Attribution
from onrecord.model.event import CodedEvent, Count, EventMention
from onrecord.model.factuality import Factuality
from onrecord.model.reading import Reading

_LONGEST = 12  # words of what is said, where it is no more than a number of people


def tally_events(reading: Reading, codebook: Codebook, events: Sequence[CodedEvent]) -> Iterator[CodedEvent]:
    """An event mention without a type for each number of people that is all that somebody says: the first of each.

    Which event it counts linking finds out: whose words are "participants" or "dead".
    """
    told = sorted(each.trigger.start for each in events)
    for place, attribution in enumerate(reading.attributions):
        inside = [each for content in attribution.content for each in reading.doc.tokens_in(content)]
        within = any(content.start <= each < content.end for each in told for content in attribution.content)
        if within or len(inside) > _LONGEST:
            continue
        found = next(_counted(reading, codebook, inside), None)
        if found is not None:
            yield _event(reading, attribution, f"t{place}", *found)


def _counted(reading: Reading, codebook: Codebook, tokens: Sequence[int]) -> Iterator[tuple[int, Count]]:
    """(word for the people, their number) of each that has one."""
    counts = codebook.counts
    for i in tokens:
        lemma = reading.doc.tokens[i].lemma.lower()
        what = counts.people.get(lemma) or counts.tallies.get(lemma)
        number = counts.tally_at(reading.doc, i) if what else None
        if what and number is not None:
            yield i, Count(what=what, low=number.low, best=number.best, high=number.high, span=number.span)


def _event(reading: Reading, attribution: Attribution, id_: str, i: int, count: Count) -> CodedEvent:
    doc = reading.doc
    token = doc.tokens[i]
    extent = doc.sentence_span(doc.sentences[doc.sentence_of[i]])
    mention = EventMention(
        id=id_, token=i, trigger=token.span, extent=extent, lemma=token.lemma.lower(), word_class="noun",
        passive=False, arguments=(),
    )  # fmt: skip
    return CodedEvent(
        id=id_,
        type=None,
        rule=None,
        rank=_LAST,
        confidence=0.0,
        trigger=token.span,
        extent=extent,
        numbers=(count,),
        attribution=attribution.id,
        factuality=tuple(map(_committed, factuality_of(mention, attribution, reading))),
    )


def _committed(held: Factuality) -> Factuality:
    """Who gives a number stands by it, whatever his verb says: "spoke of 900 guests"."""
    return replace(held, value="PR+") if held.by != "author" and held.value == "Uu" else held


_LAST = 99  # rank: never the main event of its sentence
