"""What a type can't say of a wire record: its spans meet its text, and what it refers to is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from onrecord.errors import BadRecord
from onrecord.wire.record import WireAttribution, WireEvent, WireRecord, WireSpan


def check(record: WireRecord) -> None:
    """Raises BadRecord, with the path of the first thing that is wrong; else nothing."""
    for problem in find_problems(record):
        raise BadRecord(problem)


def find_problems(record: WireRecord) -> Iterator[str]:
    """One line for each span that does not meet the text, each id given twice and each reference to nothing."""
    yield from _spans(record)
    yield from _twice(record)
    yield from _references(record)
    yield from _voices(record)


def _spans(record: WireRecord) -> Iterator[str]:
    text = record.report.text
    for path, span in _walk(record, "$"):
        if not span.start < span.end <= len(text):
            yield f"A span needs start < end <= {len(text)}, got {span.start} and {span.end} - at `{path}`"
        elif text[span.start : span.end] != span.text:
            there = text[span.start : span.end]
            yield f"Characters {span.start} to {span.end} are {there!r:.60}, not {span.text!r:.60} - at `{path}`"


def _walk(value: Any, path: str) -> Iterator[tuple[str, WireSpan]]:
    """All spans under ``value`` with their paths."""
    if isinstance(value, WireSpan):
        yield path, value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _walk(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, tuple):
        for place, each in enumerate(value):
            yield from _walk(each, f"{path}[{place}]")


def _twice(record: WireRecord) -> Iterator[str]:
    for section in ("mentions", "entities", "times", "attributions", "events", "conditions"):
        seen: set[str] = set()
        for place, each in enumerate(getattr(record, section)):
            if each.id in seen:
                yield f"Id {each.id!r} is given twice - at `$.{section}[{place}].id`"
            seen.add(each.id)


def _references(record: WireRecord) -> Iterator[str]:
    known = {
        section: {each.id for each in getattr(record, section)}
        for section in ("mentions", "entities", "times", "attributions", "events")
    }
    for path, section, name in _named(record):
        if name is not None and name not in known[section]:
            yield f"No {section} have the id {name!r} - at `$.{path}`"


def _named(record: WireRecord) -> Iterator[tuple[str, str, str | None]]:
    """Every reference: its path, the section it points into, and the id it names."""
    for n, mention in enumerate(record.mentions):
        yield f"mentions[{n}].entity", "entities", mention.entity
    for n, place in enumerate(record.places):
        yield f"places[{n}].mention", "mentions", place.mention
    for n, attribution in enumerate(record.attributions):
        yield from _named_by_attribution(attribution, f"attributions[{n}]")
    for n, event in enumerate(record.events):
        yield from _named_by_event(event, f"events[{n}]")
    for n, condition in enumerate(record.conditions):
        yield f"conditions[{n}].subject", "entities", condition.subject
        if condition.relation != "holds_office":
            yield f"conditions[{n}].object", "entities", condition.object
        yield f"conditions[{n}].attribution", "attributions", condition.attribution
        yield f"conditions[{n}].from_event", "events", condition.from_event


def _named_by_attribution(attribution: WireAttribution, path: str) -> Iterator[tuple[str, str, str | None]]:
    yield f"{path}.nested_in", "attributions", attribution.nested_in
    for n, step in enumerate(attribution.chain):
        yield f"{path}.chain[{n}].entity", "entities", step.entity


def _named_by_event(event: WireEvent, path: str) -> Iterator[tuple[str, str, str | None]]:
    yield f"{path}.place", "mentions", event.place
    yield f"{path}.attribution", "attributions", event.attribution
    yield f"{path}.when.time", "times", event.when.time if event.when else None
    for n, denied in enumerate(event.denies):
        yield f"{path}.denies[{n}]", "events", denied
    for side in ("actors", "recipients"):
        for n, party in enumerate(getattr(event, side)):
            yield f"{path}.{side}[{n}].mention", "mentions", party.mention
            yield f"{path}.{side}[{n}].entity", "entities", party.entity


def _voices(record: WireRecord) -> Iterator[str]:
    """A factuality's ``by`` must be a step of the chain of the event's attribution."""
    steps = {each.id: len(each.chain) for each in record.attributions}
    for n, event in enumerate(record.events):
        there = steps.get(event.attribution, 0) if event.attribution else 1  # 1: the publisher
        for m, each in enumerate(event.factuality):
            if each.by != "author" and each.by >= max(there, 1):
                yield f"The chain has no step {each.by} - at `$.events[{n}].factuality[{m}].by`"
