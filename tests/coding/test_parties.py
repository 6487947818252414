"""Who an event's parties are, with the parser: through things to who owns them, into "including", never a weekday."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.codebook.load import load_codebook
from onrecord.coding.event_types import code_events
from onrecord.coding.identities import Identities
from onrecord.coding.reader import Reader
from onrecord.model.actor import Entity
from onrecord.model.doc import Doc
from onrecord.model.event import CodedEvent
from onrecord.model.mention import Mention
from onrecord.model.reading import Reading
from onrecord.model.report import Report
from onrecord.reading.event_mentions import find_event_mentions
from onrecord.text.span import Span


def coded(text: str, parse: Callable[[str], Doc], mentions: tuple[Mention, ...] = ()) -> list[CodedEvent]:
    doc = parse(text)
    found = find_event_mentions(doc, "en")
    reading = Reading(report=Report(id="t", text=text), doc=doc, mentions=mentions, event_mentions=found)
    entities = (Entity(id="x1", name="Chad", entity_type="GPE"),)
    identities = Identities(entities, {each.id: "x1" for each in mentions})
    return [each for each in code_events(reading, load_codebook(), identities, ()) if each.type]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Oslo condemned a ruling of a Turkish court.", ["Oslo"], ["a Turkish court"]),
        ("Oslo praised the premier's courage.", ["Oslo"], ["the premier"]),
        ("Oslo condemned a raid on Mali.", ["Oslo"], ["Mali"]),
        ("Government forces shelled the suburb.", ["Government forces"], []),  # a place is nobody
        ("Oslo condemned raids carried out by Chad.", ["Oslo"], ["Chad"]),
        ("Oslo imposed sanctions on Chad and Mali.", ["Oslo"], ["Chad", "Mali"]),
        ("The senate issued a statement criticising Peru.", ["The senate"], ["Peru"]),
        ("Oslo met Lima on Tuesday.", ["Oslo"], ["Lima"]),
        ("Oslo condemned several states, including Chad and Mali.", ["Oslo"], ["Chad", "Mali"]),
        ("Chad and Mali met.", ["Chad"], ["Mali"]),
        ("Ukraine denied entry to a reporter.", ["Ukraine"], ["a reporter"]),
        ("What happened was condemned by Oslo.", ["Oslo"], []),
    ],
)
def test_parties(text: str, actors: list[str], recipients: list[str], parse: Callable[[str], Doc]) -> None:
    event = next(each for each in coded(text, parse) if each.rank == 1)
    assert ([each.name for each in event.actors], [each.name for each in event.recipients]) == (actors, recipients)


def test_a_mention_gives_its_id_and_entity(parse: Callable[[str], Doc]) -> None:
    mention = Mention(id="m7", span=Span(15, 19), entity_type="GPE", level="NAM", head=2)
    (event,) = coded("Oslo condemned Chad.", parse, (mention,))
    assert [(each.mention, each.entity, each.name) for each in event.recipients] == [("m7", "x1", "Chad")]
    assert event.actors[0].mention is None


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Kenya closed Kenya's border with Uganda.", ["Kenya"], ["Uganda"]),
        ("Chad will attack unless Mali pays.", ["Chad"], ["Mali"]),
        ("Peru and Chile agreed on a text.", ["Peru"], ["Chile"]),
        ("Kenyan army bulldozers destroyed Ugandan homes.", ["Kenyan army"], ["Ugandan"]),
        ("OSLO (AP) - Sweden condemned the raid.", ["Sweden"], []),
    ],
)
def test_parties_with_all_that_is_known(text: str, actors: list[str], recipients: list[str], reader: Reader) -> None:
    event = next(each for each in reader.read(Report(id="r", text=text)).events if each.rank == 1)
    assert ([each.name for each in event.actors], [each.name for each in event.recipients]) == (actors, recipients)
