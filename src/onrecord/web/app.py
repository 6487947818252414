"""The server: pages and API of one record."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from onrecord.exports.pictures.sheet import SHEET
from onrecord.web.api.api import api_routes
from onrecord.web.desk import Desk
from onrecord.web.headers import HEADERS
from onrecord.web.page_routes import error_page, make_ahead, page_routes, theme_of
from onrecord.web.render import STATIC, render
from onrecord.web.review_routes import review_routes

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

# Each part of the desk gives its own routes; the first that fits a path answers.
PARTS: list[Callable[[Desk], Sequence[BaseRoute]]] = [
    api_routes,
    page_routes,
    review_routes,
]


def make_app(folder: Path) -> Starlette:
    """The application over the record in ``folder``."""
    return _app_over(Desk(folder))


def _app_over(desk: Desk) -> Starlette:
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.responses import FileResponse
    from starlette.routing import Mount, Route
    from starlette.staticfiles import StaticFiles

    routes = [route for part in PARTS for route in part(desk)]
    routes.append(Route("/static/pictures.css", lambda _: FileResponse(SHEET)))
    routes.append(Mount("/static", StaticFiles(directory=STATIC)))

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        desk.close()

    return Starlette(
        lifespan=lifespan, routes=routes, middleware=[Middleware(Guarded)], exception_handlers={404: _lost}
    )


async def _lost(request: Request, _: Exception) -> Response:
    from starlette.responses import HTMLResponse

    return HTMLResponse(render(error_page(f"There is no page {request.url.path!r}."), theme_of(request)), 404)


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
    """Serves the record until it is interrupted; the first page is made ahead, so that nobody waits for it long."""
    import uvicorn

    desk = Desk(folder)
    Thread(target=make_ahead, args=(desk,), daemon=True).start()
    uvicorn.run(_app_over(desk), host=host, port=port, log_level="warning", server_header=False)
