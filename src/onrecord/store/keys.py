"""One key for one thing in all reports, as far as a report alone can tell. Linking will know better."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from onrecord.model.actor import Entity
from onrecord.model.place import Place

_WORD = re.compile(r"\w+")
_ARTICLES = {"the", "a", "an"}


def key_of(entity: Entity, place: Place | None, groups: frozenset[str]) -> str:
    """The key of an entity: its place, its wikidata id, else what it is called.

    ``groups`` are the ids of entities that no name was given to: "the rebels" of two reports are the same where
    country and role are.
    """
    if place is not None and place.geonames is not None:
        return f"geonames:{place.geonames}"
    if entity.wikidata:
        return f"wikidata:{entity.wikidata}"
    codes = codes_of(entity)
    if entity.id in groups and len(codes) > 1 and codes[0]:
        return "role:" + " ".join(each or "?" for each in codes[:2])
    return f"{entity.entity_type}:{normalised(entity.name)}"


def codes_of(entity: Entity) -> tuple[str | None, ...]:
    """Country or body first (None: unknown), then role codes, of its first role; empty where it has none."""
    if not entity.roles:
        return ()
    role = entity.roles[0]
    return (role.country, role.code) if role.code else (role.country,)


def normalised(name: str) -> str:
    """A name without case, accents, articles and punctuation: "The al-Bahrá" and "Al Bahra" are the same."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    words = _WORD.findall("".join(each for each in plain if not unicodedata.combining(each)))
    return " ".join(each for each in words if each not in _ARTICLES) or name.casefold()


def places_of(places: tuple[Place, ...], entity_of: Mapping[str, str | None]) -> dict[str, Place]:
    """The place that each entity is, by entity: the first of its mentions that was matched."""
    found: dict[str, Place] = {}
    for place in places:
        entity = entity_of.get(place.mention)
        if entity is not None and place.geonames is not None and place.kind == "literal":
            found.setdefault(entity, place)
    for place in places:  # "Damascus said": better than none
        entity = entity_of.get(place.mention)
        if entity is not None and place.geonames is not None:
            found.setdefault(entity, place)
    return found
