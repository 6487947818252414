"""The pages as routes of the server."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from onrecord.errors import BadQuery, NotOnRecord, OnrecordError
from onrecord.web.asked import query_of
from onrecord.web.desk import Desk
from onrecord.web.page import Asked, MakePage, Page
from onrecord.web.pages.actor import actor_page
from onrecord.web.pages.event import event_page
from onrecord.web.pages.events import events_page
from onrecord.web.pages.overview import overview_page
from onrecord.web.pages.place import place_page
from onrecord.web.pages.report import report_page
from onrecord.web.pages.search import search_page
from onrecord.web.pages.source import source_page
from onrecord.web.pages.sources import sources_page
from onrecord.web.pages.timeline import timeline_page
from onrecord.web.render import render

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

PAGES: dict[str, MakePage] = {
    "/": overview_page,
    "/events": events_page,
    "/events/{id}": event_page,
    "/reports/{id}": report_page,
    "/actors/{name:path}": actor_page,
    "/places/{name:path}": place_page,
    "/sources": sources_page,
    "/sources/{name:path}": source_page,
    "/timeline": timeline_page,
    "/search": search_page,
}
_STATUS = {BadQuery: 400, NotOnRecord: 404}


def page_routes(desk: Desk) -> list[BaseRoute]:
    """A route for each page that only reads."""
    from starlette.routing import Route

    return [Route(path, _answering(make, desk)) for path, make in PAGES.items()]


def make_ahead(desk: Desk) -> None:
    """Makes the first page and the timeline once: what they take is kept for the first reader."""
    with suppress(OnrecordError):  # the first reader will be told
        for make in (overview_page, timeline_page):
            render(make(desk.store(), Asked(query=query_of({}))))


def error_page(told: str) -> Page:
    """A page that says why there is nothing to be shown."""
    return Page(template="error.html", title="Not to be shown", values={"told": told})


def theme_of(request: Request) -> str:
    """Light or dark, where the reader has chosen; else "", as the machine is set."""
    chosen = request.cookies.get("theme", "")
    return chosen if chosen in ("light", "dark") else ""


def _answering(make: MakePage, desk: Desk) -> Callable[[Request], Response]:
    """An endpoint: a plain function, so that it runs in a thread of its own."""

    def endpoint(request: Request) -> Response:
        from starlette.responses import HTMLResponse

        try:
            given = dict(request.query_params)
            asked = Asked(path=request.path_params, query=query_of(given), given=given)
            return HTMLResponse(render(make(desk.store(), asked), theme_of(request)))
        except OnrecordError as error:
            status = _STATUS.get(type(error), 500)
            return HTMLResponse(render(error_page(str(error)), theme_of(request)), status)

    return endpoint
