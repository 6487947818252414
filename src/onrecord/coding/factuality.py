"""How sure each voice of a chain is of an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from onrecord.model.attribution import Attribution, Illocution
from onrecord.model.doc import Token
from onrecord.model.event import EventMention
from onrecord.model.factuality import (
    Commitment,
    Factuality,
    FactualityValue,
    as_held,
    certainty_of,
    is_committed,
    limited,
    negated,
)
from onrecord.model.reading import Reading
from onrecord.reading.commitment_lexicon import load_commitment_lexicon
from onrecord.reading.footing import marked
from onrecord.text.span import Span

NO_COMMITMENT = Commitment(value="CT+", tense="past", basis="asserted")
# What a voice that names no act of its own does with its content.
BY_ILLOCUTION: dict[Illocution, str] = {
    "assertive": "asserted",
    "directive": "called for",
    "commissive": "promised",
    "expressive": "voiced",
    "declarative": "declared",
}
IMPLIED = ("presupposed", "ended", "entailed", "enabled", "prevented", "inferred")
# Reasons that lie in the clause, not in what the voice does with it.
OF_THE_CLAUSE = (*IMPLIED, "conditional", "question", "purpose", "modal", "hedged")
TAKEN_AS_KNOWN = ("presupposed", "ended")
PLAIN = ("asserted", "negated")  # what the clause adds nothing to


def attribution_of(event: EventMention, reading: Reading) -> Attribution | None:
    """The innermost attribution that holds ``event`` (DESIGN 2); None where the report itself asserts it.

    The speech act that a cue names belongs to the level around it, which is its own relay where it has one. What is
    only presupposed or implied belongs to the level that takes a side: "urged them to end the war" says of the war
    that it is on.
    """
    relayed = _relayed_act(event, reading)
    if relayed is not None:
        return relayed
    path = list(reading.holding(event.trigger.start))
    commitment = reading.commitments.get(event.id, NO_COMMITMENT)
    while path and commitment.basis in IMPLIED and not is_committed(path[-1].stance):
        path.pop()
    return path[-1] if path else None


def factuality_of(event: EventMention, held_by: Attribution | None, reading: Reading) -> tuple[Factuality, ...]:
    """The author's value, then that of each voice of the chain from the speaker inwards.

    ``by`` is the place of the voice in the chain of ``held_by``: 0 is the publisher, then relays and speaker.
    """
    commitment = reading.commitments.get(event.id, NO_COMMITMENT)
    if held_by is None:
        return (_own("author", commitment),)
    is_act = held_by in reading.naming(event.trigger.start)
    voices = list(_voices(held_by, reading, to_relay=is_act))
    passing_on: tuple[Literal["author"] | int, ...] = ("author", *(place for place, _ in voices[:-1]))
    values = [
        Factuality(by=by, value="Uu", tense=commitment.tense, basis="attributed", markers=_cues(inside))
        for by, (_, inside) in zip(passing_on, voices, strict=True)
    ]
    place, attribution = voices[-1]
    values.append(_own(place, commitment) if is_act else _held(place, attribution, commitment, reading))
    return tuple(values)


def _own(by: Literal["author"] | int, commitment: Commitment) -> Factuality:
    """The value for a voice that says it itself."""
    return Factuality(
        by=by,
        value=commitment.value,
        tense=commitment.tense,
        basis=commitment.reason,
        markers=commitment.markers,
    )


def _relayed_act(event: EventMention, reading: Reading) -> Attribution | None:
    """The attribution whose cue is ``event``, where a relay tells of it ("X declared …, according to the agency")."""
    named = reading.naming(event.trigger.start)
    return next((each for each in named if any(r.stated and r.span != each.source for r in each.relays)), None)


def _voices(innermost: Attribution, reading: Reading, *, to_relay: bool) -> Iterator[tuple[int, Attribution]]:
    """(place in the chain, attribution) of each voice, speaker first; ``to_relay``: the last is its relay."""
    place = 0
    for each in reading.nesting(innermost):
        place += sum(1 for relay in each.relays if not _is_outlet(relay.span, reading))
        if not (to_relay and each is innermost):
            place += 1
        yield place, each


def _is_outlet(relay: Span, reading: Reading) -> bool:
    outlet = reading.report.outlet
    return outlet is not None and relay.of(reading.report.text).casefold().removeprefix("the ") == outlet.casefold()


def _held(place: int, attribution: Attribution, commitment: Commitment, reading: Reading) -> Factuality:
    """The value for the voice that says it: what its clause says, under the voice's own stance."""
    stance, act = stand_of(attribution, reading)
    own = _own(place, commitment)
    if commitment.basis in TAKEN_AS_KNOWN and (is_committed(stance) or act == "not said"):
        # "denied that guards fired because the crowd threw stones": stones were thrown, whatever is denied; nor is
        # what is past or present any less sure for who only believes what follows from it.
        is_ahead = own.tense == "future" and is_committed(stance)
        return replace(own, value=limited(own.value, stance)) if is_ahead else own
    value = as_held(stance, own.value)
    markers = own.markers if stance == "CT+" else marked(own.markers, *_cues(attribution))
    is_plain = commitment.basis in PLAIN or (commitment.basis == "wanted" and is_committed(own.value))
    if commitment.basis in OF_THE_CLAUSE or (is_committed(stance) and not is_plain):
        return replace(own, value=value, markers=markers)
    if value[-1] == "-":
        return replace(own, value=value, basis="denied", markers=markers)
    is_turned = value == "Uu" and (commitment.turned or own.value[-1] == "-")  # "urged them not to fire"
    return replace(own, value=value, basis=f"{act}: not" if is_turned else act, markers=markers)


