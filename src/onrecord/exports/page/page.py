"""The page: map, days, timeline, table, voices for and against, reports, how to cite. It asks for nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from onrecord.exports.citation import LICENCE, cite, filters_of, state_of
from onrecord.exports.event import Event
from onrecord.exports.gather import gather
from onrecord.exports.page.drawn import counts_of, day_of, spots_of
from onrecord.exports.page.voices import reports_of, voices_of
from onrecord.exports.pictures.days import draw_days
from onrecord.exports.pictures.map import draw_map, outside
from onrecord.exports.pictures.quads import QUADS, quad_of
from onrecord.exports.pictures.sheet import sheet
from onrecord.exports.pictures.spots import largest_first
from onrecord.exports.pictures.stretches import stretches_of
from onrecord.exports.pictures.timeline import draw_timeline
from onrecord.query.coded_events import NumberRow
from onrecord.query.query import Query
from onrecord.query.state import find_state
from onrecord.query.timeline import find_timeline
from onrecord.store.store import Store

if TYPE_CHECKING:
    from jinja2 import Template

MOST = 500  # events in the table: so the page stays below 1 MB
_INTERVALS = 40  # bars of the timeline
_SPOTS = 250  # places on the map, those with most events
_LEFT_OUT = 8  # places off the map that are named
_SHORT = 280  # characters of a sentence or a name
_FOLDER = Path(__file__).parent
# Characters that turn the direction of writing around, or are none: shown as U+FFFD.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def make_page(store: Store, query: Query, title: str | None = None) -> bytes:
    """The HTML of the events that meet ``query``; the same record and query give the same bytes."""
    events, state = gather(store, query), find_state(store)
    style = f"{(_FOLDER / 'page.css').read_text(encoding='utf-8')}\n{sheet()}"
    told = {
        "title": title or _title(query),
        "style": Markup(style),  # ours alone
        "style_hash": _hash(style),
        "filters": filters_of(query),
        "state": state_of(state),
        "citation": cite(title or _title(query), query, state),
        "licence": LICENCE.strip().split("\n\n"),
        "quads": QUADS,
        "events": events[:MOST],
        "all_events": len(events),
        "voices": voices_of(events),
        "reports": reports_of(events[:MOST]),
        "all_reports": len({each.report for event in events for each in event.members}),
        **_pictures(events),
        **_timeline(store, query),
    }
    return _template().render(told).encode()


def _title(query: Query) -> str:
    filters = filters_of(query)
    return "Events: " + (", ".join(f"{name} {value}" for name, value in filters.items()) or "the whole record")


def _pictures(events: Sequence[Event]) -> Mapping[str, Any]:
    days = Counter(day for event in events if (day := day_of(event)))
    stretches = stretches_of(days)
    spots = largest_first(spots_of(events))[:_SPOTS]
    return {
        "days": Markup(draw_days(counts_of(events, stretches), stretches)) if days else None,
        "earlier": sum(count for day, count in days.items() if day < stretches.first),
        "map": Markup(draw_map(spots)) if spots else None,
        "located": sum(each.events for each in spots),
        "off_map": outside(spots)[:_LEFT_OUT],
    }


def _timeline(store: Store, query: Query) -> Mapping[str, Any]:
    """What held meanwhile; filters on events alone don't narrow it."""
    asked = replace(query, type=None, mode=None, recipient=None, status=None, untyped=False, limit=None)
    rows = find_timeline(store, asked)
    shown = tuple(rows)[:_INTERVALS]
    return {"timeline": Markup(draw_timeline(shown)) if shown else None, "more_intervals": len(rows) - len(shown)}


def _hash(style: str) -> str:
    """How the page's policy knows its own style, so that no other is let in."""
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters.update(plain=plain, days=days_of, figure=figure_of, quad=_quad, web=_web)
    return environment.get_template("page.html")


def plain(value: object) -> str:
    """Text without characters that would turn the direction of writing around, cut where it is very long."""
    words = _STEERING.sub("\ufffd", str(value)[: _SHORT + 1])
    return words if len(words) <= _SHORT else words[:_SHORT].rstrip() + "…"


def days_of(event: Event) -> str:
    """The days between which an event lies: one, a range (2024-12-05–06), "by" or "from" one; empty for none."""
    earliest, latest = (event.when.earliest, event.when.latest) if event.when else (None, None)
    return _range(earliest, latest)


def _range(earliest: date | None, latest: date | None) -> str:
    if earliest is None or latest is None:
        known = earliest or latest
        return "" if known is None else f"{'from' if earliest else 'by'} {known}"
    if earliest == latest:
        return str(earliest)
    same_month = (earliest.year, earliest.month) == (latest.year, latest.month)
    return f"{earliest}–{latest:%d}" if same_month else f"{earliest} – {latest}"


def figure_of(number: NumberRow) -> str:
    """A number of people: the figure that most give, else its bounds."""
    if number.best is not None:
        return f"{number.best:,}"
    if number.low is not None and number.high is not None:
        return f"{number.low:,}–{number.high:,}"
    return f"{number.low:,} or more" if number.low is not None else f"up to {number.high or '?'}"


def _quad(event: Event) -> str:
    """The class of pictures.css in whose colour and shape an event is told; "" for none."""
    quad = quad_of(event.type)
    return "" if quad is None else QUADS[quad].key


def _web(url: str | None) -> str | None:
    """A URL that a link may lead to: of HTTP; None for any other."""
    return url if url and url.startswith(("http://", "https://")) else None
