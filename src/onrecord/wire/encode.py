"""A record as the JSON object that goes over the wire."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from onrecord.model.actor import Entity, Party
from onrecord.model.attribution import Attribution
from onrecord.model.chain import Chain
from onrecord.model.condition import Condition, DayRange
from onrecord.model.event import CodedEvent
from onrecord.model.mention import Mention
from onrecord.model.place import Candidate, Place
from onrecord.model.record import Coder, Record
from onrecord.model.report import Report
from onrecord.model.time import TimeExpression, When
from onrecord.text.span import Span

Json = dict[str, Any]


def to_wire(record: Record) -> Json:
    """The wire object of ``record``: spans with their text, days as ISO 8601, in the order of the schema."""
    text = record.report.text
    return {
        "report": _report(record.report),
        "mentions": [_mention(each, text) for each in record.mentions],
        "entities": [_entity(each) for each in record.entities],
        "places": [_place(each) for each in record.places],
        "times": [_time(each, text) for each in record.times],
        "attributions": [_attribution(each, record.chains.get(each.id), text) for each in record.attributions],
        "events": [_event(each, text) for each in record.events],
        "conditions": [_condition(each, text) for each in record.conditions],
        "coder": _coder(record.coder),
    }


def _day(day: date | datetime | None) -> str | None:
    return day.isoformat() if day else None


def _edges(span: Span, text: str) -> Json:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _span(span: Span | None, text: str) -> Json | None:
    return _edges(span, text) if span else None


def _spans(spans: tuple[Span, ...], text: str) -> list[Json]:
    return [_edges(each, text) for each in spans]


def _report(report: Report) -> Json:
    return {
        "id": report.id,
        "outlet": report.outlet,
        "url": report.url,
        "title": report.title,
        "language": report.language,
        "published": _day(report.published),
        "text": report.text,
    }


def _mention(mention: Mention, text: str) -> Json:
    return {
        "id": mention.id,
        **_edges(mention.span, text),
        "entity_type": mention.entity_type,
        "level": mention.level,
        "entity": mention.entity,
    }


def _entity(entity: Entity) -> Json:
    return {
        "id": entity.id,
        "name": entity.name,
        "entity_type": entity.entity_type,
        "wikidata": entity.wikidata,
        "roles": [
            {"code": each.code, "country": each.country, "since": _day(each.since), "until": _day(each.until)}
            for each in entity.roles
        ],
    }


def _place(place: Place) -> Json:
    known = {
        "mention": place.mention,
        "geonames": place.geonames,
        "name": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "feature_code": place.feature_code,
        "precision": place.precision,
        "score": place.score,
        "kind": place.kind,
        "candidates": [_candidate(each) for each in place.candidates],
    }
    return known if place.why is None else {**known, "why": place.why}


def _candidate(candidate: Candidate) -> Json:
    known = {
        "geonames": candidate.geonames,
        "name": candidate.name,
        "country": candidate.country,
        "score": candidate.score,
    }
    return {**known, "features": dict(candidate.features)} if candidate.features else known


def _time(time: TimeExpression, text: str) -> Json:
    return {
        "id": time.id,
        **_edges(time.span, text),
        "type": time.type,
        "value": time.value,
        "mod": time.mod,
        "earliest": _day(time.earliest),
        "latest": _day(time.latest),
    }


def _attribution(attribution: Attribution, chain: Chain | None, text: str) -> Json:
    return {
        "id": attribution.id,
        "source": _span(attribution.source, text),
        "cue": _span(attribution.cue, text),
        "source_spans": _spans(attribution.source_spans or _some(attribution.source), text),
        "cue_spans": _spans(attribution.cue_spans or _some(attribution.cue), text),
        "content": _spans(attribution.content, text),
        "quoting": attribution.quoting,
        "illocution": attribution.illocution,
        "nested_in": attribution.nested_in,
        "addressee": _span(attribution.addressee, text),
        "rule": attribution.rule,
        "chain": [
            {
                "name": step.name,
                "entity": step.entity,
                "role": step.role,
                "span": _span(step.span, text),
                "stated": step.stated,
                "anonymous": step.anonymous,
            }
            for step in (chain.steps if chain else ())
        ],
    }


def _some(span: Span | None) -> tuple[Span, ...]:
    return (span,) if span else ()


def _event(event: CodedEvent, text: str) -> Json:
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "rank": event.rank,
        "confidence": event.confidence,
        "alternatives": list(event.alternatives),
        "trigger": _edges(event.trigger, text),
        "extent": _edges(event.extent, text),
        "actors": [_party(each) for each in event.actors],
        "recipients": [_party(each) for each in event.recipients],
        "place": event.place,
        "when": _when(event.when),
        "numbers": [
            {"what": each.what, "low": each.low, "best": each.best, "high": each.high, "span": _edges(each.span, text)}
            for each in event.numbers
        ],
        "attribution": event.attribution,
        "factuality": [
            {
                "by": each.by,
                "value": each.value,
                "tense": each.tense,
                "basis": each.basis,
                "markers": [_edges(one, text) for one in each.markers],
            }
            for each in event.factuality
        ],
        "denies": list(event.denies),
        "merged": event.merged,
        "rule": event.rule,
    }


def _party(party: Party) -> Json:
    return {"mention": party.mention, "name": party.name, "entity": party.entity, "codes": list(party.codes)}


def _when(when: When | None) -> Json | None:
    if when is None:
        return None
    return {
        "earliest": _day(when.earliest),
        "latest": _day(when.latest),
        "precision": when.precision,
        "time": when.time,
        "basis": when.basis,
    }


def _days(days: DayRange | None) -> Json | None:
    return {"earliest": _day(days.earliest), "latest": _day(days.latest)} if days else None


def _condition(condition: Condition, text: str) -> Json:
    return {
        "id": condition.id,
        "relation": condition.relation,
        "subject": condition.subject,
        "object": condition.object,
        "value": condition.value,
        "since": _days(condition.since),
        "until": _days(condition.until),
        "status": condition.status,
        "evidence": _spans(condition.evidence, text),
        "attribution": condition.attribution,
        "from_event": condition.from_event,
    }


def _coder(coder: Coder) -> Json:
    return {
        "version": coder.version,
        "engine": coder.engine,
        "codebook": coder.codebook,
        "rules": coder.rules,
        "world": coder.world,
    }
