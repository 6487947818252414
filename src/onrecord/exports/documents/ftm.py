"""Events, parties and reports as entities of FollowTheMoney."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from onrecord.exports.countries import FOLDER, is_country
from onrecord.exports.documents.document import Document
from onrecord.exports.event import Event
from onrecord.language.lexicon import load_toml
from onrecord.query.coded_events import CodedEventRow, PartyRow
from onrecord.store.store import Store
from onrecord.text.ids import id_of
from onrecord.world.countries import load_countries

_WIKIDATA = re.compile(r"(?:wikidata:)?(Q\d+)")
_LANGUAGES = {"en": "eng"}  # ISO 639-1 to 639-3, which the model wants


@cache
def load_model() -> dict[str, Any]:
    """The part of the model that is used."""
    return load_toml(FOLDER / "ftm.toml")


def make(_store: Store, events: Sequence[Event]) -> bytes:
    """One entity a line: an Event, its parties, the Articles that tell of it, and a Documentation for each claim."""
    found: dict[str, dict[str, Any]] = {}
    for event in events:
        for entity in _entities(event):
            known = found.setdefault(entity["id"], entity)
            if known is not entity:
                known["properties"] = _joined(known["properties"], entity["properties"])
    return b"".join(msgspec.json.encode(each) + b"\n" for each in found.values())


def _entities(event: Event) -> Iterator[dict[str, Any]]:
    parties = [each for each in (*event.actors, *event.recipients) if _is_entity(each)]
    yield from (_party(each) for each in parties)
    yield from (_article(each) for each in event.reports)
    yield _event(event)
    yield from (_documentation(event, each) for each in event.members)


def _event(event: Event) -> dict[str, Any]:
    when, where = event.when, event.where
    properties = {
        "name": [_name(event)],
        "summary": [event.core.sentence],
        "keywords": [event.type, event.mode, *event.contexts],
        "startDate": [when and when.earliest],
        "endDate": [when and when.latest],
        "location": [where and where.place],
        "country": [_iso2(event.country)],
        "recordId": [event.id],
        "sourceUrl": [_url(each.url) for each in event.reports],
        "publisher": list(event.outlets),
        "involved": [_id(each) for each in (*event.actors, *event.recipients) if _is_entity(each)],
        "proof": [_report_id(each) for each in event.reports],
        "notes": _stances(event),
        "modifiedAt": [event.recorded_at.date()],
    }
    return _entity("Event", f"or-{event.id}", properties)


def _stances(event: Event) -> list[str]:
    """Who affirms and who denies it."""
    voices = (("affirmed by", event.affirmed_by), ("denied by", event.denied_by))
    return [f"{how} {', '.join(names)}" for how, names in voices if names]


def _name(event: Event) -> str:
    what = "/".join(each for each in (event.type or "event", event.mode) if each)
    who = ", ".join(each.known_as for each in event.core.actors)
    whom = ", ".join(each.known_as for each in event.core.recipients)
    return " ".join(each for each in (who, what, whom) if each)


def _party(party: PartyRow) -> dict[str, Any]:
    wikidata = _WIKIDATA.fullmatch(party.entity or "")
    properties = {
        "name": [party.known_as],
        "alias": [party.name if party.name != party.known_as else None],
        "country": [_iso2(code) for code in party.codes[:1]],
        "sector": party.codes[1:],
        "wikidataId": [wikidata and wikidata[1]],
    }
    return _entity(load_model()["of_type"][party.entity_type], _id(party), properties)


def _article(row: CodedEventRow) -> dict[str, Any]:
    properties = {
        "name": [row.title],
        "title": [row.title],
        "publisher": [row.outlet],
        "publishedAt": [row.published_on],
        "sourceUrl": [_url(row.url)],
        "language": [_LANGUAGES.get(row.language or "")],
    }
    return _entity("Article", _report_id(row), properties)


def _documentation(event: Event, row: CodedEventRow) -> dict[str, Any]:
    """That a report tells of an event: as whose word, through whom."""
    properties = {
        "document": [_report_id(row)],
        "entity": [f"or-{event.id}"],
        "role": [f"{row.status} by {row.chain}"],
        "summary": [row.sentence],
        "date": [row.published_on],
        "recordId": [row.id],
    }
    return _entity("Documentation", f"or-{row.id}", properties)


def _entity(schema: str, id_: str, properties: Mapping[str, Any]) -> dict[str, Any]:
    told = {name: list(dict.fromkeys(str(each) for each in values if each)) for name, values in properties.items()}
    return {"id": id_, "schema": schema, "properties": {name: values for name, values in told.items() if values}}


def _joined(one: dict[str, list[str]], other: dict[str, list[str]]) -> dict[str, list[str]]:
    """Two accounts of one entity: the first name stays its name, other names are aliases."""
    found = {name: list(dict.fromkeys([*one.get(name, []), *other.get(name, [])])) for name in {**one, **other}}
    name, *others = found.get("name", [""])
    if others and "title" not in found:
        found["name"] = [name]
        found["alias"] = [each for each in dict.fromkeys([*found.get("alias", []), *others]) if each != name]
    return found


def _is_entity(party: PartyRow) -> bool:
    return bool(party.entity and party.entity_type)


def _id(party: PartyRow) -> str:
    return id_of("or-p", party.entity, load_model()["of_type"][party.entity_type])


def _report_id(row: CodedEventRow) -> str:
    return id_of("or-r", row.report)


def _iso2(code: str | None) -> str | None:
    country = load_countries().by_code(code) if code and is_country(code) else None
    return country.iso2.lower() if country else None


def _url(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None


DOCUMENT = Document(name="ftm", title="Events as entities of FollowTheMoney", path="entities.ftm.jsonl", make=make)
