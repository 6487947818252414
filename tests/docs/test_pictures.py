"""The pictures of the docs are the desk as it is. To take them anew: ONRECORD_RENEW_DOCS=1 pytest tests/docs"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Page, sync_playwright

from onrecord.cli.demo import find_samples
from onrecord.cli.link import link_record
from onrecord.cli.read import keep
from onrecord.query.history import open_history
from onrecord.settings import load_settings
from onrecord.web.app import make_app

CHROMIUM = "/usr/bin/chromium"
PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
SIZE = {"width": 1200, "height": 820}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped samples on record, linked."""
    folder = tmp_path_factory.mktemp("pictures") / "demo-record"
    keep(find_samples(), folder, load_settings())
    with open_history(folder) as history:
        link_record(history.store)
    return folder


@pytest.fixture(scope="module")
def paths(folder: Path) -> dict[str, str]:
    """Name of a picture: the page that it shows."""
    with open_history(folder) as history:
        disputed = {each.merged for each in history.contradictions() if each.kind == "polarity"}
        event = next(each for each in history.events() if history.merged_of(each.id) in disputed)
        told = next(each for each in history.events(status="denied"))
    return {
        "overview": "/",
        "event": f"/events/{event.id}",
        "report": f"/reports/{told.report}",
        "timeline": "/timeline?relation=controls",
        "review": "/review",
    }


@pytest.fixture(scope="module")
def page(folder: Path) -> Iterator[Page]:
    """A page of a browser at a desk on loopback."""
    server = uvicorn.Server(uvicorn.Config(make_app(folder), host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser.new_page(
            base_url=f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}",
            viewport={"width": SIZE["width"], "height": SIZE["height"]},
            reduced_motion="reduce",
        )
        browser.close()
    server.should_exit = True
    thread.join(10)


@pytest.mark.parametrize("name", ["overview", "event", "report", "timeline", "review"])
def test_a_picture_is_taken(page: Page, paths: dict[str, str], name: str, tmp_path: Path) -> None:
    answer = page.goto(paths[name])
    assert answer is not None
    assert answer.ok
    if name == "review":
        page.get_by_label("Your name").fill("Kim")
        page.get_by_role("button", name="Begin").click()
    taken = (PICTURES if os.environ.get("ONRECORD_RENEW_DOCS") else tmp_path) / f"{name}.png"
    page.screenshot(path=taken)
    assert taken.stat().st_size > 20_000
    assert (PICTURES / f"{name}.png").is_file(), "take it: ONRECORD_RENEW_DOCS=1 pytest tests/docs"
