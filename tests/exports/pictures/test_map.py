from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from onrecord.exports.pictures import land
from onrecord.exports.pictures.map import draw_map, outside, radius
from onrecord.exports.pictures.outlines import Scale, load_outlines
from onrecord.exports.pictures.quads import QUADS
from onrecord.exports.pictures.spots import Cell, Spot
from onrecord.exports.pictures.view import view_of

NS = "{http://www.w3.org/2000/svg}"


def spot(name: str, x: float, y: float, *cells: Cell, **more: object) -> Spot:
    return Spot(name=name, longitude=x, latitude=y, cells=cells or (Cell(0, 3, 1, 1),), **more)  # type: ignore[arg-type]


NEAR = [
    spot("Aleppo", 37.2, 36.2, Cell(0, 3, 40, 2)),
    spot("Hama", 36.8, 35.1, Cell(0, 1, 9, 0)),
    spot("Homs", 36.7, 34.7),
]
FAR = spot("Geneva", 6.1, 46.2)


def drawn(*spots: Spot) -> ET.Element:
    return ET.fromstring(draw_map(spots))


def test_each_place_has_a_sign_of_its_class() -> None:
    signs = drawn(*NEAR).findall(f".//{NS}use")
    assert [each.get("href") for each in signs] == ["#sign-3", "#sign-1", "#sign-3"]
    assert [QUADS[1].key in (each.get("class") or "") for each in signs] == [False, True, False]
    assert "unasserted" in (signs[1].get("class") or "")
    assert signs[0].get("data-cells") == "0:3:40:2"


def test_the_area_of_a_sign_tells_the_number() -> None:
    assert radius(1, 40) < radius(10, 40) < radius(40, 40)


def test_what_is_far_from_most_is_left_out_and_told() -> None:
    assert outside([*NEAR, FAR]) == [FAR]
    assert outside(NEAR) == []


def test_countries_and_names_are_drawn() -> None:
    svg = drawn(*NEAR)
    names = {each.text for each in svg.iter(f"{NS}text")}
    assert {"Aleppo", "Hama", "Turkey"} <= names
    assert len(svg.findall(f".//{NS}path[@class='country']")) > 3


def test_without_outlines_a_graticule_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(land, "load_outlines", lambda _: ())
    svg = drawn(*NEAR)
    assert svg.find(f".//{NS}path[@class='graticule']") is not None
    assert svg.find(f".//{NS}path[@class='country']") is None
    assert len(svg.findall(f".//{NS}use")) == 3


@pytest.mark.parametrize(
    "places",
    [[], [(37.0, 36.0, 1)], [(179.9, 10.0, 3), (-179.9, 10.0, 3)], [(0.0, 90.0, 1), (0.0, -90.0, 1)]],
)
def test_a_view_holds_its_places(places: list[tuple[float, float, int]]) -> None:
    view = view_of(places, 960, 560)
    assert all(view.shows(x, y) for x, y, _ in places)


@pytest.mark.parametrize("scale", ["110m", "50m"])
def test_no_outline_jumps_across_the_map(scale: Scale) -> None:
    for outline in load_outlines(scale):
        for ring in outline.rings:
            if outline.name != "Antarctica":
                steps = [abs(a[0] - b[0]) for a, b in pairwise(ring.points)]
                assert max(steps, default=0) < 90, outline.name


def test_names_are_inert_and_links_lead_to_places() -> None:
    evil = spot("</text><script>alert(1)</script>\u202e" + "y" * 900, 37.2, 36.2, link='/places/"><img>')
    svg = draw_map([evil])
    assert "<script" not in svg
    assert "\u202e" not in svg
    assert len(svg) < 200_000
    assert ET.fromstring(svg).find(f".//{NS}a").get("href") == '/places/"><img>'  # type: ignore[union-attr]


def test_the_same_rows_give_the_same_bytes() -> None:
    assert draw_map(NEAR) == draw_map(list(reversed(NEAR)))
