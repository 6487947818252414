"""The commonest ways through the desk in a real browser, on a desk and on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

Opened = Callable[..., Page]
both_sizes = pytest.mark.parametrize("size", ["desktop", "phone"])


def fits(page: Page) -> bool:
    """Whether the page is no wider than its window."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@both_sizes
def test_from_the_map_to_a_place(watched: Opened, pictures: Path, size: str) -> None:
    page = watched(size)
    page.goto("/")
    expect(page.locator("svg.map .country").first).to_be_attached()
    page.screenshot(path=pictures / f"overview-{size}.png")
    assert fits(page)
    page.locator("svg.map a.spot", has_text="Saraqib: 1 event").press("Enter")
    expect(page.locator("h1")).to_have_text("Saraqib")
    expect(page.locator("svg.timeline .held").first).to_have_text("Control of Saraqib")
    page.screenshot(path=pictures / f"place-{size}.png")
    assert fits(page)


@both_sizes
def test_the_sliders_choose_days(watched: Opened, size: str) -> None:
    page = watched(size)
    page.goto("/")
    spots = page.locator("svg.map .spot:not(.none)")
    before, told = spots.count(), page.locator("[data-told]").text_content()
    slider = page.locator("[data-from]")
    for _ in range(3):
        slider.press("ArrowRight")
    assert page.locator("[data-told]").text_content() != told
    assert spots.count() < before
    page.locator("[data-show]").click()
    assert "since=" in page.url
    expect(page.locator("#results")).to_be_visible()


@both_sizes
def test_the_map_comes_nearer_and_goes_back(watched: Opened, size: str) -> None:
    page = watched(size)
    page.goto("/")
    whole = page.locator("svg.map").get_attribute("viewBox")
    page.locator("[data-zoom=in]").click()
    assert page.locator("svg.map").get_attribute("viewBox") != whole
    page.locator("[data-zoom=reset]").click()
    assert page.locator("svg.map").get_attribute("viewBox") == whole


@both_sizes
def test_facets_narrow_and_chips_widen(watched: Opened, pictures: Path, size: str) -> None:
    page = watched(size)
    page.goto("/events")
    rows = page.locator("table.events tbody tr")
    every = rows.count()
    page.screenshot(path=pictures / f"events-{size}.png")
    assert fits(page)
    page.locator("#facets a", has_text="COERCE").click()
    expect(page.locator(".chip")).to_contain_text("COERCE")
    assert 0 < rows.count() < every
    page.locator(".chip").click()
    expect(rows).to_have_count(every)


@both_sizes
def test_a_filter_is_live_and_stands_in_the_address(watched: Opened, size: str) -> None:
    page = watched(size)
    page.goto("/events")
    page.locator("#filters input[name=actor]").press_sequentially("Russia")
    expect(page.locator(".chip")).to_contain_text("Russia")
    assert "actor=Russia" in page.url
    page.locator("[data-save]").click()
    page.goto("/events")
    page.locator("#saved a", has_text="Russia").click()
    expect(page.locator(".chip")).to_contain_text("Russia")


@both_sizes
def test_an_event_shows_both_sides_and_leads_to_its_words(watched: Opened, pictures: Path, size: str) -> None:
    page = watched(size)
    page.goto("/events?place=Saraqib&status=asserted")
    page.locator("table.events a.open").first.click()
    expect(page.locator(".sides-table .for")).to_contain_text("Quay News")
    expect(page.locator(".sides-table .against")).to_contain_text("ministry")
    expect(page.locator(".telling")).to_have_count(3)
    page.screenshot(path=pictures / f"event-{size}.png", full_page=True)
    assert fits(page)
    page.locator(".from a[href*='/reports/']").click()
    expect(page.locator(".note-card:target")).to_contain_text("COERCE")


