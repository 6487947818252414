"""The page to mail around: it asks for nothing, runs nothing, and reads well."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.exports.coded_rows import event

from onrecord.exports.page import page as page_module
from onrecord.exports.page.page import figure_of, make_page
from onrecord.query.coded_events import NumberRow
from onrecord.query.query import Query
from onrecord.store.store import Store

CHROMIUM = Path("/usr/bin/chromium")
AXE = Path(__file__).parents[2] / "islands" / "node_modules" / "axe-core" / "axe.min.js"


class Parts(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def html(export_store: Store) -> str:
    return make_page(export_store, Query()).decode()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("no Chromium here")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


def test_nothing_is_asked_for_or_run(html: str) -> None:
    for tag, attributes in Parts(html).found:
        assert tag not in {"script", "link", "img", "iframe", "object", "embed", "form", "base", "foreignobject"}
        assert not {"src", "srcset", "style", "background", "poster"} & set(attributes), (tag, attributes)
        assert not [name for name in attributes if name.startswith("on")]
        to = attributes.get("href") or "#"
        assert to.startswith("#") or (tag == "a" and to.startswith(("http://", "https://"))), to
    assert "url(" not in re.sub(r"url\(#[\w-]+\)", "", html)
    assert "@import" not in html


def test_the_policy_lets_in_this_style_alone(html: str) -> None:
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', html)
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    known = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{known}'; base-uri 'none'; form-action 'none'"


def test_hostile_words_are_shown_as_words(html: str) -> None:
    assert "<script" not in html
    assert "javascript:" not in html
    assert "&lt;script&gt;alert(1)" in html
    assert "&lt;img src=x onerror=alert(2)&gt;" in html
    assert "\u202e" not in html
    assert "w" * 400 not in html


def test_it_says_who_says_so_and_how_to_cite(html: str) -> None:
    for told in ("asserted by", "denied by", "The Syrian army", "How to cite", "GeoNames", "revision 1"):
        assert told in html


def test_the_same_record_gives_the_same_page(export_store: Store, html: str) -> None:
    assert make_page(export_store, Query()).decode() == html


def test_nothing_found_is_said(export_store: Store) -> None:
    assert "Nothing on record meets this." in make_page(export_store, Query(country="PER")).decode()


def test_five_hundred_events_stay_below_a_megabyte(export_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    one = event(sentence="Rebels attacked the army near the river on Friday, a commander of theirs said. " * 4)
    many = [replace(one, id=f"x{n:016x}") for n in range(700)]
    monkeypatch.setattr(page_module, "gather", lambda *_: many)
    page = make_page(export_store, Query())
    assert len(page) < 1_000_000
    assert b"The first 500 of 700" in page


@pytest.mark.parametrize(
    ("number", "expected"),
    [((12, 12, 12), "12"), ((24, None, None), "24 or more"), ((3, None, 5), "3–5"), ((None, None, 9), "up to 9"),
     ((1000, 1200, None), "1,200")],
)  # fmt: skip
def test_numbers_in_words(number: tuple[int | None, int | None, int | None], expected: str) -> None:
    low, best, high = number
    assert figure_of(NumberRow(what="killed", low=low, best=best, high=high)) == expected


@pytest.mark.parametrize(("width", "scheme"), [(1200, "light"), (390, "light"), (1200, "dark")])
def test_a_browser_shows_it_without_a_request(
    html: str, browser: Browser, tmp_path: Path, width: int, scheme: Any
) -> None:
    path = tmp_path / "report.html"
    path.write_text(html, encoding="utf-8")
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=False
    )
    page = context.new_page()
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.goto(path.as_uri())
    assert asked == [path.as_uri()]
    assert told == []
    assert page.get_by_role("heading", name="How to cite").is_visible()
    body = page.locator("body").bounding_box()
    assert body is not None
    assert body["width"] <= width
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(html: str, browser: Browser, tmp_path: Path, scheme: Any) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not built here: make build")
    path = tmp_path / "report.html"
    path.write_text(html, encoding="utf-8")
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(path.as_uri())
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:120], each["nodes"][0]["any"][:1]) for each in found] == []
    context.close()
