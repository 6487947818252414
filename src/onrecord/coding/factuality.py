"""How sure each voice of a chain is of an event."""

from __future__ import annotations

from onrecord.model.attribution import Attribution
from onrecord.model.event import EventMention
from onrecord.model.factuality import Factuality
from onrecord.model.reading import Reading


def attribution_of(event: EventMention, reading: Reading) -> Attribution | None:
    """The innermost attribution that holds ``event`` (DESIGN 2); None where the report itself asserts it."""
    return None


def factuality_of(event: EventMention, held_by: Attribution | None, reading: Reading) -> tuple[Factuality, ...]:
    """The author's value, then that of each voice of the chain from the speaker inwards."""
    return ()
