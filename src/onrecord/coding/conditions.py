"""What follows from the events: who controls what, who holds which office, who is where."""

from __future__ import annotations

from onrecord.coding.identities import Identities
from onrecord.model.condition import Condition
from onrecord.model.event import CodedEvent
from onrecord.model.place import Place
from onrecord.model.reading import Reading


def derive_conditions(
    events: tuple[CodedEvent, ...], places: tuple[Place, ...], reading: Reading, identities: Identities
) -> tuple[Condition, ...]:
    """The conditions that begin or end with ``events``, and those that titles state ("President Assad")."""
    return ()
