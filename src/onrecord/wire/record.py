"""The wire's objects as types: what may stand in a record on its way in. DESIGN: unknown fields are an error.

They mirror the nouns of ``model``; they are types of their own because the wire carries a span's text, ids in place
of objects, and nothing of the parse.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from onrecord.model.attribution import Illocution, Quoting
from onrecord.model.chain import StepRole
from onrecord.model.condition import Relation, Status
from onrecord.model.factuality import FactualityValue, Tense
from onrecord.model.mention import EntityType, Level
from onrecord.model.place import PlacePrecision
from onrecord.model.time import TimePrecision, TimeType, WhenBasis

Offset = Annotated[int, Meta(ge=0, description="Code points from the start of report.text")]
Share = Annotated[float, Meta(ge=0, le=1)]
Country = Annotated[str, Meta(description="ISO 3166-1 alpha-3, or the code of a body such as UNO or NATO")]


class WireObject(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all objects of the wire share: each named field, no other."""


class WireSpan(WireObject, frozen=True):
    """A stretch of report.text, half-open, with its characters."""

    start: Offset
    end: Offset
    text: str


class WireReport(WireObject, frozen=True):
    """The report itself; offsets of the whole record refer to its text."""

    id: Annotated[str, Meta(min_length=1)]
    outlet: str | None
    url: str | None
    title: str | None
    language: str
    published: Annotated[str, Meta(description="ISO 8601: a day, or a time with its zone")] | None
    text: str


class WireMention(WireSpan, frozen=True):
    """A stretch that names or points to something."""

    id: str
    entity_type: EntityType
    level: Level
    entity: str | None


class WireRole(WireObject, frozen=True):
    """What an entity is, for a time; ``until`` is the first day on which it no longer is."""

    code: str | None
    country: Country | None
    since: date | None
    until: date | None


class WireEntity(WireObject, frozen=True):
    """What mentions with this id in ``entity`` mean."""

    id: str
    name: str
    entity_type: EntityType
    wikidata: str | None
    roles: tuple[WireRole, ...]


class WireCandidate(WireObject, frozen=True):
    """A place that a name can mean, with the points for and against it; features of no points are left out."""

    geonames: int | None
    name: str
    country: Country | None
    score: Share
    features: dict[str, float] = {}


class WirePlace(WireObject, frozen=True):
    """A mention of a place as resolved; without a match geonames is null and ``why`` says why."""

    mention: str
    geonames: int | None
    name: str
    latitude: Annotated[float, Meta(ge=-90, le=90)] | None
    longitude: Annotated[float, Meta(ge=-180, le=180)] | None
    country: Country | None
    admin1: str | None
    admin2: str | None
    feature_code: str | None
    precision: PlacePrecision | None
    score: Share | None
    kind: Literal["literal", "metonymic"]
    candidates: tuple[WireCandidate, ...]
    why: str | None = None


class WireTime(WireSpan, frozen=True):
    """A time expression as in TIMEX3, with the days it can mean, both inclusive."""

    id: str
    type: TimeType
    value: str
    mod: str | None
    earliest: date | None
    latest: date | None


class WireStep(WireObject, frozen=True):
    """One voice of a chain."""

    name: str
    entity: str | None
    role: StepRole
    span: WireSpan | None
    stated: bool
    anonymous: Annotated[bool, Meta(description="Somebody whom the report does not name; since version 2")] = False


class WireAttribution(WireObject, frozen=True):
    """One source--cue--content relation with the chain of voices, outermost first."""

    id: str
    source: WireSpan | None
    cue: WireSpan | None
    source_spans: tuple[WireSpan, ...]
    cue_spans: tuple[WireSpan, ...]
    content: tuple[WireSpan, ...]
    quoting: Quoting
    illocution: Illocution
    nested_in: str | None
    addressee: WireSpan | None
    rule: str
    chain: tuple[WireStep, ...]


class WireParty(WireObject, frozen=True):
    """An actor or recipient; ``codes`` hold country or body first (null: unknown), then role codes."""

    mention: str | None
    name: str
    entity: str | None
    codes: tuple[str | None, ...]


class WireWhen(WireObject, frozen=True):
    """The days on which an event can have happened, both inclusive."""

    earliest: date | None
    latest: date | None
    precision: TimePrecision
    time: str | None
    basis: WhenBasis


class WireNumber(WireObject, frozen=True):
    """A number of people in an event."""

    what: Literal["killed", "injured", "arrested", "displaced", "crowd"]
    low: int | None
    best: int | None
    high: int | None
    span: WireSpan


class WireFactuality(WireObject, frozen=True):
    """The value an event has for one voice: "author", or the place of a step in the chain (0 = publisher)."""

    by: Literal["author"] | Annotated[int, Meta(ge=0)]
    value: FactualityValue
    tense: Tense
    basis: str
    markers: Annotated[tuple[WireSpan, ...], Meta(description="The words that decide; since version 2")] = ()


class WireEvent(WireObject, frozen=True):
    """A coded event; ``type`` null: an event mention outside the codebook."""

    id: str
    type: str | None
    mode: str | None
    contexts: tuple[str, ...]
    rank: Annotated[int, Meta(ge=1)]
    confidence: Share
    alternatives: tuple[str, ...]
    trigger: WireSpan
    extent: WireSpan
    actors: tuple[WireParty, ...]
    recipients: tuple[WireParty, ...]
    place: str | None
    when: WireWhen | None
    numbers: tuple[WireNumber, ...]
    attribution: str | None
    factuality: tuple[WireFactuality, ...]
    merged: str | None
    rule: str | None
    denies: Annotated[tuple[str, ...], Meta(description="Of a denial: ids of events; since version 2")] = ()


class WireDays(WireObject, frozen=True):
    """The days, inclusive, between which a day lies."""

    earliest: date | None
    latest: date | None


class WireCondition(WireObject, frozen=True):
    """What holds, or (value "-") does not hold, for a time. ``object``: an entity's id, or the name of an office."""

    id: str
    relation: Relation
    subject: str
    object: str
    value: Literal["+", "-"]
    since: WireDays | None
    until: WireDays | None
    status: Status
    evidence: tuple[WireSpan, ...]
    attribution: str | None
    from_event: str | None


class WireCoder(WireObject, frozen=True):
    """What coded the record."""

    version: str
    engine: str
    codebook: str
    rules: str
    world: str


class WireRecord(WireObject, frozen=True):
    """All that one report puts on record."""

    report: WireReport
    mentions: tuple[WireMention, ...]
    entities: tuple[WireEntity, ...]
    places: tuple[WirePlace, ...]
    times: tuple[WireTime, ...]
    attributions: tuple[WireAttribution, ...]
    events: tuple[WireEvent, ...]
    conditions: tuple[WireCondition, ...]
    coder: WireCoder
