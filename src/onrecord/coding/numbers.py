"""How many people were killed, injured, arrested, displaced or gathered in an event."""

from __future__ import annotations

from onrecord.codebook.codebook import Codebook
from onrecord.coding.composing import Coding
from onrecord.model.doc import Doc
from onrecord.model.event import Count, EventMention


def numbers_of(doc: Doc, mention: EventMention, coding: Coding, codebook: Codebook) -> tuple[Count, ...]:
    """The counts that ``mention`` gives of the people it did something to."""
    return ()
