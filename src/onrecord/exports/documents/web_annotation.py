"""The evidence as W3C Web Annotations: which words of which report carry what of an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from onrecord.exports.documents.document import Document, records_of, urn
from onrecord.exports.event import Event
from onrecord.model.event import CodedEvent
from onrecord.model.record import Record
from onrecord.store.keys import event_ids
from onrecord.store.store import Store
from onrecord.text.span import Span

_AROUND = 32  # characters of the text before and after, by which a quote is found again


def make(store: Store, events: Sequence[Event]) -> bytes:
    """An AnnotationPage: for each coded event its trigger, parties, place, days, numbers and attribution.

    Positions are code points of the stored text.
    """
    event_of = {each.id: event.id for event in events for each in event.members}
    items = [
        item
        for record in records_of(store, events)
        for coded, id_ in zip(record.events, event_ids(record).values(), strict=True)
        if id_ in event_of
        for item in _annotations(record, coded, id_, event_of[id_])
    ]
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": urn("annotations", "page"),
        "type": "AnnotationPage",
        "items": items,
    }
    return msgspec.json.format(msgspec.json.encode(page), indent=1) + b"\n"


def _annotations(record: Record, coded: CodedEvent, id_: str, event: str) -> Iterator[dict[str, Any]]:
    for n, (part, span, told) in enumerate(_spans(record, coded)):
        yield {
            "id": f"{urn('coded-event', id_)}#{part}-{n}",
            "type": "Annotation",
            "motivation": "tagging",
            "generator": {"id": urn("coder", record.coder.id), "type": "Software", "name": "onrecord"},
            "body": [
                {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": f"{part}: {told}"},
                {"type": "SpecificResource", "purpose": "linking", "source": urn("event", event)},
            ],
            "target": {"source": _source(record), "selector": list(_selectors(record.report.text, span))},
        }


def _source(record: Record) -> str:
    url = record.report.url or ""
    return url if url.startswith(("http://", "https://")) else urn("report", record.report.id)


def _selectors(text: str, span: Span) -> Iterator[dict[str, Any]]:
    """By position, and by the words with those around them: the second finds them where the page has more text."""
    yield {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    yield {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - _AROUND) : span.start],
        "suffix": text[span.end : span.end + _AROUND],
    }


def _spans(record: Record, coded: CodedEvent) -> Iterator[tuple[str, Span, str]]:
    """(what it is, where it stands, what is made of it)"""
    mentions = {each.id: each.span for each in record.mentions}
    yield "event", coded.trigger, "/".join(each for each in (coded.type or "outside the codebook", coded.mode) if each)
    for side, parties in (("actor", coded.actors), ("recipient", coded.recipients)):
        for party in parties:
            if party.mention in mentions:
                yield side, mentions[party.mention], " ".join([party.name, *(code for code in party.codes if code)])
    if coded.place in mentions:
        yield "place", mentions[coded.place], _place(record, coded.place)
    for time in record.times:
        if coded.when and time.id == coded.when.time:
            yield "time", time.span, f"{coded.when.earliest or '..'}/{coded.when.latest or '..'}"
    for number in coded.numbers:
        yield "number", number.span, f"{number.what} {number.best or number.low or number.high}"
    yield from _attribution(record, coded)


def _place(record: Record, mention: str) -> str:
    found = next((each for each in record.places if each.mention == mention and each.geonames), None)
    return f"{found.name} (GeoNames {found.geonames})" if found else "not found on a map"


def _attribution(record: Record, coded: CodedEvent) -> Iterator[tuple[str, Span, str]]:
    held = next((each for each in record.attributions if each.id == coded.attribution), None)
    if held is None:
        return
    if held.source:
        yield "source", held.source, held.quoting
    if held.cue:
        yield "cue", held.cue, held.illocution
    for content in held.content:
        yield "content", content, held.stance


DOCUMENT = Document(
    name="web-annotation",
    title="Evidence of events as W3C Web Annotations",
    path="annotations.jsonld",
    make=make,
)
