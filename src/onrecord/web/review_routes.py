"""The pages of review as routes of the server: what is read, and what is written by forms."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, cast

from onrecord.errors import BadQuery, NotAllowed, NotOnRecord, OnrecordError
from onrecord.model.judgement import Verdict
from onrecord.query.review import decide, find_attribution, find_reviewed, review, undo_last
from onrecord.query.show import find_shown
from onrecord.settings import load_settings
from onrecord.store.judged import PAIRED
from onrecord.store.store import Store
from onrecord.web.asked import link_with
from onrecord.web.desk import Desk
from onrecord.web.page import Page
from onrecord.web.page_routes import error_page, theme_of
from onrecord.web.pages.review import filters_in, next_of, queue_page
from onrecord.web.pages.review_coders import coders_page
from onrecord.web.pages.review_item import item_page
from onrecord.web.render import render
from onrecord.web.review_form import changed
from onrecord.web.review_guard import Session, begin_session, check_origin, check_write, is_here, session_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

_STATUS = {BadQuery: 400, NotAllowed: 403, NotOnRecord: 404}
_LARGEST = 64_000  # bytes of a form
Given = Mapping[str, str]
MakePage = Callable[["Request", Session], Page]
Write = Callable[["Request", Session, Given], str]  # what gives the path to go on to


def review_routes(desk: Desk) -> list[BaseRoute]:
    """The routes of review. Forms answer with another page's address, so that they work without scripts."""
    from starlette.routing import Route

    pages: dict[str, MakePage] = {
        "/review": lambda request, session: queue_page(desk.store(), session, dict(request.query_params)),
        "/review/coders": lambda _, session: coders_page(desk.store(), session),
        "/review/items/{id}": lambda request, session: item_page(
            desk.store(), session, request.path_params["id"], dict(request.query_params)
        ),
    }
    forms: dict[str, Write] = {
        "/review/items/{id}": partial(_judged, desk),
        "/review/items/{id}/undo": partial(_undone, desk),
    }
    return [
        Route("/review/attributions/{local}/{report:path}", partial(_leading, desk), methods=["GET"]),
        Route("/review/reviewer", _asking_who, methods=["GET"]),
        Route("/review/reviewer", _signed_in, methods=["POST"]),
        *(Route(path, _reading(make), methods=["GET"]) for path, make in pages.items()),
        *(Route(path, _writing(desk, write), methods=["POST"]) for path, write in forms.items()),
    ]


def _judged(desk: Desk, request: Request, session: Session, given: Given) -> str:
    """Notes a verdict on a row, or on it and another one; then the next row of the queue."""
    store, verdict = desk.store(), cast("Verdict", given.get("verdict", ""))
    id_ = find_shown(store, request.path_params["id"]).id
    correction = _correction(store, session, id_, given) if verdict == "correct" else None
    why = given.get("why", "").strip()[:1000]
    filters = filters_in(dict(request.query_params))
    if given.get("decision"):
        if session.reviewer.is_blind:
            raise NotAllowed("Who codes blind does not decide: sign in without that.")
        decide(store, session.reviewer, verdict, id_, why=why, correction=correction, relink=False)
        return "/review/coders"
    ids = [id_, _other(given)] if verdict in PAIRED else [id_]
    noted = review(store, session.reviewer, verdict, ids, why=why, correction=correction, relink=False)
    goal = id_ if verdict in PAIRED else next_of(store, session, filters)
    return link_with(f"/review/items/{goal}" if goal else "/review", filters, noted=noted)


def _correction(store: Store, session: Session, id_: str, given: Given) -> dict[str, str]:
    """What the form says otherwise than the record. Raises BadQuery where that is nothing."""
    correction = changed(find_reviewed(store, id_, session.reviewer), given)
    if not correction:
        raise BadQuery("Nothing in the form is other than what is on record; accept it, or change a field.")
    return correction


