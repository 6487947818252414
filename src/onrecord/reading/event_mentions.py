"""What may stand for an event."""

from __future__ import annotations

from onrecord.model.doc import Doc
from onrecord.model.event import EventMention


def find_event_mentions(doc: Doc, language: str) -> tuple[EventMention, ...]:
    """The event mentions of ``doc`` in order of their trigger."""
    return ()
