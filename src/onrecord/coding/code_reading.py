"""The corridor from a reading to a record: here spans get identities."""

from __future__ import annotations

from dataclasses import replace

from onrecord.codebook.codebook import Codebook
from onrecord.coding.chains import chain_of
from onrecord.coding.conditions import derive_conditions
from onrecord.coding.denials import link_denials
from onrecord.coding.event_types import code_events
from onrecord.coding.identities import resolve_identities
from onrecord.coding.place_mentions import with_place_mentions
from onrecord.coding.places import DEMONYMS, resolve_places, toponyms_only
from onrecord.coding.toponyms import toponyms
from onrecord.coding.town_names import with_towns
from onrecord.model.reading import Reading
from onrecord.model.record import Coder, Record
from onrecord.world.world import World


def code_reading(reading: Reading, world: World, codebook: Codebook, coder: Coder) -> Record:
    """The record of a reading: the same reading, world, codebook and coder give the same record."""
    reading = with_towns(with_place_mentions(reading, world), world)
    found = toponyms(reading, world)
    places = resolve_places(reading, world, found)
    identities = resolve_identities(reading, world, places)
    events = link_denials(code_events(reading, codebook, identities, places), reading)
    return Record(
        report=reading.report,
        coder=coder,
        mentions=tuple(replace(each, entity=identities.of_mention.get(each.id)) for each in reading.mentions),
        entities=identities.entities,
        places=places if DEMONYMS in codebook.switches else toponyms_only(places, found, events),
        times=reading.times,
        attributions=reading.attributions,
        chains={each.id: chain_of(each, reading, identities) for each in reading.attributions},
        events=events,
        conditions=derive_conditions(events, places, reading, identities),
    )
