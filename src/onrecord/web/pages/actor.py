"""One actor: what it did, what was done to it, what it says, with whom it has to do."""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import Markup

from onrecord.errors import NotOnRecord
from onrecord.exports.pictures.ties import draw_ties
from onrecord.query.actors import ActorRow, TieRow, find_actors, find_deeds, find_ties
from onrecord.query.claims import find_claims
from onrecord.query.events import find_these
from onrecord.query.query import Query
from onrecord.query.timeline import find_timeline
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
        "held": _held(store, actor),
        "most": _SHOWN,
    }
    return Page(template="actor.html", title=actor.name, values=values)


def _held(store: Store, actor: ActorRow) -> list[object]:
    """What the actor controls or holds, and where it is: by any of its names."""
    rows = find_timeline(store, Query(actor=actor.name, limit=_SHOWN))
    return [each for each in rows if {each.subject, *each.names} & set(actor.names)]


def _link(row: TieRow) -> str:
    return f"/actors/{quote(row.key or row.name, safe='')}"
