"""Rows and single things as answers: in the format that is asked for, and not twice."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import msgspec

from onrecord.errors import BadQuery
from onrecord.exports.formats import export
from onrecord.query.rows import Rows
from onrecord.web.api.problems import Refused

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

MEDIA: Mapping[str, str] = {
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "geojson": "application/geo+json",
}
_FORMS = {media: form for form, media in MEDIA.items()}


def form_of(request: Request, suffix: str | None) -> str:
    """The format of the suffix, else the first that the Accept header has, else JSON. Raises BadQuery, Refused."""
    if suffix is not None:
        if suffix not in MEDIA:
            raise BadQuery(f"No format {suffix!r}; there are: {', '.join(MEDIA)}.")
        return suffix
    wanted = [each.split(";")[0].strip().lower() for each in request.headers.get("accept", "*/*").split(",")]
    for each in wanted:
        if each in _FORMS:
            return _FORMS[each]
        if each in ("*/*", "application/*", ""):
            return "json"
    if any(each.startswith("text/") for each in wanted):
        return "json"  # a browser's address bar
    raise Refused(406, f"No such format; there are: {', '.join(MEDIA.values())}.")


def tag_of(request: Request, form: str, state: str) -> str:
    """The ETag of an answer: of what is on record, and what is asked."""
    seen = f"{state}\n{request.url.path}\n{request.url.query}\n{form}"
    return f'"{sha256(seen.encode("utf-8", "replace")).hexdigest()[:24]}"'


def is_known(request: Request, tag: str) -> bool:
    """Whether the client has this answer already."""
    known = request.headers.get("if-none-match", "")
    return known.strip() == "*" or tag in [each.strip().removeprefix("W/") for each in known.split(",")]


def unchanged(tag: str) -> Response:
    """304: the client's answer is still right."""
    from starlette.responses import Response

    return Response(status_code=304, headers=_headers(tag))


def answer(value: Any, tag: str) -> Response:
    """One thing as JSON."""
    from starlette.responses import Response

    return Response(_encoded(value), headers=_headers(tag), media_type=MEDIA["json"])


def page(request: Request, rows: Rows[Any], form: str, tag: str) -> Response:
    """A page of rows, with a link to the next one."""
    from starlette.responses import Response

    following = _next(request, rows)
    headers = _headers(tag) | ({"Link": f'<{following}>; rel="next"'} if following else {})
    if form == "json":
        body = _encoded({"items": rows.dicts(), "next": following, "after": rows.next})
    else:
        file = io.BytesIO()
        export(rows, form, file)
        body = file.getvalue()
        name = request.url.path.rsplit("/", 1)[-1].split(".")[0]
        headers["Content-Disposition"] = f'attachment; filename="onrecord-{name}.{form}"'
    return Response(body, headers=headers, media_type=MEDIA[form])


def _encoded(value: Any) -> bytes:
    return msgspec.json.encode(_zoned(value))


def _zoned(value: Any) -> Any:
    """A value whose times have their zone: what is on record is UTC."""
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, dict):
        return {name: _zoned(each) for name, each in value.items()}
    return [_zoned(each) for each in value] if isinstance(value, list | tuple) else value


def _next(request: Request, rows: Rows[Any]) -> str | None:
    """Path and parameters of the next page; None: this is the last."""
    if rows.next is None:
        return None
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "after"]
    return f"{request.url.path}?{urlencode([*kept, ('after', rows.next)])}"


def _headers(tag: str) -> dict[str, str]:
    return {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept"}
