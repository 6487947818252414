"""The timeline as a picture: a bar for each interval, in the colour of how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any, BinaryIO
from xml.sax.saxutils import escape

from onrecord.errors import BadQuery
from onrecord.query.rows import Rows
from onrecord.query.timeline import TimelineRow
from onrecord.timeline.relations import load_relations

# Colours of Okabe and Ito (2008), which colour-blind people tell apart; patterns and dashes say the same once more.
_STYLES = {
    "established": 'fill="#0072B2"',
    "claimed": 'fill="url(#claimed)" stroke="#B37B00"',
    "disputed": 'fill="url(#disputed)" stroke="#A0507F"',
    "denied": 'fill="#FFFFFF" stroke="#D55E00" stroke-dasharray="5 3"',
}
_WIDTH, _LEFT, _RIGHT = 1080, 24, 24
_AXIS, _TITLE, _ROW, _VOICE, _GAP = 34, 26, 24, 15, 12  # heights
_UNKNOWN = 14.0  # width of the pale end of a bar of which it is not known how long before it began
_LETTERS = 150  # characters of a line of voices
_FONT = "font-family=\"'Source Sans 3','Segoe UI',Helvetica,Arial,sans-serif\""
_HEAD = (
    "<defs>"
    '<pattern id="claimed" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="8" height="8" fill="#FBE3AE"/><rect width="4" height="8" fill="#E69F00"/></pattern>'
    '<pattern id="disputed" width="7" height="7" patternUnits="userSpaceOnUse">'
    '<rect width="7" height="7" fill="#F3DCE9"/><circle cx="3.5" cy="3.5" r="2" fill="#CC79A7"/></pattern>'
    "</defs>"
)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days to places on the picture."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Where a day begins; days outside are at the edge."""
        share = (min(max(day, self.first), self.last) - self.first).days / max(1, (self.last - self.first).days)
        return round(_LEFT + share * (_WIDTH - _LEFT - _RIGHT), 1)


def write_svg(rows: Rows[Any], file: BinaryIO) -> None:
    """An SVG of the rows of a timeline, in their order; the same rows give the same bytes.

    Raises BadQuery for other rows.
    """
    if rows.kind is not TimelineRow:
        raise BadQuery("Only a timeline can be drawn as SVG.")
    file.write(_drawn(tuple(rows)).encode())


def _drawn(rows: Sequence[TimelineRow]) -> str:
    scale = _scale(rows)
    body: list[str] = []
    y = float(_AXIS + _GAP)
    for title, group in groupby(rows, key=_title):
        body.append(_text(_LEFT, y + 16, title, 'font-size="15" font-weight="600" fill="#1A1A1A"'))
        y += _TITLE
        for row in group:
            body += _bar(row, y, scale)
            y += _ROW
            for told in _voices(row):
                body.append(_text(_LEFT + 8, y + 9, told, 'font-size="11" fill="#555555"'))
                y += _VOICE
            y += 4
        y += _GAP
    legend = list(_legend(y + 4))
    height = round(y + 34)
    axis = list(_axis(scale, y))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}"'
        f' role="img" {_FONT}>'
    )
    paper = f'<rect width="{_WIDTH}" height="{height}" fill="#FFFFFF"/>'
    return "\n".join([head, "<title>Timeline</title>", _HEAD, paper, *axis, *body, *legend, "</svg>"]) + "\n"


def _title(row: TimelineRow) -> str:
    kind = load_relations()[row.relation]
    name = (
        row.subject if kind.slot == "subject" else f"{row.subject}, {row.object}" if kind.slot == "pair" else row.object
    )
    title = f"{kind.title} {name}"
    return title[0].upper() + title[1:]


