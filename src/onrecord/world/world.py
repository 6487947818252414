"""The world as one thing to hand around."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.language.names import NameFinder
from onrecord.model.actor import Role
from onrecord.settings import Settings
from onrecord.world.actor_table import ActorTable, load_actors, load_offices
from onrecord.world.build.additions import added_files, added_folder, added_version
from onrecord.world.build.build import gazetteer_version, require_gazetteer
from onrecord.world.countries import FOLDER, Countries, load_countries
from onrecord.world.gazetteer import Gazetteer
from onrecord.world.name_finder import KnownName, KnownNames
from onrecord.world.outlets import Outlets, load_outlets

_TABLES = ("actors.tsv", "offices.tsv", "outlets.tsv", "countries.tsv")
ACTORS = FOLDER / "actors.tsv"
_SHORT = 2  # letters of abbreviations that mean too much ("AA", "IS") to be told without their sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Places, countries, actors with dated roles, outlets; read-only."""

    fingerprint: str  # hash of the sources it was compiled from: part of the coder id
    names: NameFinder
    countries: Countries
    gazetteer: Gazetteer
    actors: ActorTable
    outlets: Outlets
    offices: Mapping[str, Role]  # of seats that stand for a power ("Kremlin"), by name_key


def load_world(settings: Settings) -> World:
    """The world data; the gazetteer is compiled at first use into the cache folder."""
    gazetteer = load_gazetteer(settings)
    actors = load_actors(ACTORS, *added_files(added_folder(settings.cache), "actors"))
    added = added_version(settings.cache, "actors")
    return World(
        fingerprint=f"{gazetteer_version(settings)}/{tables_version()}{added and '-' + added}",
        names=KnownNames((*_known_names(gazetteer), *_known_actors(actors, load_outlets()))),
        countries=load_countries(),
        gazetteer=gazetteer,
        actors=actors,
        outlets=load_outlets(),
        offices=load_offices(),
    )


def load_gazetteer(settings: Settings) -> Gazetteer:
    """The gazetteer of the cache folder, compiled first where it isn't there."""
    return Gazetteer(require_gazetteer(settings))


def tables_version() -> str:
    """16 hex digits over the tables of actors, offices, outlets and countries."""
    seen = hashlib.sha256()
    for name in _TABLES:
        seen.update((FOLDER / name).read_bytes())
    return seen.hexdigest()[:16]


def _known_names(gazetteer: Gazetteer) -> Iterator[KnownName]:
    """The names for the name finder, the more telling table first: the first entry of a name counts."""
    for name, entity_type, certain in gazetteer.hints():
        yield KnownName(name, entity_type, certain)


def _known_actors(actors: ActorTable, outlets: Outlets) -> Iterator[KnownName]:
    """Names of actors and outlets that mean nothing else: of several words, or abbreviations from three letters on."""
    for actor in actors.all:
        for name in actor.names:
            if " " in name or (len(name) > _SHORT and name.isupper()):
                yield KnownName(name, actor.entity_type, True)
    for outlet in outlets.all:
        for name in outlet.names if outlet.kind == "agency" else ():
            if " " in name or (len(name) > _SHORT and name.isupper()):
                yield KnownName(name, "ORG", True)
