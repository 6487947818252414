"""The pages of the desk, asked without a browser."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import httpx
import pytest

from onrecord.web.page_routes import PAGES


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
    named = {
        "/events/{id}": event,
        "/actors/{name:path}": "/actors/Syrian rebels",
        "/places/{name:path}": "/places/Aleppo",
        "/sources/{name:path}": "/sources/The defence ministry",
        "/reports/{id}": "/reports/plain",
    }
    paths = [named.get(each, each) for each in PAGES]
    for path in [*paths, "/search?text=Aleppo", "/events?type=COERCE&since=2024-11-01&untyped=1"]:
        answer = desk.get(path)
        assert answer.status_code == 200, path
        assert "<h1" in answer.text


def test_all_links_of_the_desk_lead_somewhere(desk: httpx.Client) -> None:
    seen: set[str] = set()
    waiting = ["/"]
    while waiting and len(seen) < 60:
        path = waiting.pop()
        if path not in seen:
            seen.add(path)
            answer = desk.get(path)
            assert is_inert(answer.text), path
            assert answer.status_code in (200, 303), path  # 303: who reviews says who they are first
            waiting += [each.replace("&amp;", "&") for each in links(answer.text, "/")] if path.count("?") < 1 else []
    assert len(seen) > 15


def is_inert(html: str) -> bool:
    """Whether nothing in a page but the desk's own scripts can act."""
    for tag, attributes in Elements(html).found:
        foreign = tag in {"img", "b", "iframe", "object", "style", "base", "embed"}
        own = tag != "script" or (attributes.get("src") or "").startswith("/static/")
        acting = any(name.startswith("on") or name == "style" for name in attributes)
        if foreign or acting or not own or (attributes.get("href") or "").startswith("javascript"):
            return False
    return "\u202e" not in html


@pytest.mark.parametrize("start", ["/reports/hostile", "/events?outlet=onclick&untyped=1", "/search?text=rebels"])
def test_text_of_a_report_is_inert_wherever_links_lead(desk: httpx.Client, start: str) -> None:
    first = desk.get(start).text
    assert is_inert(first)
    for path in dict.fromkeys(links(first, "/(?:events|actors|places|sources|reports)/")):
        assert is_inert(desk.get(path.replace("&amp;", "&")).text), path


def test_a_long_table_goes_on_with_the_next_page(desk: httpx.Client) -> None:
    seen: list[str] = []
    path = "/events?limit=3&type="
    while path and len(seen) < 60:
        html = desk.get(path).text
        seen += links(html, "/events/")
        path = "".join(links(html, r"/events\?[^\"]*after=")[:1]).replace("&amp;", "&")
    assert len(seen) == len(set(seen)) == len(links(desk.get("/events").text, "/events/"))


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
