"""Invented reports as records, made by hand: no parser is needed to test linking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.model.actor import Entity, Party, Role
from onrecord.model.attribution import Attribution
from onrecord.model.chain import Chain, Step
from onrecord.model.event import CodedEvent, Count
from onrecord.model.factuality import Factuality, FactualityValue
from onrecord.model.mention import Mention
from onrecord.model.place import Place
from onrecord.model.record import Coder, Record
from onrecord.model.report import Report
from onrecord.model.time import When
from onrecord.text.characters import find_paragraphs
from onrecord.text.span import Span

CODER = Coder(version="test", engine="none", codebook="none", rules="none", world="none")
ENTITIES = {
    "rebels": Entity(id="n1", name="River Front", entity_type="GRP", roles=(Role(country="XLA", code="REB"),)),
    "army": Entity(id="n2", name="Xalan army", entity_type="ORG", roles=(Role(country="XLA", code="MIL"),)),
    "russia": Entity(
        id="n4", name="Russian foreign ministry", entity_type="ORG", roles=(Role(country="RUS", code="GOV"),)
    ),
    "ministry": Entity(
        id="n3", name="Xalan defence ministry", entity_type="ORG", roles=(Role(country="XLA", code="GOV"),)
    ),
}
PLACES = {"Tolmin": (1001, 10.0, 20.0), "Varda": (1002, 11.5, 20.0)}


@dataclass(frozen=True, slots=True)
class Told:
    """An event of an invented report: the n-th time that ``words`` stand in the text."""

    words: str
    type: str | None = None
    actor: str | None = None  # key of ENTITIES, named in the text by its name
    place: str | None = None  # key of PLACES
    day: date | None = None
    said_by: str | None = None  # key of ENTITIES, or any words: then a voice without a name
    value: FactualityValue = "CT+"
    killed: int | None = None
    nth: int = 1


def record(id_: str, outlet: str, published: date, text: str, *told: Told, coder: Coder = CODER) -> Record:
    """A record of ``text`` with these events."""
    mentions: list[Mention] = []
    places: list[Place] = []
    entities = dict(ENTITIES)
    for name, (geonames, latitude, longitude) in PLACES.items():
        start = text.find(name)
        if start >= 0:
            entities[name] = Entity(id=f"p{geonames}", name=name, entity_type="GPE")
            mentions.append(_mention(f"m{len(mentions)}", text, name, start, entities[name]))
            places.append(
                Place(
                    mention=mentions[-1].id, name=name, geonames=geonames, latitude=latitude, longitude=longitude,
                    country="XLA", feature_code="PPL", precision=1,
                )
            )  # fmt: skip
    for entity in ENTITIES.values():
        start = text.find(entity.name)
        if start >= 0:
            mentions.append(_mention(f"m{len(mentions)}", text, entity.name, start, entity))
    attributions: list[Attribution] = []
    chains: dict[str, Chain] = {}
    events = tuple(
        _event(n, each, text, published, outlet, mentions, attributions, chains, entities)
        for n, each in enumerate(told)
    )
    named = {each.entity for each in mentions}
    return Record(
        report=Report(id=id_, text=text, outlet=outlet, published=published),
        coder=coder,
        mentions=tuple(mentions),
        entities=tuple(each for each in entities.values() if each.id in named),
        places=tuple(places),
        attributions=tuple(attributions),
        chains=chains,
        events=events,
    )


def _mention(id_: str, text: str, name: str, start: int, entity: Entity) -> Mention:
    assert text[start : start + len(name)] == name
    return Mention(
        id=id_, span=Span(start, start + len(name)), entity_type=entity.entity_type, level="NAM", entity=entity.id
    )


def _event(
    n: int,
    told: Told,
    text: str,
    published: date,
    outlet: str,
    mentions: list[Mention],
    attributions: list[Attribution],
    chains: dict[str, Chain],
    entities: dict[str, Entity],
) -> CodedEvent:
    start = -1
    for _ in range(told.nth):
        start = text.index(told.words, start + 1)
    trigger = Span(start, start + len(told.words))
    extent = next(each for each in find_paragraphs(text) if each.covers(trigger))
    attribution = None
    if told.said_by is not None:
        attribution = f"a{n}"
        speaker = entities.get(told.said_by)
        name = speaker.name if speaker else told.said_by
        at = text.index(name)
        source = Span(at, at + len(name))
        attributions.append(
            Attribution(
                id=attribution, source=source, cue=None, content=(extent,), quoting="indirect",
                illocution="assertive", stance="CT+", rule="test",
            )
        )  # fmt: skip
        entity = speaker.id if speaker else None
        chains[attribution] = Chain(
            (
                Step(name=outlet, role="publisher", stated=False),
                Step(name=name, role="speaker", entity=entity, span=source),
            )
        )
    actor = ENTITIES[told.actor] if told.actor else None
    place = next((each for each in mentions if told.place and each.entity == f"p{PLACES[told.place][0]}"), None)
    when = (
        When(earliest=told.day, latest=told.day, precision=1, basis="stated")
        if told.day
        else When(earliest=None, latest=published, precision=3, basis="publication")
    )
    return CodedEvent(
        id=f"e{n}",
        type=told.type,
        trigger=trigger,
        extent=extent,
        rule="test" if told.type else None,
        actors=(Party(mention=None, name=actor.name, entity=actor.id, codes=("XLA", actor.roles[0].code)),)
        if actor
        else (),
        place=place.id if place else None,
        when=when,
        numbers=(Count(what="killed", low=told.killed, best=told.killed, high=told.killed, span=trigger),)
        if told.killed is not None
        else (),
        attribution=attribution,
        factuality=(
            Factuality(by="author", value="Uu" if told.said_by else told.value, tense="past", basis="asserted"),
            *((Factuality(by=1, value=told.value, tense="past", basis="asserted"),) if told.said_by else ()),
        ),
    )
