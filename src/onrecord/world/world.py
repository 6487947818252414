"""The world as one thing to hand around."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.language.names import NameFinder
from onrecord.settings import Settings
from onrecord.world.build.build import build_world, gazetteer_path, gazetteer_version
from onrecord.world.countries import Countries, load_countries
from onrecord.world.gazetteer import Gazetteer
from onrecord.world.name_finder import KnownName, KnownNames


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Places, countries, actors with dated roles, outlets; read-only."""

    fingerprint: str  # hash of the sources it was compiled from: part of the coder id
    names: NameFinder
    countries: Countries
    gazetteer: Gazetteer


def load_world(settings: Settings) -> World:
    """The world data; the gazetteer is compiled at first use into the cache folder."""
    gazetteer = load_gazetteer(settings)
    return World(
        fingerprint=gazetteer_version(),
        names=KnownNames(_known_names(gazetteer)),
        countries=load_countries(),
        gazetteer=gazetteer,
    )


def load_gazetteer(settings: Settings) -> Gazetteer:
    """The gazetteer of the cache folder, compiled first where it isn't there."""
    path = gazetteer_path(settings)
    if not path.is_file():
        for _ in build_world(settings):
            pass
    return Gazetteer(path)


def _known_names(gazetteer: Gazetteer) -> Iterator[KnownName]:
    """The names for the name finder, the more telling table first: the first entry of a name counts."""
    for name, entity_type, certain in gazetteer.hints():
        yield KnownName(name, entity_type, certain)
