"""Exports that are documents: each thing that one names is there, and meets its model."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from onrecord.exports.documents.all import DOCUMENTS
from onrecord.exports.documents.document import records_of
from onrecord.exports.documents.ftm import load_model
from onrecord.exports.event import Event
from onrecord.exports.gather import gather
from onrecord.query.query import Query
from onrecord.store.store import Store

_RANGES = {"LegalEntity": {"Person", "Organization", "PublicBody"}, "Article": {"Article"}, "Event": {"Event"}}
_FORMS = {
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
    "country": re.compile(r"[a-z]{2}"),
    "url": re.compile(r"https?://.+"),
    "language": re.compile(r"[a-z]{3}"),
    "identifier": re.compile(r"Q\d+"),
}


@pytest.fixture(scope="module")
def events(export_store: Store) -> tuple[Event, ...]:
    return gather(export_store, Query(untyped=True))


def made(name: str, store: Store, events: tuple[Event, ...]) -> bytes:
    return DOCUMENTS[name].make(store, events)


def test_follow_the_money(export_store: Store, events: tuple[Event, ...]) -> None:
    entities = [json.loads(line) for line in made("ftm", export_store, events).splitlines()]
    schema_of = {each["id"]: each["schema"] for each in entities}
    assert len(schema_of) == len(entities)
    assert {"Event", "Article", "Organization", "Documentation"} <= set(schema_of.values())
    for each in entities:
        model = load_model()["schema"][each["schema"]]
        assert set(each) == {"id", "schema", "properties"}
        assert set(model["required"]) <= set(each["properties"])
        for name, values in each["properties"].items():
            kind, _, points_to = model["properties"][name].partition(":")
            assert values
            for value in values:
                assert isinstance(value, str)
                if points_to:
                    assert schema_of[value] in _RANGES[points_to]
                elif kind in _FORMS:
                    assert _FORMS[kind].fullmatch(value), (name, value)


def test_a_denial_is_documented_as_one(export_store: Store, events: tuple[Event, ...]) -> None:
    roles = [
        each["properties"]["role"][0]
        for line in made("ftm", export_store, events).splitlines()
        if (each := json.loads(line))["schema"] == "Documentation"
    ]
    assert any(role.startswith("denied by Quay News → ") for role in roles)
    assert "asserted by Harbour Post" in roles


def test_web_annotations_point_to_the_words(export_store: Store, events: tuple[Event, ...]) -> None:
    page = json.loads(made("web-annotation", export_store, events))
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    texts = {each.report.id: each.report.text for each in records_of(export_store, events)}
    sources = {f"urn:onrecord:report:{id_}": text for id_, text in texts.items()}
    sources |= {f"https://{host}.example/{id_}": texts[id_]
                for id_, host in (("fall", "harbour"), ("denial", "quay"), ("bombs", "delta"))}  # fmt: skip
    assert len({each["id"] for each in page["items"]}) == len(page["items"])
    for each in page["items"]:
        position, quote = each["target"]["selector"]
        text = sources[each["target"]["source"]]
        assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
    kinds = {each["body"][0]["value"].partition(":")[0] for each in page["items"]}
    assert {"event", "actor", "recipient", "place", "time", "number", "source", "cue", "content"} <= kinds


def test_provenance_names_only_what_is_there(export_store: Store, events: tuple[Event, ...]) -> None:
    told: dict[str, Any] = json.loads(made("prov", export_store, events))
    things = {name for kind in ("entity", "activity", "agent") for name in told[kind]}
    roles = {"prov:entity", "prov:activity", "prov:agent", "prov:collection", "prov:usedEntity", "prov:generatedEntity"}
    for kind in set(told) - {"entity", "activity", "agent", "prefix"}:
        for link in told[kind].values():
            assert {value for name, value in link.items() if name in roles} <= things, kind
    voices = [each for each in told["wasAttributedTo"].values() if each["or:role"] == "speaker"]
    assert any(told["agent"][each["prov:agent"]]["prov:label"] == "The Syrian army" for each in voices)
    coders = [name for name, each in told["agent"].items() if each["prov:type"]["$"] == "prov:SoftwareAgent"]
    assert len(coders) == 1
