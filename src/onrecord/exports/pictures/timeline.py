"""A timeline: a bar for each interval, in colour and pattern of how sure it is, under what is held."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from onrecord.exports.pictures.markup import element, shown, words
from onrecord.query.timeline import TimelineRow
from onrecord.timeline.relations import load_relations

STANDINGS = ("established", "claimed", "disputed", "denied")
WIDTH = 1080
_LEFT = _RIGHT = 24
_AXIS, _TITLE, _ROW, _VOICE, _GAP = 34, 26, 24, 15, 12  # heights
_UNKNOWN = 14.0  # width of the pale end of a bar of which it is not known how long before it began
_LETTERS = 150  # characters of a line of voices
_PATTERNS = (
    element(
        "pattern",
        element("rect", kind="pattern-ground", width=8, height=8)
        + element("rect", kind="pattern-ink", width=4, height=8),
        id="claimed", width=8, height=8, patternUnits="userSpaceOnUse", patternTransform="rotate(45)",
    ),
    element(
        "pattern",
        element("rect", kind="pattern-ground", width=7, height=7)
        + element("circle", kind="pattern-ink", cx=3.5, cy=3.5, r=2),
        id="disputed", width=7, height=7, patternUnits="userSpaceOnUse",
    ),
)  # fmt: skip

Link = Callable[[TimelineRow], str | None]


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to places on the picture."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Where a day begins; days outside are at the edge."""
        share = (min(max(day, self.first), self.last) - self.first).days / max(1, (self.last - self.first).days)
        return round(_LEFT + share * (WIDTH - _LEFT - _RIGHT), 1)


def draw_timeline(rows: Sequence[TimelineRow], style: str = "", link: Link | None = None) -> str:
    """The SVG of rows in their order; ``style`` is a sheet to put inside, ``link`` gives where a bar leads."""
    scale = _scale(rows)
    body: list[str] = []
    y = float(_AXIS + _GAP)
    for title, group in groupby(rows, key=title_of):
        body.append(element("text", words(title), kind="held", x=_LEFT, y=y + 16))
        y += _TITLE
        for row in group:
            body.append(_linked("".join(_bar(row, y, scale)), row, link))
            y += _ROW
            for told in _voices(row):
                body.append(element("text", words(told), kind="voice", x=_LEFT + 8, y=y + 9))
                y += _VOICE
            y += 4
        y += _GAP
    height = round(y + 34)
    return element(
        "svg",
        element("title", "Timeline"),
        element("style", style) if style else "",
        element("defs", *_PATTERNS),
        element("rect", kind="paper", width=WIDTH, height=height),
        *_axis(scale, y),
        *body,
        *_legend(y + 4),
        xmlns="http://www.w3.org/2000/svg",
        kind="timeline",
        width=WIDTH if style else "",
        height=height if style else "",
        viewBox=f"0 0 {WIDTH} {height}",
        role="img" if link is None else "group",
        aria_label="Timeline",
    )


def title_of(row: TimelineRow) -> str:
    """What a row is about: "Control of Binnish"."""
    kind = load_relations()[row.relation]
    name = (
        row.subject if kind.slot == "subject" else f"{row.subject}, {row.object}" if kind.slot == "pair" else row.object
    )
    title = f"{kind.title} {name}"
    return title[0].upper() + title[1:]


def holder_of(row: TimelineRow) -> str:
    """Who holds it; of whereabouts where somebody is."""
    return row.object if load_relations()[row.relation].slot == "subject" else row.subject


