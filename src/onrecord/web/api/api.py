"""The API under /api/v1: OpenAPI at /api/v1/openapi.json."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import metadata
from typing import TYPE_CHECKING, Any

from onrecord.errors import OnrecordError
from onrecord.settings import Settings, load_settings
from onrecord.web.api.judgements import add_judgements
from onrecord.web.api.limits import Limited
from onrecord.web.api.lists import add_lists
from onrecord.web.api.ones import add_ones
from onrecord.web.api.problems import problem, problem_of
from onrecord.web.desk import Desk

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

ROOT = "/api/v1"
_ABOUT = (
    "Who did what to whom, where and when, and who says so, through whom. Filters must all hold; names are matched"
    " anywhere, in any case, with or without accents. Lists come a page at a time: `next` leads to the next page."
)


def api_routes(desk: Desk) -> Sequence[BaseRoute]:
    """The API as a route of the server."""
    from starlette.routing import Mount

    return [Mount(ROOT, make_api(desk, load_settings()))]


def make_api(desk: Desk, settings: Settings) -> FastAPI:
    """The API over a record; it writes only for those who have the token of the settings."""
    from fastapi import FastAPI
    from starlette.exceptions import HTTPException
    from starlette.middleware import Middleware

    api = FastAPI(
        title="onrecord", version=metadata.version("onrecord"), description=_ABOUT, docs_url=None, redoc_url=None,
        redirect_slashes=False, middleware=[Middleware(Limited, rate=settings.rate)],
        exception_handlers={OnrecordError: _told, HTTPException: _refused, Exception: _failed},
    )  # fmt: skip
    add_judgements(api, desk, settings.token)
    add_lists(api, desk)
    add_ones(api, desk)
    described = api.openapi()
    described["components"] = {
        **described.get("components", {}),
        "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
    }
    described["servers"] = [{"url": ROOT}]
    return api


async def _told(_: Request, error: Any) -> Response:
    """What onrecord itself says."""
    return problem_of(error)


async def _refused(request: Request, error: Any) -> Response:
    """What the router refuses: no such path, no such method."""
    told = {
        404: f"There is nothing at {request.url.path[:200]!r}; {ROOT}/openapi.json says what there is.",
        405: f"{request.method} can't be done here.",
    }
    return problem(error.status_code, told.get(error.status_code, str(error.detail)), error.headers)


async def _failed(_: Request, error: Any) -> Response:
    """An error that nobody foresaw: its kind, nothing of what it holds."""
    return problem(500, f"This should not have happened ({type(error).__name__}).")
