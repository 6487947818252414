"""Every question as a list: GET /events, /claims, … in all formats."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from onrecord.query.filters import snapshot_of
from onrecord.query.questions import QUESTIONS, Question
from onrecord.web.api.answers import MEDIA, form_of, is_known, page, tag_of, unchanged
from onrecord.web.api.asked import parameters_of, query_of
from onrecord.web.api.problems import told_in
from onrecord.web.desk import Desk

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.responses import Response

_SUFFIX = {
    "name": "form", "in": "path", "required": True, "schema": {"type": "string", "enum": list(MEDIA)},
    "description": "The format; else the Accept header says it.",
}  # fmt: skip


def add_lists(api: FastAPI, desk: Desk) -> None:
    """Adds a route for each question, and one with the format as suffix."""
    for question in QUESTIONS.values():
        asked = parameters_of(question)
        about: dict[str, Any] = {
            "methods": ["GET"],
            "summary": question.help,
            "tags": ["lists"],
            "responses": {
                200: {"description": "A page of rows.", "content": _contents(question)},
                304: {"description": "What the client has (If-None-Match) is still right."},
                **told_in(400, 406, 414, 429, 503),
            },
        }
        endpoint = _listing(question, desk)
        api.add_api_route(
            f"/{question.name}", endpoint, name=question.name, openapi_extra={"parameters": asked}, **about
        )
        api.add_api_route(
            f"/{question.name}.{{form}}", endpoint, name=f"{question.name}.form",
            openapi_extra={"parameters": [_SUFFIX, *asked]}, **about,
        )  # fmt: skip


def _listing(question: Question, desk: Desk) -> Callable[..., Any]:
    """An endpoint: a plain function, so that it runs in a thread of its own."""

    def listing(request):  # type: ignore[no-untyped-def]
        return listed(request, question, desk)

    return typed(listing)


def listed(request: Request, question: Question, desk: Desk) -> Response:
    """The page that a request asks for."""
    form = form_of(request, request.path_params.get("form"))
    query = query_of(question, request.query_params.multi_items())
    store = desk.store()
    tag = tag_of(request, form, snapshot_of(store, query).tag)
    if is_known(request, tag):
        return unchanged(tag)
    rows = question.ask(store, query)
    return page(request, rows, form, tag)


def typed(endpoint: Any) -> Callable[..., Any]:
    """``endpoint`` with the types that FastAPI looks for, which is only imported where the server starts."""
    from starlette.requests import Request
    from starlette.responses import Response

    endpoint.__annotations__ = {"request": Request, "return": Response}
    return endpoint  # type: ignore[no-any-return]


def _contents(question: Question) -> dict[str, Any]:
    """What the page looks like in each format."""
    from pydantic import TypeAdapter

    row = TypeAdapter(question.kind).json_schema(mode="serialization")
    defs = row.pop("$defs", {})
    schema = {
        "type": "object",
        "required": ["items", "next", "after"],
        "properties": {
            "items": {"type": "array", "items": row},
            "next": {"type": ["string", "null"], "description": "Path of the next page; null: this is the last."},
            "after": {"type": ["string", "null"], "description": "What `after` takes to get it."},
        },
    }
    schemas: dict[str, Any] = {"json": {**schema, "$defs": defs} if defs else schema, "geojson": {"type": "object"}}
    return {media: {"schema": schemas.get(form, {"type": "string"})} for form, media in MEDIA.items()}
