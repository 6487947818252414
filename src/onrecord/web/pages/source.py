"""One source: what it says, through whom, and who says otherwise."""

from __future__ import annotations

from onrecord.errors import NotOnRecord
from onrecord.query.claims import find_claims
from onrecord.query.disputes import find_disputes
from onrecord.query.query import Query
from onrecord.query.sources import find_sources
from onrecord.store.store import Store
from onrecord.web.page import Asked, Page

_SHOWN = 100  # claims


def source_page(store: Store, asked: Asked) -> Page:
    """The source that the path names. Raises NotOnRecord."""
    name = asked.path["name"]
    sources = find_sources(store, Query(source=name))
    claims = find_claims(store, Query(source=name, limit=_SHOWN, order="newest"))
    own = [each for each in claims if each.voice.casefold() == name.casefold()]
    row = next((each for each in sources if each.source.casefold() == name.casefold()), None)
    if row is None and not claims:
        raise NotOnRecord(f"Nobody on record who is called {name[:80]!r} is quoted; the sources list who is.")
    values = {
        "name": name,
        "row": row,
        "affirms": [each for each in own if each.status != "denied"],
        "denies": [each for each in own if each.status == "denied"],
        "passed_on": [each for each in claims if name in (each.outlet, *each.relays) and each.voice != name],
        "disputes": find_disputes(store, name),
    }
    return Page(template="source.html", title=name, values=values)