def _scale(rows: Sequence[TimelineRow]) -> Scale:
    """From a little before the first day that is told to a little after the last."""
    told = [
        day
        for row in rows
        for day in (row.since_earliest, row.since_latest, row.until_earliest, row.until_latest)
        if day is not None
    ]
    if not told:
        return Scale(date(2000, 1, 1), date(2000, 1, 2))
    first, last = min(told), max(told)
    margin = timedelta(max(1, (last - first).days // 12))
    return Scale(first - margin, last + margin)


def _linked(inside: str, row: TimelineRow, link: Link | None) -> str:
    to = link(row) if link else None
    told = shown(f"{holder_of(row)}: {row.held_as}")
    return element("a", inside, kind="interval", href=to, aria_label=told) if to else element("g", inside)


def _bar(row: TimelineRow, y: float, scale: Scale) -> Iterator[str]:
    """A bar for the days on which it held for sure, paler ends for those on which it may have, and who held it."""
    first = row.since_latest or row.since_earliest
    ended = row.until_earliest or row.until_latest
    sure_from = scale.x(first) if first else float(_LEFT)
    sure_to = scale.x(ended) if ended else float(WIDTH - _RIGHT)
    edge = float(_LEFT) if first is None else sure_from - _UNKNOWN  # not known: a little before
    known = row.presumed_from or row.since_earliest
    may_from = scale.x(known) if known else edge
    may_to = scale.x(row.until_latest) if row.until_latest else sure_to
    if may_from < sure_from:
        yield _rect(may_from, y, sure_from - may_from, f"{row.held_as} pale")
    if may_to > sure_to:
        yield _rect(sure_to, y, may_to - sure_to, f"{row.held_as} pale")
    yield _rect(sure_from, y, max(4.0, sure_to - sure_from), row.held_as)
    if row.until_earliest is None and row.until_latest is None:
        yield element("path", kind="still", d=f"M{WIDTH - _RIGHT} {y + 2:g}l9 8l-9 8z")
    yield _holder(row, y, min(may_from, sure_from), sure_from, max(4.0, sure_to - sure_from))


def _holder(row: TimelineRow, y: float, left: float, x: float, width: float) -> str:
    """The holder's name: on its bar where there is room, else beside it."""
    name = holder_of(row)
    room = 7.2 * len(name) + 14
    if room <= width:
        kind = "holder on" if row.held_as == "established" else "holder"
        return element("text", words(name), kind=kind, x=x + 7, y=y + 14.5)
    if x + width + room <= WIDTH:
        return element("text", words(name), kind="holder", x=x + width + 6, y=y + 14.5)
    return element("text", words(name), kind="holder", x=left - 6, y=y + 14.5, text_anchor="end")


def _voices(row: TimelineRow) -> Iterator[str]:
    """Who says so, a line for each way of saying it."""
    for how, names in (("asserted", row.asserted_by), ("claimed", row.claimed_by), ("denied", row.denied_by)):
        if names:
            told = f"{how} by {'; '.join(names)}"
            yield told if len(told) <= _LETTERS else told[: _LETTERS - 1] + "…"


def _axis(scale: Scale, bottom: float) -> Iterator[str]:
    """A line for each of at most some twelve days, with the day above."""
    days = (scale.last - scale.first).days
    for n in range(0, days + 1, max(1, -(-days // 12))):
        day = scale.first + timedelta(n)
        x = scale.x(day)
        yield element("line", kind="axis", x1=x, y1=_AXIS, x2=x, y2=bottom)
        if x < WIDTH - _RIGHT - 40:
            yield element("text", words(day), kind="day", x=x, y=_AXIS - 10)


def _legend(y: float) -> Iterator[str]:
    for n, name in enumerate(STANDINGS):
        x = _LEFT + n * 130
        yield element("rect", kind=f"standing-{name}", x=x, y=y, width=26, height=13, rx=2)
        yield element("text", name, kind="key", x=x + 33, y=y + 11)
    x = _LEFT + len(STANDINGS) * 130
    yield element("rect", kind="standing-established pale", x=x, y=y, width=26, height=13, rx=2)
    yield element("text", "pale: may have held, or is presumed to", kind="key", x=x + 33, y=y + 11)


def _rect(x: float, y: float, width: float, kind: str) -> str:
    return element("rect", kind=f"standing-{kind}", x=x, y=y, width=width, height=20, rx=3)
