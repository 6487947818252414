"""Errors as problem details (RFC 9457): what was asked, what was got, what there is."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.errors import BadQuery, NotOnRecord, OnrecordError

if TYPE_CHECKING:
    from starlette.responses import Response

MEDIA = "application/problem+json"
_STATUS = {BadQuery: 400, NotOnRecord: 404}
SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "One line: what was asked, what was got, what there is."},
    },
}


class Refused(OnrecordError):
    """A request that is not answered for another reason than what it asks."""

    def __init__(self, status: int, told: str, **headers: str) -> None:
        super().__init__(told)
        self.status = status
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


def problem(status: int, told: str, headers: Mapping[str, str] | None = None) -> Response:
    """An answer that says why there is no other."""
    from starlette.responses import Response

    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": told}
    return Response(msgspec.json.encode(body), status, {"Cache-Control": "no-store", **(headers or {})}, MEDIA)


def problem_of(error: OnrecordError) -> Response:
    """The answer to a request that raised ``error``."""
    if isinstance(error, Refused):
        return problem(error.status, str(error), error.headers)
    status = next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 503)
    return problem(status, str(error), {"Retry-After": "1"} if status == 503 else None)


def told_in(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """These statuses as OpenAPI has them."""
    return {each: {"description": HTTPStatus(each).phrase, "content": {MEDIA: {"schema": SCHEMA}}} for each in statuses}
