"""How the words around an event mention commit whoever is speaking there."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.model.attribution import Attribution
from onrecord.model.doc import Doc
from onrecord.model.event import EventMention
from onrecord.model.factuality import Commitment


def find_commitments(
    doc: Doc, event_mentions: tuple[EventMention, ...], attributions: tuple[Attribution, ...], language: str
) -> Mapping[str, Commitment]:
    """The commitment of each event mention, by its id."""
    return {}
