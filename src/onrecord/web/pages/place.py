"""One place: who controls it over time, what happened there."""

from __future__ import annotations

from markupsafe import Markup

from onrecord.errors import NotOnRecord
from onrecord.exports.pictures.timeline import draw_timeline
from onrecord.query.events import find_these
from onrecord.query.places import find_happened, find_places
from onrecord.query.query import Query
from onrecord.query.timeline import find_timeline
from onrecord.store.store import Store
from onrecord.web.page import Asked, Page
from onrecord.web.picturing import days_of, map_of

_SHOWN = 60  # events


def place_page(store: Store, asked: Asked) -> Page:
    """The place that the path names, by its number in GeoNames or by name. Raises NotOnRecord."""
    found = find_places(store, asked.path["name"])
    if not found:
        raise NotOnRecord(f"No place on record is called {asked.path['name'][:80]!r}; the events list places.")
    place, *others = found
    near = Query(place=place.name)
    days = days_of(store, near, {"place": place.name})
    control = find_timeline(store, Query(place=place.name, relation="controls", limit=_SHOWN))
    values = {
        "place": place,
        "others": others,
        "days": days,
        "map": map_of(store, near, days.stretches),
        "control": control,
        "drawn": Markup(draw_timeline(control)) if control else None,
        "rows": find_these(store, find_happened(store, place, _SHOWN)),
        "most": _SHOWN,
    }
    return Page(template="place.html", title=place.name, values=values)
