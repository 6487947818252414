"""The ground of a map: graticule, countries and their names."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence

from onrecord.exports.pictures.markup import element, words
from onrecord.exports.pictures.outlines import Outline, Ring, load_outlines
from onrecord.exports.pictures.view import View

_STEPS = (1, 2, 5, 10, 20, 30)  # degrees between the lines of the graticule
_LINES = 9  # that a view holds at most in each direction
_NEAR = 0.7  # pixels below which a point adds nothing to a line
_NAMED_FROM = 2500.0  # square pixels of a country that get its name

Pixels = Sequence[tuple[float, float]]


def ground(view: View, named: Collection[str] = ()) -> Iterator[str]:
    """Sea, graticule, countries; without outlines the graticule alone. Countries that are ``named`` already are not."""
    yield element("rect", kind="sea", x=-view.width, y=-view.height, width=3 * view.width, height=3 * view.height)
    yield element("path", kind="graticule", d="".join(_graticule(view)))
    names: list[str] = []
    for outline in load_outlines(view.outlines):
        shown = [pixels for ring in outline.rings if _meets(ring, view) and len(pixels := _pixels(ring, view)) > 2]
        if shown:
            yield element("path", kind="country", d="".join(_path(each) for each in shown))
            names += _name(outline, shown, view) if outline.name not in named else ()
    yield from names


def _graticule(view: View) -> Iterator[str]:
    step = next((each for each in _STEPS if (view.east - view.west) / each <= _LINES), _STEPS[-1])
    left, top, right, bottom = -view.width, -view.height, 2 * view.width, 2 * view.height
    for n in range(math.floor(view.west / step) - _LINES, math.ceil(view.east / step) + _LINES):
        yield f"M{view.at(n * step, 0)[0]:.0f} {top}V{bottom}"
    for n in range(math.floor(view.south / step) - _LINES, math.ceil(view.north / step) + _LINES):
        yield f"M{left} {view.at(0, n * step)[1]:.0f}H{right}"


def _meets(ring: Ring, view: View) -> bool:
    """Whether a ring comes into the view, or as far beside it as a reader can move the map."""
    wide, high = view.east - view.west, view.north - view.south
    return (
        ring.west < view.east + wide
        and ring.east > view.west - wide
        and ring.south < view.north + high
        and ring.north > view.south - high
    )


def _pixels(ring: Ring, view: View) -> list[tuple[float, float]]:
    """The ring's points, held within a border around the view, without those that nobody would see."""
    found: list[tuple[float, float]] = []
    for point in ring.points:
        x, y = view.at(*point)
        x, y = min(max(x, -view.width), 2 * view.width), min(max(y, -view.height), 2 * view.height)
        if not found or abs(x - found[-1][0]) + abs(y - found[-1][1]) > _NEAR:
            found.append((x, y))
    return found


def _path(pixels: Pixels) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in pixels) + "z"


def _name(outline: Outline, shown: Sequence[Pixels], view: View) -> Iterator[str]:
    """The country's name in the middle of its largest part, if that is in view and large enough."""
    area, x, y = max(_middle(_within(each, view)) for each in shown)
    if area > _NAMED_FROM and 30 < x < view.width - 30 and 20 < y < view.height - 20:
        yield element("text", words(outline.name), kind="country-name", x=x, y=y)


def _within(pixels: Pixels, view: View) -> Pixels:
    return [(min(max(x, 0), view.width), min(max(y, 0), view.height)) for x, y in pixels]


def _middle(pixels: Pixels) -> tuple[float, float, float]:
    """Area and centre of a polygon."""
    area = x = y = 0.0
    for (ax, ay), (bx, by) in zip(pixels, [*pixels[1:], pixels[0]], strict=True):
        cross = ax * by - bx * ay
        area, x, y = area + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    return (abs(area) / 2, x / (3 * area), y / (3 * area)) if area else (0.0, 0.0, 0.0)