@both_sizes
def test_a_click_on_words_shows_the_rule(watched: Opened, pictures: Path, size: str) -> None:
    page = watched(size)
    page.goto("/reports/four")
    page.locator("article .m-trigger", has_text="bombed").click()
    expect(page.locator(".note-card.chosen code").first).to_contain_text("assault")
    page.screenshot(path=pictures / f"report-{size}.png")
    assert fits(page)
    page.locator("#show-trigger").uncheck()
    colour = page.locator("article .m-trigger").first.evaluate("mark => getComputedStyle(mark).backgroundColor")
    assert colour == "rgba(0, 0, 0, 0)"


@both_sizes
def test_from_the_sources_to_what_one_denies(watched: Opened, pictures: Path, size: str) -> None:
    page = watched(size)
    page.goto("/sources")
    page.screenshot(path=pictures / f"sources-{size}.png")
    assert fits(page)
    page.locator("table.sources a", has_text="defence ministry").first.click()
    expect(page.locator("#denies")).to_be_visible()
    expect(page.locator(".claims", has_text="seized")).to_have_count(1)
    assert fits(page)


@both_sizes
def test_the_timeline_is_drawn_and_listed(watched: Opened, pictures: Path, size: str) -> None:
    page = watched(size)
    page.goto("/timeline")
    page.locator("select[name=relation]").select_option("controls")
    expect(page).to_have_url(re.compile("relation=controls"))
    expect(page.locator("svg.timeline")).to_be_visible()
    page.locator(".as-list summary").click()
    expect(page.locator(".as-list .held").first).to_be_visible()
    page.screenshot(path=pictures / f"timeline-{size}.png")
    assert fits(page)


@both_sizes
def test_searching_by_keyboard(watched: Opened, pictures: Path, size: str) -> None:
    page = watched(size)
    page.goto("/timeline")
    page.keyboard.press("/")
    page.keyboard.type("Saraqib")
    page.keyboard.press("Enter")
    expect(page.locator(".found li")).to_have_count(3)
    page.screenshot(path=pictures / f"search-{size}.png")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("article.text")).to_contain_text("Saraqib")


@both_sizes
def test_from_an_actor_to_another(watched: Opened, pictures: Path, size: str) -> None:
    page = watched(size)
    page.goto("/events?actor=Turkey")
    page.locator("table.events .party", has_text="Turkey").first.click()
    expect(page.locator("h1")).to_have_text("Turkey")
    page.screenshot(path=pictures / f"actor-{size}.png")
    assert fits(page)
    page.locator("svg.ties a", has_text="Russia").first.press("Enter")
    expect(page.locator("h1")).to_have_text("Russia")


def test_the_keyboard_tells_itself_and_the_theme_stays(watched: Opened) -> None:
    page = watched()
    page.goto("/")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.keyboard.press("g")
    page.keyboard.press("e")
    expect(page.locator("h1")).to_have_text("Events")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_reading_works_without_script(watched: Opened) -> None:
    page = watched(script=False)
    page.goto("/")
    page.locator("svg.days a").first.click()
    expect(page.locator("table.events tbody tr").first).to_be_visible()
    page.goto("/events")
    page.locator("#filters input[name=place]").fill("Saraqib")
    page.locator("#filters button").click()
    expect(page.locator(".chip")).to_contain_text("Saraqib")
    page.locator("table.events a.open").first.click()
    expect(page.locator(".sides-table")).to_be_visible()
    page.goto("/reports/four")
    page.locator("article a.to-note", has_text="bombed").click()
    expect(page.locator(".note-card:target")).to_contain_text("ASSAULT")
    for hidden in (".slider", ".zoom", ".tools", "#saved"):
        expect(page.locator(hidden)).not_to_be_visible()


def test_hostile_text_does_nothing(watched: Opened) -> None:
    page = watched()
    event = "/events?outlet=onclick&untyped=1"
    for path in (
        "/",
        "/events",
        event,
        "/reports/hostile",
        "/reports/endless",
        "/sources",
        "/timeline",
        "/search?text=rebels",
    ):
        page.goto(path)
        assert page.locator("main img, main script, main iframe, main b").count() == 0, path
        assert fits(page), path
    page.goto(event)
    page.locator("table.events a.open").first.click()
    assert page.locator("main img, main script, main iframe, main b").count() == 0
    expect(page.locator(".evidence")).to_be_visible()