def _other(given: Given) -> str:
    """The id of the other event, typed or chosen. Raises BadQuery where there is none."""
    other = given.get("typed", "").strip() or given.get("other", "").strip()
    if not other:
        raise BadQuery("Choose the other event, or give its id.")
    return other


def _undone(desk: Desk, request: Request, session: Session, _: Given) -> str:
    """Takes back what the reviewer said last of a row, or ("last") at all; then that row."""
    id_ = request.path_params["id"]
    row = undo_last(desk.store(), session.reviewer, None if id_ == "last" else id_, relink=False)
    return link_with(f"/review/items/{row}", filters_in(dict(request.query_params)), noted="undone")


def _leading(desk: Desk, request: Request) -> Response:
    """From an attribution as its report's page tells it to its page of review."""
    from starlette.responses import HTMLResponse, RedirectResponse

    try:
        row = find_attribution(desk.store(), request.path_params["report"], request.path_params["local"])
        return RedirectResponse(f"/review/items/{row}", 303)
    except OnrecordError as error:
        return HTMLResponse(render(error_page(str(error)), theme_of(request)), _STATUS.get(type(error), 500))


def _reading(make: MakePage) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        from starlette.responses import RedirectResponse

        session = session_of(request)
        if session is None:
            return RedirectResponse(link_with("/review/reviewer", {}, back=_here(request)), 303)
        return _answer(request, lambda: make(request, session))

    return endpoint


def _writing(desk: Desk, write: Write) -> Callable[[Request], Awaitable[Response]]:
    """A form's answer is sent as soon as the judgement is noted; links follow after it."""

    async def endpoint(request: Request) -> Response:
        from starlette.background import BackgroundTask
        from starlette.concurrency import run_in_threadpool
        from starlette.responses import HTMLResponse, RedirectResponse

        def written(given: Given) -> Response:
            try:
                session = check_write(request, given.get("form", ""), load_settings().token)
                return RedirectResponse(write(request, session, given), 303, background=BackgroundTask(desk.relink))
            except OnrecordError as error:
                page = render(error_page(str(error)), theme_of(request))
                return HTMLResponse(page, _STATUS.get(type(error), 503))

        return await run_in_threadpool(written, await _form(request))

    return endpoint


def _asking_who(request: Request) -> Response:
    """Who reviews, asked once."""
    session = session_of(request)
    values = {"session": session, "back": _inside(request.query_params.get("back", "")), "here": is_here(request)}
    return _answer(request, lambda: Page(template="review_reviewer.html", title="Who reviews?", values=values))


async def _signed_in(request: Request) -> Response:
    from starlette.responses import HTMLResponse, RedirectResponse

    given = await _form(request)
    try:
        check_origin(request)
        answer = RedirectResponse(_inside(given.get("back", "")), 303)
        begin_session(
            request, answer, given.get("who", ""), is_blind=given.get("blind") == "1", given=given.get("token", ""),
            token=load_settings().token,
        )  # fmt: skip
        return answer
    except NotAllowed as error:
        return HTMLResponse(render(error_page(str(error)), theme_of(request)), 403)


def _answer(request: Request, make: Callable[[], Page]) -> Response:
    from starlette.responses import HTMLResponse

    try:
        return HTMLResponse(render(make(), theme_of(request)), headers={"Cache-Control": "no-store"})
    except OnrecordError as error:
        return HTMLResponse(render(error_page(str(error)), theme_of(request)), _STATUS.get(type(error), 500))


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form; none of one that is too large."""
    if int(request.headers.get("content-length") or _LARGEST + 1) > _LARGEST:
        return {}
    form = await request.form(max_files=0, max_fields=40)
    return {name: value for name, value in form.items() if isinstance(value, str)}


def _here(request: Request) -> str:
    return f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path


def _inside(path: str) -> str:
    """A path of review that a form may go on to; any other address is none."""
    return path if path.startswith("/review") and "\\" not in path and "\n" not in path else "/review"
