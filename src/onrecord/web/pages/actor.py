"""One actor: what it did, what was done to it, what it says, with whom it has to do."""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import Markup

from onrecord.errors import NotOnRecord
from onrecord.exports.pictures.ties import draw_ties
from onrecord.query.actors import TieRow, find_actors, find_deeds, find_held, find_ties
from onrecord.query.claims import find_claims
from onrecord.query.events import find_these
from onrecord.query.query import Query
from onrecord.store.store import Store
from onrecord.web.page import Asked, Page

_SHOWN = 40  # events of each list; the table of events has all


def actor_page(store: Store, asked: Asked) -> Page:
    """The actor that the path names, by key or by name. Raises NotOnRecord."""
    found = find_actors(store, asked.path["name"])
    if not found:
        raise NotOnRecord(f"Nobody on record is called {asked.path['name'][:80]!r}; the events list who acts.")
    actor, *others = found
    does, suffers = find_ties(store, actor.key, "actors"), find_ties(store, actor.key, "recipients")
    values = {
        "actor": actor,
        "others": others,
        "ties": Markup(draw_ties(actor.name, does, suffers, _link)) if does or suffers else None,
        "did": find_these(store, find_deeds(store, actor.key, "actors", _SHOWN)),
        "suffered": find_these(store, find_deeds(store, actor.key, "recipients", _SHOWN)),
        "said": find_claims(store, Query(source=actor.name, limit=_SHOWN, order="newest")),
        "held": find_held(store, actor.key, _SHOWN),
        "most": _SHOWN,
    }
    return Page(template="actor.html", title=actor.name, values=values)


def _link(row: TieRow) -> str:
    return f"/actors/{quote(row.key or row.name, safe='')}"
