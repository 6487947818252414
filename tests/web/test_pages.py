"""The pages of the desk, asked without a browser."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest
import uvicorn

from onrecord.coding.reader import Reader
from onrecord.model.report import Report
from onrecord.store.store import open_store
from onrecord.web.app import make_app
from onrecord.web.page_routes import PAGES

HOSTILE = (
    "Rebels shelled <script>alert(1)</script> Aleppo on Sunday, the “<img src=x onerror=alert(2)>” ministry said.\n\n"
    "The army denied that it had fled \u202egnp.exe from Hama. =cmd|' /C calc'!A0 " + "x" * 3000
)
TEXT = (
    "Syrian rebels captured Aleppo on Saturday, the Meridian Press agency reported.\n\n"
    "The defence ministry denied that its troops had withdrawn from the city."
)


@pytest.fixture(scope="module")
def folder(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk") / "record"
    day = date(2024, 11, 30)
    reports = [
        Report(id="plain", text=TEXT, outlet="Harbour Post", title="Aleppo falls", published=day),
        Report(
            id="hostile",
            text=HOSTILE,
            outlet='<b onclick="x">',
            title="<svg/onload=alert(3)>",
            url="javascript:alert(4)",
        ),
    ]
    with open_store(folder) as store:
        store.add(reader.read(each) for each in reports)
    return folder


@pytest.fixture(scope="module")
def desk(folder: Path) -> Iterator[httpx.Client]:
    """A client of a server that listens on loopback."""
    server = uvicorn.Server(uvicorn.Config(make_app(folder), host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    for _ in range(200):
        if server.started:
            break
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30, trust_env=False) as client:
        yield client
    server.should_exit = True
    thread.join(10)


class Elements(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def links(html: str, start: str) -> list[str]:
    return re.findall(rf'href="({start}[^"]+)"', html)


def test_every_page_answers(desk: httpx.Client) -> None:
    event = links(desk.get("/events").text, "/events/")[0]
    named = {"/events/{id}": event, "/actors/{name:path}": "/actors/Syrian rebels", "/places/{name:path}": "/places/Aleppo",
             "/sources/{name:path}": "/sources/The defence ministry", "/reports/{id}": "/reports/plain"}  # fmt: skip
    paths = [named.get(each, each) for each in PAGES]
    for path in [*paths, "/search?text=Aleppo", "/events?type=COERCE&since=2024-11-01&untyped=1"]:
        answer = desk.get(path)
        assert answer.status_code == 200, path
        assert "<h1" in answer.text


def test_all_links_of_the_desk_lead_somewhere(desk: httpx.Client) -> None:
    seen: set[str] = set()
    waiting = ["/"]
    while waiting and len(seen) < 150:
        path = waiting.pop()
        if path not in seen:
            seen.add(path)
            answer = desk.get(path)
            assert answer.status_code == 200, path
            waiting += [each.replace("&amp;", "&") for each in links(answer.text, "/")] if path.count("?") < 1 else []
    assert len(seen) > 15


@pytest.mark.parametrize("path", ["/", "/events", "/reports/hostile", "/search?text=rebels", "/sources", "/timeline"])
def test_text_of_a_report_is_inert(desk: httpx.Client, path: str) -> None:
    html = desk.get(path).text
    assert "\u202e" not in html
    for tag, attributes in Elements(html).found:
        assert tag not in {"img", "b", "iframe", "object", "style"}
        assert tag != "script" or (attributes.get("src") or "").startswith("/static/")
        assert not any(name.startswith("on") or name == "style" for name in attributes)
    assert 'href="javascript' not in html


def test_a_search_for_markup_is_shown_as_text(desk: httpx.Client) -> None:
    html = desk.get("/search", params={"text": '"><script>alert(1)</script>'}).text
    assert not [attributes for tag, attributes in Elements(html).found if tag == "script" and "src" not in attributes]


def test_every_answer_forbids_what_is_foreign(desk: httpx.Client) -> None:
    for path in ("/", "/static/desk.css", "/nothing/here", "/events/none"):
        policy = desk.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
    assert not re.search(r'(?:src|href)="(?:https?:)?//', desk.get("/events").text)


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/nothing/here", 404, "no page"),
        ("/events/none", 404, "Nothing on record has the id"),
        ("/reports/none", 404, "Nothing on record has the id"),
        ("/events?limit=many", 400, "whole number"),
        ("/events?country=Syria", 400, "ISO alpha-3"),
        ("/events?colour=red", 400, "Nothing can be asked by"),
        ("/events?since=Sunday", 400, "needs a day"),
    ],
)
def test_what_cannot_be_shown_says_why(desk: httpx.Client, path: str, status: int, told: str) -> None:
    answer = desk.get(path)
    assert answer.status_code == status
    assert told in answer.text


def test_an_event_page_shows_the_words_and_the_chain(desk: httpx.Client) -> None:
    pages = [desk.get(each).text for each in links(desk.get("/events", params={"type": "COERCE"}).text, "/events/")]
    taken = next(page for page in pages if "Meridian Press" in page)
    assert 'class="m-actor' in taken
    assert 'class="role">publisher' in taken
    assert "CT+" in taken
