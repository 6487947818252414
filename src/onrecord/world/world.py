"""The world as one thing to hand around."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.language.names import NameFinder, NoNames
from onrecord.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Places, countries, actors with dated roles, outlets; read-only."""

    fingerprint: str  # hash of the sources it was compiled from: part of the coder id
    names: NameFinder


def load_world(settings: Settings) -> World:
    """The world data, compiled at first use into the cache folder."""
    return World(fingerprint="none", names=NoNames())
