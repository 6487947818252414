"""Where an event happened."""

from __future__ import annotations

from onrecord.model.event import EventMention
from onrecord.model.place import Place
from onrecord.model.reading import Reading


def place_of(event: EventMention, reading: Reading, places: tuple[Place, ...]) -> str | None:
    """The id of the mention that says where ``event`` happened, stated or entailed; None where nothing does."""
    return None
