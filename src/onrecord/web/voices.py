"""Who says that an event happened, and what each of them holds of it."""

from __future__ import annotations

from onrecord.model.chain import Chain, Step
from onrecord.model.event import CodedEvent
from onrecord.model.factuality import Factuality
from onrecord.model.record import Record


def voices_of(event: CodedEvent, record: Record) -> list[tuple[Step, Factuality | None]]:
    """The chain, outermost first, with what each voice holds of the event; None: nothing that is known."""
    chain = record.chains.get(event.attribution) if event.attribution else None
    publisher = Step(name=record.report.outlet or record.report.id, role="publisher")
    steps = (chain or Chain((publisher,))).steps
    held = {each.by: each for each in event.factuality}
    own = held.get(0) or held.get("author")
    return [(step, held.get(n) if n else own) for n, step in enumerate(steps)]
