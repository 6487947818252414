"""One key for one thing in all reports, as far as a report alone can tell. Linking will know better."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from onrecord.model.actor import Entity
from onrecord.model.mention import Level, Mention
from onrecord.model.place import Place
from onrecord.model.record import Record
from onrecord.text.ids import id_of, was_made
from onrecord.text.span import Span

_WORD = re.compile(r"\w+")
_ARTICLES = {"the", "a", "an"}
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_LEVELS: tuple[Level, ...] = ("NAM", "NOM", "PRO")


def row_id(record: Record, kind: str, ordinal: int, span: Span | None) -> str:
    """The id of a row: of report, kind, span, its place among those of its kind in the record, and coder."""
    at = (span.start, span.end) if span else (None, None)
    return id_of(kind, record.report.id, kind, *at, ordinal, record.coder.id)


def event_ids(record: Record) -> dict[str, str]:
    """The row id of each event, by its id in the record."""
    return {each.id: row_id(record, "e", n, each.trigger) for n, each in enumerate(record.events)}


def entity_keys(record: Record) -> dict[str, str]:
    """The key of each entity, by its id in the record: the one that people gave it, else the one that it tells."""
    places = places_of(record.places, {each.id: each.entity for each in record.mentions})
    levels = _levels(record.mentions)
    told = {
        each.id: key_of(each, places.get(each.id), levels.get(each.id), record.report.id) for each in record.entities
    }
    return {**told, **record.judged_keys}


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


def _levels(mentions: tuple[Mention, ...]) -> dict[str, Level]:
    """The most telling level of each entity's mentions: a name, else a common noun, else a pronoun."""
    best: dict[str, Level] = {}
    for mention in mentions:
        if mention.entity is not None:
            best[mention.entity] = min(mention.level, best.get(mention.entity, "PRO"), key=_LEVELS.index)
    return best
