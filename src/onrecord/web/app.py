"""The server: pages and API of one record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import BadQuery, NotOnRecord, OnrecordError
from onrecord.web.asked import query_of
from onrecord.web.desk import Desk
from onrecord.web.headers import HEADERS
from onrecord.web.page import Asked, MakePage, Page
from onrecord.web.pages.event import event_page
from onrecord.web.pages.events import events_page
from onrecord.web.pages.overview import overview_page
from onrecord.web.pages.report import report_page
from onrecord.web.pages.search import search_page
from onrecord.web.pages.sources import sources_page
from onrecord.web.pages.timeline import timeline_page
from onrecord.web.render import render

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

STATIC = Path(__file__).with_name("static")
PAGES: dict[str, MakePage] = {
    "/": overview_page,
    "/events": events_page,
    "/events/{id}": event_page,
    "/reports/{id}": report_page,
    "/sources": sources_page,
    "/timeline": timeline_page,
    "/search": search_page,
}
_STATUS = {BadQuery: 400, NotOnRecord: 404}


def make_app(folder: Path) -> Starlette:
    """The application over the record in ``folder``; it only reads."""
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.routing import Mount, Route
    from starlette.staticfiles import StaticFiles

    desk = Desk(folder)
    routes: list[Any] = [Route(path, _answering(make, desk)) for path, make in PAGES.items()]
    routes.append(Mount("/static", StaticFiles(directory=STATIC)))
    return Starlette(routes=routes, middleware=[Middleware(Guarded)], exception_handlers={404: _lost})


def _answering(make: MakePage, desk: Desk) -> Callable[[Request], Response]:
    """An endpoint: a plain function, so that it runs in a thread of its own."""

    def endpoint(request: Request) -> Response:
        from starlette.responses import HTMLResponse

        try:
            given = dict(request.query_params)
            asked = Asked(path=request.path_params, query=query_of(given), given=given)
            return HTMLResponse(render(make(desk.store(), asked)))
        except OnrecordError as error:
            return HTMLResponse(render(_error(str(error))), _STATUS.get(type(error), 500))

    return endpoint


def _error(told: str) -> Page:
    return Page(template="error.html", title="Not to be shown", values={"told": told})


async def _lost(request: Request, _: Exception) -> Response:
    from starlette.responses import HTMLResponse

    return HTMLResponse(render(_error(f"There is no page {request.url.path!r}.")), 404)


class Guarded:
    """Adds HEADERS to every answer."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        async def guarded(message: Any) -> None:
            if message["type"] == "http.response.start":
                own = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
                message = {**message, "headers": [*message.get("headers", ()), *own]}
            await send(message)

        await self.app(scope, receive, guarded if scope["type"] == "http" else send)


def serve(folder: Path, host: str, port: int) -> None:
    """Serves the record until it is interrupted."""
    import uvicorn

    uvicorn.run(make_app(folder), host=host, port=port, log_level="warning", server_header=False)