def stand_of(attribution: Attribution, reading: Reading) -> tuple[FactualityValue, str]:
    """How far the source stands to what it says, and what it does with it."""
    stance, act = attribution.stance, _act(attribution, reading)
    if act == "denied" and stance[-1] == "+" and any(each.pos == "NOUN" for each in _cue_words(attribution, reading)):
        stance = negated(stance)  # "rejected claims that …" has the stance of "claims"; "rejected the plan" denies none
    if act == "expected" and stance == "Uu":
        stance = "PR+"  # "expects the sales to grow" is no wish
    if is_committed(stance) and _is_left_unsaid(attribution, reading):
        # who "does not believe that they left" believes that they stayed; who "did not say so" left it open
        return (negated(stance), "denied") if certainty_of(stance) == "PR" else ("Uu", "not said")
    return stance, act


def _cues(attribution: Attribution) -> tuple[Span, ...]:
    return attribution.cue_spans or ((attribution.cue,) if attribution.cue else ())


def _is_left_unsaid(attribution: Attribution, reading: Reading) -> bool:
    """Whether the cue is negated: who "did not deny that …" leaves it open; not who "did not know that …"."""
    lexicon, words = load_commitment_lexicon(reading.report.language), _cue_words(attribution, reading)
    known = (lexicon.signatures.get((each.lemma, "that", "")) for each in words)
    if any(each is not None and each.factive for each in known):
        return False
    return any(each.lower in lexicon.negating_adverbs and each.dep in ("neg", "advmod") for each in words)


def _act(attribution: Attribution, reading: Reading) -> str:
    """What the source does, by the first word of its cue that tells it, else by its illocution."""
    voices = load_commitment_lexicon(reading.report.language).voices
    told = (voices.get(each.lemma) for each in _cue_words(attribution, reading))
    return next((each for each in told if each), BY_ILLOCUTION[attribution.illocution])


def _cue_words(attribution: Attribution, reading: Reading) -> list[Token]:
    return [reading.doc.tokens[i] for cue in _cues(attribution) for i in reading.doc.tokens_in(cue)]
