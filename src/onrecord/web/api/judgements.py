"""Judgements: to read for all, to make and take back with a token."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.errors import BadQuery
from onrecord.model.judgement import Verdict
from onrecord.query.filters import snapshot_of
from onrecord.query.judgements import find_judgements, judge, undo
from onrecord.query.query import Query
from onrecord.query.values import check_text
from onrecord.web.api.answers import answer, is_known, tag_of, unchanged
from onrecord.web.api.lists import typed
from onrecord.web.api.problems import Refused, told_in
from onrecord.web.desk import Desk

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import Request


class Given(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A judgement as it is sent."""

    verdict: Verdict
    who: str
    ids: list[str] = []
    why: str = ""
    replaces: str | None = None  # id of an earlier judgement; of "undo": the one taken back
    correction: dict[str, str] = {}


def add_judgements(api: FastAPI, desk: Desk, token: str) -> None:
    """Adds GET and POST /judgements; without a token nothing can be written."""

    def listing(request):  # type: ignore[no-untyped-def]
        store = desk.store()
        tag = tag_of(request, "json", snapshot_of(store, Query()).tag)
        return unchanged(tag) if is_known(request, tag) else answer({"items": find_judgements(store).dicts()}, tag)

    async def judging(request):  # type: ignore[no-untyped-def]
        from starlette.concurrency import run_in_threadpool

        check_token(request, token)
        return await run_in_threadpool(_judged, desk, _given(await request.body()))

    _, schemas = msgspec.json.schema_components([Given], ref_template="#/components/schemas/{name}")
    schema = {**schemas["Given"], "title": "Judgement"}
    body = {"required": True, "content": {"application/json": {"schema": schema}}}
    api.add_api_route(
        "/judgements", typed(listing), methods=["GET"], name="judgements", tags=["judgements"],
        summary="All judgements, oldest first.",
        responses={
            200: {"description": "All judgements.", "content": {"application/json": {"schema": {"type": "object"}}}},
            304: {"description": "What the client has (If-None-Match) is still right."},
            **told_in(429, 503),
        },
    )  # fmt: skip
    api.add_api_route(
        "/judgements", typed(judging), methods=["POST"], name="judge", tags=["judgements"], status_code=201,
        summary="Accept, reject, correct, merge or split rows, or undo a judgement.",
        responses={
            201: {"description": "Noted.", "content": {"application/json": {"schema": {
                "type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}}}},
            **told_in(400, 401, 403, 404, 413, 429, 503),
        },
        openapi_extra={"requestBody": body, "security": [{"token": []}]},
    )  # fmt: skip


def check_token(request: Request, token: str) -> None:
    """Raises Refused where the request may not write. Takes as long for a nearly right token as for a wrong one."""
    if not token:
        raise Refused(403, "Nothing can be written here: the server was started without ONRECORD_TOKEN.")
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not hmac.compare_digest(given.strip().encode(), token.encode()):
        told = "Writing needs the server's token: Authorization: Bearer …"
        raise Refused(401, told, WWW_Authenticate='Bearer realm="onrecord"')


def _given(body: bytes) -> Given:
    try:
        given = msgspec.json.decode(body, type=Given)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadQuery(f"A judgement can't be read: {error}.") from None
    texts = {"who": given.who, "why": given.why.replace("\n", " "), "replaces": given.replaces}
    for name, value in texts.items():
        check_text(name, value)
    for each in (*given.ids, *given.correction, *given.correction.values()):
        check_text("ids and correction", each)
    if not given.who.strip():
        raise BadQuery("who needs a name.")
    return given


def _judged(desk: Desk, given: Given) -> Any:
    from starlette.background import BackgroundTask
    from starlette.responses import Response

    store = desk.store()
    if given.verdict == "undo":
        if given.replaces is None or given.ids or given.correction:
            raise BadQuery("undo needs `replaces`, the id of a judgement, and nothing else.")
        made = undo(store, given.replaces, who=given.who, why=given.why)
    else:
        made = judge(
            store, given.verdict, given.ids, who=given.who, why=given.why, replaces=given.replaces,
            correction=given.correction or None,
        )  # fmt: skip
    headers, relinked = {"Cache-Control": "no-store"}, BackgroundTask(desk.relink)
    return Response(msgspec.json.encode({"id": made}), 201, headers, "application/json", relinked)
