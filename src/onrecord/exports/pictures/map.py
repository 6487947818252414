"""A map of events: a sign for each place, as large as it has events, in the colour and shape of most of them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from onrecord.exports.pictures.land import ground
from onrecord.exports.pictures.markup import element, shown, words
from onrecord.exports.pictures.quads import QUADS
from onrecord.exports.pictures.spots import Spot, largest_first
from onrecord.exports.pictures.view import View, view_of

WIDTH, HEIGHT = 960, 560
_SMALLEST, _LARGEST = 4.5, 26.0  # radius in pixels
_NAMED = 24  # places whose name is written, the largest
_LETTER = 6.6  # pixels of a letter of a name


def draw_map(spots: Sequence[Spot], width: int = WIDTH, height: int = HEIGHT) -> str:
    """The SVG of a map that shows where most of the events are; ``outside`` tells which places it leaves out."""
    view = _view(spots, width, height)
    most = max((each.events for each in spots), default=1)
    drawn = [_spot(each, view, most) for each in largest_first(spots)]
    return element(
        "svg",
        element("title", words(_title(spots))),
        element(
            "defs",
            *(
                element("path", id=f"sign-{n}", d=quad.shape, vector_effect="non-scaling-stroke")
                for n, quad in enumerate(QUADS)
            ),
        ),
        element("g", *ground(view, {each.name for each in spots}), kind="ground"),
        element("g", *drawn, kind="spots", data_most=most, data_smallest=_SMALLEST, data_largest=_LARGEST),
        element("g", *_names(spots, view, most), kind="place-names"),
        xmlns="http://www.w3.org/2000/svg",
        kind="map",
        viewBox=f"0 0 {width} {height}",
        role="group",
        aria_label=_title(spots),
    )


def outside(spots: Sequence[Spot], width: int = WIDTH, height: int = HEIGHT) -> list[Spot]:
    """The places that the map of all ``spots`` leaves out, far from most, the largest first."""
    view = _view(spots, width, height)
    return [each for each in largest_first(spots) if not view.shows(each.longitude, each.latitude)]


def radius(events: int, most: int) -> float:
    """The area of a sign tells how many events it stands for."""
    return _SMALLEST + (_LARGEST - _SMALLEST) * math.sqrt(events / max(1, most)) * min(1.0, 0.3 + most / 20)


def _view(spots: Sequence[Spot], width: int, height: int) -> View:
    return view_of([(each.longitude, each.latitude, each.events) for each in spots], width, height)


def _title(spots: Sequence[Spot]) -> str:
    return f"Map of {sum(each.events for each in spots)} events at {len(spots)} places"


def _spot(spot: Spot, view: View, most: int) -> str:
    x, y = view.at(spot.longitude, spot.latitude)
    size = radius(spot.events, most)
    held = "" if spot.is_asserted else " unasserted"
    sign = element(
        "use",
        href=f"#sign-{spot.quad}",
        kind=f"sign {QUADS[spot.quad].key}{held}{' vague' if spot.vague else ''}",
        transform=f"translate({x:.1f} {y:.1f}) scale({size:.2f})",
        data_x=x,
        data_y=y,
        data_cells=" ".join(f"{c.stretch}:{c.quad}:{c.events}:{c.asserted}" for c in spot.cells),
    )
    name = f"{spot.name}: {spot.events} event{'' if spot.events == 1 else 's'}"
    told = name + ("" if spot.is_asserted else ", none asserted by an outlet") + (", near" if spot.vague else "")
    inside = element("title", words(told)) + sign
    if spot.link is None:
        return element("g", inside, kind="spot")
    return element("a", inside, kind="spot", href=spot.link, aria_label=shown(told))


def _names(spots: Sequence[Spot], view: View, most: int) -> Iterator[str]:
    """Names beside the largest signs, wherever there is room: right of them, else left."""
    taken: list[tuple[float, float, float, float]] = []
    named: set[str] = set()
    for n, spot in enumerate(largest_first(spots)[:_NAMED]):
        x, y = view.at(spot.longitude, spot.latitude)
        if spot.name.casefold() in named:
            continue
        size, wide = radius(spot.events, most), _LETTER * min(len(spot.name), 24)
        for left, anchor in ((x + size + 4, "start"), (x - size - 4 - wide, "end")):
            box = (left, y - 7, left + wide, y + 7)
            if 0 < left < view.width - wide and 8 < y < view.height - 8 and not any(_meet(box, each) for each in taken):
                taken.append(box)
                named.add(spot.name.casefold())
                at = left if anchor == "start" else left + wide
                kind = "place-name" if n else "place-name first"
                yield element("text", words(spot.name[:24]), kind=kind, x=at, y=y + 4, text_anchor=anchor)
                break


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
