"""Event mentions in the terms of the codebook."""

from __future__ import annotations

from onrecord.codebook.codebook import Codebook
from onrecord.coding.identities import Identities
from onrecord.model.event import CodedEvent
from onrecord.model.place import Place
from onrecord.model.reading import Reading


def code_events(
    reading: Reading, codebook: Codebook, identities: Identities, places: tuple[Place, ...]
) -> tuple[CodedEvent, ...]:
    """Each event mention with its type (None: outside the codebook), parties, place, time, voices and rank."""
    return ()
