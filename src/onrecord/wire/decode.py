"""A record from the wire: validated, checked, as the nouns of ``model``."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from onrecord.errors import BadRecord
from onrecord.model.actor import Entity, Party, Role
from onrecord.model.attribution import Attribution
from onrecord.model.chain import Chain, Step
from onrecord.model.condition import Condition, DayRange
from onrecord.model.event import CodedEvent, Count
from onrecord.model.factuality import Factuality
from onrecord.model.mention import Mention
from onrecord.model.place import Candidate, Place
from onrecord.model.record import Coder, Record
from onrecord.model.report import Report
from onrecord.model.time import TimeExpression, When
from onrecord.text.span import Span
from onrecord.wire.checks import check
from onrecord.wire.encode import Json
from onrecord.wire.record import (
    WireAttribution,
    WireCandidate,
    WireCondition,
    WireDays,
    WireEntity,
    WireEvent,
    WireParty,
    WirePlace,
    WireRecord,
    WireReport,
    WireSpan,
    WireStep,
    WireTime,
)


def from_wire(data: bytes | str | Json) -> Record:
    """The record that a line (or its object) holds.

    What the wire leaves out stays empty: relays (the chain has them), the parse, the stance of a cue (given as "Uu";
    the events' factuality has it). Raises BadRecord, in one line with the path, for an unknown or missing field, a
    value of a wrong kind, a span that does not meet its text, and a reference to nothing.
    """
    wire = parse_wire(data)
    check(wire)
    return Record(
        report=_report(wire.report),
        coder=Coder(**{name: getattr(wire.coder, name) for name in wire.coder.__struct_fields__}),
        mentions=tuple(
            Mention(id=m.id, span=Span(m.start, m.end), entity_type=m.entity_type, level=m.level, entity=m.entity)
            for m in wire.mentions
        ),
        entities=tuple(map(_entity, wire.entities)),
        places=tuple(map(_place, wire.places)),
        times=tuple(map(_time, wire.times)),
        attributions=tuple(map(_attribution, wire.attributions)),
        chains={each.id: Chain(tuple(map(_step, each.chain))) for each in wire.attributions},
        events=tuple(map(_event, wire.events)),
        conditions=tuple(map(_condition, wire.conditions)),
    )


def parse_wire(data: bytes | str | Json) -> WireRecord:
    """The wire's own types for ``data``; spans and references are not yet checked. Raises BadRecord."""
    try:
        if isinstance(data, dict):
            return msgspec.convert(data, WireRecord)
        return msgspec.json.decode(data, type=WireRecord)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise BadRecord(str(error)) from error


def parse_published(value: str) -> date | datetime:
    """A day, or a time with its zone, from ISO 8601. Raises ValueError for anything else."""
    if len(value) == len("2024-12-08"):
        return date.fromisoformat(value)
    time = datetime.fromisoformat(value)
    if time.tzinfo is None:
        raise ValueError(f"A time of publication needs a zone, got {value!r}.")
    return time


def _report(report: WireReport) -> Report:
    try:
        published = parse_published(report.published) if report.published is not None else None
    except ValueError as error:
        raise BadRecord(f"{error} - at `$.report.published`") from error
    return Report(
        id=report.id,
        outlet=report.outlet,
        url=report.url,
        title=report.title,
        language=report.language,
        published=published,
        text=report.text,
    )


def _span(span: WireSpan | None) -> Span | None:
    return Span(span.start, span.end) if span else None


def _spans(spans: tuple[WireSpan, ...]) -> tuple[Span, ...]:
    return tuple(Span(each.start, each.end) for each in spans)


def _split(whole: Span | None, parts: tuple[Span, ...]) -> tuple[Span, ...]:
    """The parts of a split source or cue; empty where there is just the one."""
    return () if whole and parts == (whole,) else parts


def _entity(entity: WireEntity) -> Entity:
    return Entity(
        id=entity.id,
        name=entity.name,
        entity_type=entity.entity_type,
        wikidata=entity.wikidata,
        roles=tuple(Role(country=r.country, code=r.code, since=r.since, until=r.until) for r in entity.roles),
    )


def _place(place: WirePlace) -> Place:
    fields = {name: getattr(place, name) for name in place.__struct_fields__ if name != "candidates"}
    return Place(**fields, candidates=tuple(map(_candidate, place.candidates)))


def _candidate(candidate: WireCandidate) -> Candidate:
    return Candidate(**{name: getattr(candidate, name) for name in candidate.__struct_fields__})


def _time(time: WireTime) -> TimeExpression:
    return TimeExpression(
        id=time.id,
        span=Span(time.start, time.end),
        type=time.type,
        value=time.value,
        mod=time.mod,
        earliest=time.earliest,
        latest=time.latest,
    )


def _attribution(attribution: WireAttribution) -> Attribution:
    source, cue = _span(attribution.source), _span(attribution.cue)
    return Attribution(
        id=attribution.id,
        source=source,
        cue=cue,
        content=_spans(attribution.content),
        quoting=attribution.quoting,
        illocution=attribution.illocution,
        stance="Uu",
        rule=attribution.rule,
        source_spans=_split(source, _spans(attribution.source_spans)),
        cue_spans=_split(cue, _spans(attribution.cue_spans)),
        addressee=_span(attribution.addressee),
        nested_in=attribution.nested_in,
    )


def _step(step: WireStep) -> Step:
    return Step(
        name=step.name, role=step.role, entity=step.entity, span=_span(step.span), stated=step.stated,
        anonymous=step.anonymous,
    )  # fmt: skip


def _event(event: WireEvent) -> CodedEvent:
    return CodedEvent(
        id=event.id,
        type=event.type,
        trigger=Span(event.trigger.start, event.trigger.end),
        extent=Span(event.extent.start, event.extent.end),
        rule=event.rule,
        mode=event.mode,
        contexts=event.contexts,
        rank=event.rank,
        confidence=event.confidence,
        alternatives=event.alternatives,
        actors=tuple(map(_party, event.actors)),
        recipients=tuple(map(_party, event.recipients)),
        place=event.place,
        when=_when(event),
        numbers=tuple(
            Count(what=n.what, low=n.low, best=n.best, high=n.high, span=Span(n.span.start, n.span.end))
            for n in event.numbers
        ),
        attribution=event.attribution,
        factuality=tuple(
            Factuality(
                by=f.by,
                value=f.value,
                tense=f.tense,
                basis=f.basis,
                markers=tuple(Span(each.start, each.end) for each in f.markers),
            )
            for f in event.factuality
        ),
        denies=event.denies,
        merged=event.merged,
    )


def _party(party: WireParty) -> Party:
    return Party(mention=party.mention, name=party.name, entity=party.entity, codes=party.codes)


def _when(event: WireEvent) -> When | None:
    when = event.when
    if when is None:
        return None
    return When(earliest=when.earliest, latest=when.latest, precision=when.precision, basis=when.basis, time=when.time)


def _days(days: WireDays | None) -> DayRange | None:
    return DayRange(days.earliest, days.latest) if days else None


def _condition(condition: WireCondition) -> Condition:
    return Condition(
        id=condition.id,
        relation=condition.relation,
        subject=condition.subject,
        object=condition.object,
        value=condition.value,
        status=condition.status,
        evidence=_spans(condition.evidence),
        since=_days(condition.since),
        until=_days(condition.until),
        attribution=condition.attribution,
        from_event=condition.from_event,
    )
