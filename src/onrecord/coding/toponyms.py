"""Which mentions name a place, and by which words it is looked up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.coding.place_mentions import PLACE_TYPES, is_adjective, is_locative
from onrecord.model.doc import Doc
from onrecord.model.mention import Mention
from onrecord.model.reading import Reading
from onrecord.world.gazetteer import PlaceEntry
from onrecord.world.world import World

_SEATS = frozenset({"BLDG", "PAL", "ST"})  # buildings and streets whose name news give to those who sit there


@dataclass(frozen=True, slots=True)
class Toponym:
    """A mention to place: the words to look up, whether they are a country's adjective, and where they stand."""

    mention: Mention
    name: str
    adjective: bool
    tokens: range
    options: tuple[PlaceEntry, ...]  # what it can mean; () where no place of the name is known


def toponyms(reading: Reading, world: World) -> tuple[Toponym, ...]:
    """The mentions that name a place by name or by its adjective, in order.

    Left out are what the recogniser took for a place but nothing shows to be one: no known place and no preposition of
    place before it; a person's surname; the seat of those who act ("the Kremlin denied").
    """
    surnames = _surnames(reading)
    return tuple(each for each in _all(reading, world) if _is_place(each, reading.doc, surnames))


def _all(reading: Reading, world: World) -> Iterator[Toponym]:
    for mention in reading.mentions:
        if mention.level != "NAM" or mention.entity_type not in {*PLACE_TYPES, "GRP"}:
            continue
        tokens = reading.doc.tokens_in(mention.span)
        name = _bare(mention.span.of(reading.doc.text))
        adjective = world.countries.by_country_name(name) is None and world.countries.by_demonym(name) is not None
        if mention.entity_type == "GRP" and not adjective:
            continue
        if adjective and not is_adjective(reading.doc, reading.doc.tokens[tokens[-1]]):
            continue
        yield Toponym(mention, name, adjective, tokens, _options(name, adjective, world))


def _bare(name: str) -> str:
    """The name without a following participle: "Iran-backed" is Iran."""
    front, hyphen, back = name.rpartition("-")
    return front if hyphen and front and back.islower() and len(back) > 2 else name


def _options(name: str, adjective: bool, world: World) -> tuple[PlaceEntry, ...]:
    """The places that a name can mean; for a country's adjective just the country."""
    if not any(char.isupper() for char in name):
        return ()
    if not adjective:
        return _as_written(name, world.gazetteer.candidates(name))
    country = world.countries.by_demonym(name)
    entries = world.gazetteer.candidates(country.name) if country else ()
    return tuple(each for each in entries if country and each.geonames == country.geonames)


def _as_written(name: str, entries: tuple[PlaceEntry, ...]) -> tuple[PlaceEntry, ...]:
    """Without the towns that an abbreviation would mean only by chance ("US" is no village in France)."""
    if name.isupper() and len(name.replace(".", "")) < 4:
        return tuple(each for each in entries if not each.is_settlement)
    return entries


def _surnames(reading: Reading) -> frozenset[str]:
    """Last words of the full names of persons."""
    doc = reading.doc
    full = (each for each in doc.entities if each.label == "PERSON" and each.after - each.first > 1)
    return frozenset(doc.tokens[each.after - 1].text for each in full if doc.tokens[each.after - 1].tag != "POS")


def _is_place(toponym: Toponym, doc: Doc, surnames: frozenset[str]) -> bool:
    if toponym.adjective:
        return True
    if is_locative(doc, toponym.tokens):
        return any(char.isupper() for char in toponym.name)
    if toponym.name in surnames:
        return False
    if not toponym.options:
        return toponym.mention.entity_type == "FAC" and doc.tokens[toponym.tokens[-1]].dep == "pobj"
    return toponym.options[0].feature not in _SEATS