def _scale(rows: Sequence[TimelineRow]) -> _Scale:
    """From a little before the first day that is told to a little after the last."""
    told = [
        day
        for row in rows
        for day in (row.since_earliest, row.since_latest, row.until_earliest, row.until_latest)
        if day is not None
    ]
    if not told:
        return _Scale(date(2000, 1, 1), date(2000, 1, 2))
    first, last = min(told), max(told)
    margin = timedelta(max(1, (last - first).days // 12))
    return _Scale(first - margin, last + margin)


def _bar(row: TimelineRow, y: float, scale: _Scale) -> Iterator[str]:
    """A bar for the days on which it held for sure, paler ends for those on which it may have, and who held it."""
    first = row.since_latest or row.since_earliest
    ended = row.until_earliest or row.until_latest
    sure_from = scale.x(first) if first else float(_LEFT)
    sure_to = scale.x(ended) if ended else float(_WIDTH - _RIGHT)
    edge = float(_LEFT) if first is None else sure_from - _UNKNOWN  # not known: a little before
    may_from = scale.x(row.since_earliest) if row.since_earliest else edge
    may_to = scale.x(row.until_latest) if row.until_latest else sure_to
    style = _STYLES[row.held_as]
    if may_from < sure_from:
        yield _rect(may_from, y, sure_from - may_from, style, pale=True)
    if may_to > sure_to:
        yield _rect(sure_to, y, may_to - sure_to, style, pale=True)
    yield _rect(sure_from, y, max(4.0, sure_to - sure_from), style)
    if row.until_earliest is None and row.until_latest is None:
        tip = _WIDTH - _RIGHT
        yield f'<path d="M{tip} {y + 2:g}l9 8l-9 8z" fill="#777777"/>'
    yield from _label(row, y, sure_from, max(4.0, sure_to - sure_from))


def _label(row: TimelineRow, y: float, x: float, width: float) -> Iterator[str]:
    """The holder's name: on its bar where there is room, else beside it."""
    name = row.object if load_relations()[row.relation].slot == "subject" else row.subject
    room = 7.2 * len(name) + 14
    # A white rim keeps the words readable on a pattern.
    rim = ' stroke="#FFFFFF" stroke-width="3.5" paint-order="stroke" stroke-linejoin="round"'
    if room <= width and row.held_as == "established":
        yield _text(x + 7, y + 14.5, name, 'font-size="13" fill="#FFFFFF"')
    elif room <= width:
        yield _text(x + 7, y + 14.5, name, f'font-size="13" fill="#1A1A1A"{rim}')
    elif x + width + room <= _WIDTH:
        yield _text(x + width + 6, y + 14.5, name, f'font-size="13" fill="#1A1A1A"{rim}')
    else:
        yield _text(x - 6, y + 14.5, name, f'font-size="13" fill="#1A1A1A" text-anchor="end"{rim}')


def _voices(row: TimelineRow) -> Iterator[str]:
    """Who says so, a line for each way of saying it."""
    for how, names in (("asserted", row.asserted_by), ("claimed", row.claimed_by), ("denied", row.denied_by)):
        if names:
            told = f"{how} by {'; '.join(names)}"
            yield told if len(told) <= _LETTERS else told[: _LETTERS - 1] + "…"


def _axis(scale: _Scale, bottom: float) -> Iterator[str]:
    """A line for each of at most some twelve days, with the day above."""
    days = (scale.last - scale.first).days
    step = max(1, -(-days // 12))
    for n in range(0, days + 1, step):
        day = scale.first + timedelta(n)
        x = scale.x(day)
        yield f'<line x1="{x:g}" y1="{_AXIS}" x2="{x:g}" y2="{bottom:g}" stroke="#E6E6E6"/>'
        if x < _WIDTH - _RIGHT - 40:
            yield _text(x, _AXIS - 10, day.isoformat(), 'font-size="11" fill="#555555"')


def _legend(y: float) -> Iterator[str]:
    for n, name in enumerate(_STYLES):
        x = _LEFT + n * 130
        yield f'<rect x="{x}" y="{y:g}" width="26" height="13" rx="2" {_STYLES[name]}/>'
        yield _text(x + 33, y + 11, name, 'font-size="12" fill="#1A1A1A"')


def _rect(x: float, y: float, width: float, style: str, *, pale: bool = False) -> str:
    opacity = ' opacity="0.35"' if pale else ""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="20" rx="3" {style}{opacity}/>'


def _text(x: float, y: float, words: str, style: str) -> str:
    shown = "".join(each if each.isprintable() else "\ufffd" for each in words)
    return f'<text x="{x:g}" y="{y:g}" {style}>{escape(shown)}</text>'
