"""When an event happened."""

from __future__ import annotations

from onrecord.model.event import EventMention
from onrecord.model.factuality import Commitment
from onrecord.model.reading import Reading
from onrecord.model.time import When


def when_of(event: EventMention, commitment: Commitment | None, reading: Reading) -> When | None:
    """The days on which ``event`` can have happened; None for what is wanted, planned or hypothetical."""
    return None
