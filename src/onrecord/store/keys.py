"""One key for one thing in all reports, as far as a report alone can tell. Linking will know better."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from onrecord.model.actor import Entity
from onrecord.model.mention import Level
from onrecord.model.place import Place
from onrecord.text.ids import was_made

_WORD = re.compile(r"\w+")
_ARTICLES = {"the", "a", "an"}
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def key_of(entity: Entity, place: Place | None, level: Level | None, report: str) -> str:
    """The key of an entity: its place, the id by which the world knows it, else what it is called.

    ``level`` is the most telling of its mentions. A group without a name ("the rebels") is the same in two reports
    where country and role are; another thing without a name where country and words are. What only pronouns mean,
    and a place without a name ("the city"), is nothing but itself.
    """
    if place is not None:
        known = place.feature_code and place.feature_code.startswith("PCL") and place.country
        return f"country:{place.country}" if known else f"geonames:{place.geonames}"
    if not was_made(entity.id):
        return entity.id
    if entity.wikidata:
        return f"wikidata:{entity.wikidata}"
    if level == "NAM":
        return f"{entity.entity_type}:{normalised(entity.name)}"
    if level != "NOM" or entity.entity_type in _PLACES:
        return f"{entity.entity_type}:{report}/{entity.id}"
    codes = codes_of(entity)
    if entity.entity_type == "GRP" and len(codes) > 1 and codes[0]:
        return f"role:{codes[0]} {codes[1]}"
    country = f"{codes[0]} " if codes and codes[0] else ""
    return f"{entity.entity_type}:{country}{normalised(entity.name)}"


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
