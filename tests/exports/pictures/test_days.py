from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date, timedelta

import pytest

from onrecord.codebook.load import load_codebook
from onrecord.exports.pictures.days import draw_days
from onrecord.exports.pictures.quads import QUADS, quad_of
from onrecord.exports.pictures.stretches import stretches_of
from onrecord.exports.pictures.ties import draw_ties
from onrecord.query.actors import TieRow

NS = "{http://www.w3.org/2000/svg}"
FIRST = date(2024, 11, 28)


@pytest.mark.parametrize(("days", "length"), [(1, 1), (13, 1), (62, 1), (63, 2), (400, 7), (3000, 91)])
def test_stretches_are_few_and_hold_all_days(days: int, length: int) -> None:
    events = {FIRST + timedelta(n): 1 for n in range(days)}
    stretches = stretches_of(events)
    assert stretches.length == length
    assert stretches.count <= 62
    assert stretches.of(FIRST + timedelta(days - 1)) == stretches.count - 1


def test_a_look_back_does_not_squeeze_the_rest() -> None:
    events = {date(1982, 2, 2): 1, **{FIRST + timedelta(n): 10 for n in range(10)}}
    stretches = stretches_of(events)
    assert stretches.first == FIRST
    assert stretches.of(date(1982, 2, 2)) is None


def test_a_column_leads_to_its_days() -> None:
    stretches = stretches_of({FIRST: 3, FIRST + timedelta(2): 1})
    svg = ET.fromstring(
        draw_days({(0, 3): 2, (0, 0): 1, (2, 1): 1}, stretches, lambda a, b: f"/events?since={a}&until={b}")
    )
    links = svg.findall(f"{NS}a")
    assert [each.get("href") for each in links] == [
        "/events?since=2024-11-28&until=2024-11-28",
        "/events?since=2024-11-30&until=2024-11-30",
    ]
    assert len(links[0].findall(f"{NS}rect")) == 3  # the ground and two classes


def test_no_event_is_drawn_as_an_axis() -> None:
    assert ET.fromstring(draw_days({}, stretches_of({}))).find(f"{NS}a") is None


def test_quad_classes_are_those_of_the_codebook() -> None:
    types = load_codebook().types
    assert {name: quad_of(name) for name in types} == {name: each.quad - 1 for name, each in types.items()}
    assert quad_of(None) is None
    assert len({each.shape for each in QUADS}) == len(QUADS)


def test_ties_stand_on_their_side() -> None:
    does = [
        TieRow(key="k1", name="Homs", type="ASSAULT", events=3),
        TieRow(key="k1", name="Homs", type="AID", events=1),
    ]
    svg = ET.fromstring(draw_ties("rebels", does, [], lambda row: f"/actors/{row.key}"))
    (tie,) = svg.findall(f"{NS}a")
    assert tie.get("href") == "/actors/k1"
    assert tie.find(f"{NS}title").text == "Homs: 1 material cooperation, 3 material conflict"  # type: ignore[union-attr]
