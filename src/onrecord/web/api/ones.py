"""One thing with all about it: GET /events/{id}, /reports/{id}, /actors/{key}, …"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from onrecord.errors import NotOnRecord
from onrecord.query.actors import find_actors, find_ties
from onrecord.query.claims import find_claim
from onrecord.query.codings import find_codings
from onrecord.query.events import find_tellings, find_these
from onrecord.query.filters import snapshot_of
from onrecord.query.merged import find_contradictions, find_merged_of, find_origins
from onrecord.query.places import find_places
from onrecord.query.query import Query
from onrecord.query.show import Kind, find_shown
from onrecord.query.values import check_text, shortened
from onrecord.store.store import Store
from onrecord.web.api.answers import answer, is_known, tag_of, unchanged
from onrecord.web.api.lists import typed
from onrecord.web.api.problems import told_in
from onrecord.web.desk import Desk
from onrecord.wire.encode import to_wire

if TYPE_CHECKING:
    from fastapi import FastAPI

Find = Callable[[Store, str], Any]


def add_ones(api: FastAPI, desk: Desk) -> None:
    """Adds a route for one of each."""
    for path, (help_, find) in ONES.items():
        name = path.split("/")[1]
        api.add_api_route(
            path, _showing(find, desk), methods=["GET"], name=f"one of {name}", summary=help_, tags=["one"],
            responses={
                200: {"description": help_, "content": {"application/json": {"schema": {"type": "object"}}}},
                304: {"description": "What the client has (If-None-Match) is still right."},
                **told_in(400, 404, 414, 429, 503),
            },
            openapi_extra={"parameters": [
                {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
            ]},
        )  # fmt: skip


def _showing(find: Find, desk: Desk) -> Callable[..., Any]:
    def showing(request):  # type: ignore[no-untyped-def]
        id_ = request.path_params["id"]
        check_text("id", id_)
        store = desk.store()
        tag = tag_of(request, "json", snapshot_of(store, Query()).tag)
        return unchanged(tag) if is_known(request, tag) else answer(find(store, id_), tag)

    return typed(showing)


def _whole(store: Store, id_: str, *kinds: Kind) -> str:
    """The whole id of which ``id_`` is the beginning. Raises NotOnRecord for one of another kind."""
    shown = find_shown(store, id_)
    if shown.kind not in kinds:
        raise NotOnRecord(f"{shortened(id_)} is of the kind {shown.kind}, not {' or '.join(kinds)}.")
    return shown.id


def _event(store: Store, id_: str) -> dict[str, Any]:
    """The event as in the list, and the others that tell of the same event."""
    whole = _whole(store, id_, "event")
    found = find_these(store, [whole])
    if not found:
        raise NotOnRecord(f"Event {whole!r} no longer counts: a newer coding or a person took its place.")
    merged = found[0].merged
    others = [] if merged is None else [each for each in find_tellings(store, merged).dicts() if each["id"] != whole]
    return {**asdict(found[0]), "told_also_by": others}


def _claim(store: Store, id_: str) -> dict[str, Any]:
    whole = _whole(store, id_, "event", "condition")
    found = find_claim(store, whole)
    if found is None:
        raise NotOnRecord(f"Claim {whole!r} no longer counts: a newer coding or a person took its place.")
    return asdict(found)


def _report(store: Store, id_: str) -> dict[str, Any]:
    """The whole wire record, and when it was coded."""
    shown = find_shown(store, id_)
    if shown.kind != "report":
        raise NotOnRecord(f"{shortened(id_)} is of the kind {shown.kind}, not report.")
    return {**to_wire(shown.record), "codings": find_codings(store, shown.id).dicts()}


def _merged(store: Store, id_: str) -> dict[str, Any]:
    """What each report tells, who affirms and denies it, where they differ."""
    merged = find_merged_of(store, id_)
    if merged is None:
        raise NotOnRecord(f"No event across reports has the id {shortened(id_)}; `merged` lists them.")
    return {
        "id": merged,
        "told": find_tellings(store, merged).dicts(),
        "origins": find_origins(store, merged).dicts(),
        "contradictions": find_contradictions(store, merged).dicts(),
    }


def _actor(store: Store, key: str) -> dict[str, Any]:
    found = find_actors(store, key)
    if not found:
        raise NotOnRecord(f"Nobody on record has the key or name {shortened(key)}; `actors` lists keys.")
    ties = {side: find_ties(store, found[0].key, side).dicts() for side in ("actors", "recipients")}
    return {**asdict(found[0]), "does": ties["actors"], "suffers": ties["recipients"]}


def _place(store: Store, name: str) -> dict[str, Any]:
    found = find_places(store, name)
    if not found:
        raise NotOnRecord(f"No place on record has the number or name {shortened(name)}; `places` lists them.")
    return asdict(found[0])


ONES: Mapping[str, tuple[str, Find]] = {
    "/events/{id}": ("One coded event, and who tells of it too. The beginning of an id is enough.", _event),
    "/claims/{id}": ("One event or condition as said by one voice.", _claim),
    "/reports/{id:path}": ("All that was read in one report, as on the wire, with its text.", _report),
    "/merged/{id}": ("One event across reports: all tellings, origins, contradictions.", _merged),
    "/actors/{id:path}": ("One party by its key or name, and with whom it has to do.", _actor),
    "/places/{id:path}": ("One place by its number in GeoNames or its name.", _place),
}
