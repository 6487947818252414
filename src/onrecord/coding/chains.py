"""Through whom a statement reached the reader."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.coding.identities import Identities, mention_of
from onrecord.model.attribution import Attribution, Relay
from onrecord.model.chain import Chain, Step, StepRole
from onrecord.model.reading import Reading
from onrecord.text.span import Span

NO_OUTLET = "the outlet of the report"
NOBODY_NAMED = "somebody who is not named"


def chain_of(attribution: Attribution, reading: Reading, identities: Identities) -> Chain:
    """The chain of ``attribution``: publisher, relays, speaker, then a holder for each attribution nested in it."""
    outlet = reading.report.outlet
    steps = [Step(name=outlet or NO_OUTLET, role="publisher", stated=False)]
    for depth, each in enumerate(reading.nesting(attribution)):
        for relay in each.relays:
            step = _relay_step(relay, reading, identities)
            if not _is_outlet(step.name, outlet):
                steps.append(step)
        steps.append(_voice(each, "holder" if depth else "speaker", reading, identities))
    return Chain(tuple(steps))


def _relay_step(relay: Relay, reading: Reading, identities: Identities) -> Step:
    name, entity = _who(relay.span, reading, identities)
    span = relay.span if relay.stated else None
    return Step(name=name, role="relay", entity=entity, span=span, cue=relay.cue, stated=relay.stated)


def _voice(attribution: Attribution, role: StepRole, reading: Reading, identities: Identities) -> Step:
    """The step of a speaker or holder.

    A document stands for its author, a spokesperson's words are the principal's; the holder of a scare quote is
    inferred.
    """
    source = attribution.principal or attribution.source
    if source is None:
        return Step(name=NOBODY_NAMED, role=role, cue=attribution.cue, stated=False, anonymous=True)
    name, entity = _who(source, reading, identities)
    if attribution.principal and attribution.source and entity == _who(attribution.source, reading, identities)[1]:
        name, entity = source.of(reading.report.text), None  # "Ann Lund, spokeswoman of the port": she is not the port
    elif entity is None:
        name, entity = next(_earlier_document(source, reading, identities), (name, None))
    stated = attribution.cue is not None
    anonymous = entity in identities.unnamed
    return Step(
        name=name, role=role, entity=entity, span=source, cue=attribution.cue, stated=stated, anonymous=anonymous
    )


def _who(span: Span, reading: Reading, identities: Identities) -> tuple[str, str | None]:
    """(name, entity's id) of what a span means; where it is not resolved, its words and None."""
    mention = mention_of(span, reading)
    id = identities.of_mention.get(mention) if mention is not None else None
    name = next((each.name for each in identities.entities if each.id == id), None) if id is not None else None
    return name or span.of(reading.report.text), id


def _earlier_document(source: Span, reading: Reading, identities: Identities) -> Iterator[tuple[str, str]]:
    """Whose "the statement" is: the author of "a statement from the ministry" before it, the nearest first."""
    text = reading.report.text
    words = source.of(text).split()
    if len(words) != 2:
        return
    for each in reversed(reading.attributions):
        before = each.source
        if before is None or before.start >= source.start or words[1] not in before.of(text).split():
            continue
        name, entity = _who(before, reading, identities)
        if entity is not None:
            yield name, entity


def _is_outlet(name: str, outlet: str | None) -> bool:
    """Whether a relay is the publisher itself: it is not a step of its own."""
    return outlet is not None and name.casefold().removeprefix("the ") == outlet.casefold().removeprefix("the ")
