"""Where the places of a report are."""

from __future__ import annotations

from onrecord.model.place import Place
from onrecord.model.reading import Reading
from onrecord.world.world import World


def resolve_places(reading: Reading, world: World) -> tuple[Place, ...]:
    """The places that the mentions of ``reading`` name, in order; without a match they say why."""
    return ()
