"""Coded events made by hand, for tests of what becomes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from onrecord.exports.event import Event
from onrecord.exports.merging import events_of
from onrecord.query.coded_events import CodedEventRow, NumberRow, PartyRow

REBELS = PartyRow(name="rebels", known_as="rebels", entity="role:SYR REB", codes=("SYR", "REB"), entity_type="GRP")
ARMY = PartyRow(name="the army", known_as="Syrian army", entity="ORG:army", codes=("SYR", "MIL"), entity_type="ORG")
RUSSIA = PartyRow(name="Russia", known_as="Russia", entity="country:RUS", codes=("RUS",), entity_type="GPE")
CIVILIANS = PartyRow(
    name="villagers", known_as="villagers", entity="role:SYR CVL", codes=("SYR", "CVL"), entity_type="GRP"
)
TOWN = PartyRow(name="Saraqib", known_as="Saraqib", entity="geonames:1", codes=("SYR",), entity_type="GPE")
SOMEBODY = PartyRow(name="men", known_as="men", entity=None, codes=(), entity_type=None)

ROW = CodedEventRow(
    id="e0123456789abcdef",
    merged=None,
    type="ASSAULT",
    mode=None,
    contexts=("military",),
    rank=1,
    confidence=0.8,
    trigger="attacked",
    start=7,
    end=15,
    sentence="Rebels attacked the army in Saraqib on Friday.",
    actors=(REBELS,),
    recipients=(ARMY,),
    place="Saraqib",
    geonames=1,
    latitude=35.86,
    longitude=36.8,
    country="SYR",
    admin1="Idlib",
    admin2=None,
    feature_code="PPL",
    place_precision=1,
    earliest=date(2024, 12, 6),
    latest=date(2024, 12, 6),
    time_precision=1,
    time_basis="stated",
    numbers=(NumberRow(what="killed", low=12, best=12, high=12),),
    status="asserted",
    voice="Harbour Post",
    voice_role="publisher",
    voice_entity=None,
    relays=(),
    chain="Harbour Post",
    factuality="CT+",
    author="CT+",
    tense="past",
    takes_control=False,
    outlet="Harbour Post",
    url="https://harbour.example/1",
    title="Clash",
    language="en",
    published="2024-12-08",
    published_on=date(2024, 12, 8),
    recorded_at=datetime(2024, 12, 9, 10, 30),
    report="r1",
    rule="assault.attack",
    coder="c1",
    asked=True,
)


def row(**changes: Any) -> CodedEventRow:
    """ROW with changes."""
    return replace(ROW, **changes)


def event(**changes: Any) -> Event:
    """ROW with changes, as an event alone."""
    return events_of([row(**changes)], {})[0]
