"""An export that is one document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.exports.event import Event
from onrecord.model.record import Record
from onrecord.query.records import find_records
from onrecord.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What the file is called, and how it is made of events."""

    name: str
    title: str
    path: str
    make: Callable[[Store, Sequence[Event]], bytes]


def records_of(store: Store, events: Sequence[Event]) -> Iterator[Record]:
    """The records that the members of ``events`` are from, in order of their reports."""
    return find_records(store, ((each.report, each.coder) for event in events for each in event.members))


def urn(kind: str, id_: str) -> str:
    """The name of a thing on record, as a URN."""
    return f"urn:onrecord:{kind}:{id_}"
