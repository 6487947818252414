"""What a denial denies: the events in its content, or those of the claim that it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.coding.factuality import stand_of
from onrecord.model.attribution import Attribution
from onrecord.model.event import CodedEvent
from onrecord.model.factuality import is_committed
from onrecord.model.reading import Reading
from onrecord.reading.commitment_lexicon import load_commitment_lexicon

_FAR = 3  # sentences, at most, between a claim and the denial that calls it "the claim"


def link_denials(events: Sequence[CodedEvent], reading: Reading) -> tuple[CodedEvent, ...]:
    """``events`` with ``denies`` filled in for those that are denials; the order stays."""
    held: dict[str | None, list[CodedEvent]] = {}
    for each in events:
        held.setdefault(each.attribution, []).append(each)
    denied = {
        each.cue.start: ids
        for each in reading.attributions
        if each.cue is not None and (ids := _denied_by(each, held, reading))
    }
    return tuple(_linked(each, denied) for each in events) if denied else tuple(events)


def _linked(event: CodedEvent, denied: dict[int, tuple[str, ...]]) -> CodedEvent:
    found = (ids for start, ids in denied.items() if event.trigger.start <= start < event.trigger.end)
    ids = tuple(each for each in next(found, ()) if each != event.id)
    return replace(event, denies=ids) if ids else event


def _denied_by(attribution: Attribution, held: dict[str | None, list[CodedEvent]], reading: Reading) -> tuple[str, ...]:
    stance, act = stand_of(attribution, reading)
    if act != "denied" or stance[-1] != "-":
        return ()
    claim = _named_claim(attribution, held, reading)
    if claim is not None:
        return tuple(each.id for each in held[claim.id] if each.factuality and each.factuality[-1].value[-1] != "-")
    own = held.get(attribution.id, ())
    return tuple(each.id for each in own if each.factuality and each.factuality[-1].value[-1] == "-")


def _named_claim(
    attribution: Attribution, held: dict[str | None, list[CodedEvent]], reading: Reading
) -> Attribution | None:
    """The claim that a denial only names: "denied *the accusation*", said shortly before; None: it says itself what."""
    doc, lexicon = reading.doc, load_commitment_lexicon(reading.report.language)
    inside = doc.tokens_in(attribution.content[0])
    heads = [doc.tokens[i] for i in inside if doc.tokens[i].head not in inside]
    is_claim = bool(heads) and (heads[0].lemma, "that", "noun") in lexicon.signatures
    if not is_claim or _tells_more(heads[0].i, reading):
        return None
    before = [
        each
        for each in reading.attributions
        if each.cue is not None
        and each.cue.start < attribution.content[0].start
        and each.id != attribution.id
        and is_committed(each.stance)
        and held.get(each.id)
    ]
    here = doc.sentence_of[heads[0].i]
    nearest = max(before, key=lambda each: each.cue.start if each.cue else 0, default=None)
    if nearest is None or nearest.cue is None or here - doc.sentence_of[doc.token_at(nearest.cue.start)] > _FAR:
        return None
    return nearest


def _tells_more(i: int, reading: Reading) -> bool:
    """Whether a claim's own content is there: "the claim *that …*", "the charge *of …*"."""
    return any(True for _ in reading.doc.children_of(i, "acl", "relcl", "prep", "ccomp"))
