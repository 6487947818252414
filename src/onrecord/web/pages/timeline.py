"""Who controls what, who holds which office, who is where."""

from __future__ import annotations

from itertools import groupby
from typing import get_args

from markupsafe import Markup

from onrecord.exports.pictures.timeline import draw_timeline, holder_of, title_of
from onrecord.model.condition import Relation
from onrecord.query.timeline import find_timeline
from onrecord.store.store import Store
from onrecord.web.page import Asked, Page


def timeline_page(store: Store, asked: Asked) -> Page:
    """The intervals drawn, and as a list with who says so."""
    rows = find_timeline(store, asked.query)
    values = {
        "held": [(title, tuple(group)) for title, group in groupby(rows, title_of)],
        "drawn": Markup(draw_timeline(rows)) if rows else None,
        "given": asked.given,
        "kinds": get_args(Relation),
        "holder_of": holder_of,
        "first": len(rows) if len(rows) == asked.query.limit else None,  # there may be more
    }
    return Page(template="timeline.html", title="Timeline", values=values)
