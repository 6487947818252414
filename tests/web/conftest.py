"""A record that the desk shows, the desk on loopback, and a browser that looks at it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import httpx
import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from onrecord.coding.reader import Reader
from onrecord.linking.catch_up import catch_up
from onrecord.model.report import Report
from onrecord.store.store import open_store
from onrecord.web.app import make_app

CHROMIUM = "/usr/bin/chromium"
SIZES = {"desktop": (1360, 860), "phone": (390, 844)}
LONG_WORD = "x" * 1_000_000
HOSTILE = (
    "Rebels shelled <script>alert(1)</script> Aleppo on Sunday, the “<img src=x onerror=alert(2)>” ministry said.\n\n"
    "The army denied that it had fled \u202egnp.exe from Hama. =cmd|' /C calc'!A0 " + "x" * 3000
)
PLAIN = (
    "Syrian rebels captured Aleppo on Saturday, the Meridian Press agency reported.\n\n"
    "The defence ministry denied that its troops had withdrawn from the city."
)
STORY = {
    "one": ("Quay News", "Syrian rebels seized Saraqib on Friday. Residents fled to Idlib."),
    "two": ("Orchard Daily", "Syrian rebels seized Saraqib on Friday, residents told Delta Press."),
    "three": ("Delta Press", "The defence ministry denied that Syrian rebels had seized Saraqib on Friday."),
    "four": (
        "Quay News",
        "Turkey urged Russia on Sunday to halt the bombing. Russia bombed Hama on Thursday, killing 12 people.",
    ),
}


@pytest.fixture(scope="session")
def folder(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A linked record with reports that agree and differ, and with one of hostile text."""
    folder = tmp_path_factory.mktemp("desk") / "record"
    day = date(2024, 12, 1)
    endless = f"Rebels seized {LONG_WORD} on Friday, residents said."
    hostile = Report(
        id="hostile", text=HOSTILE, outlet='<b onclick="x">', title="<svg/onload=alert(3)>", url="javascript:alert(4)"
    )
    story = [Report(id=id_, text=text, outlet=outlet, published=day) for id_, (outlet, text) in STORY.items()]
    plain = Report(id="plain", text=PLAIN, outlet="Harbour Post", title="Aleppo falls", published=day)
    reports = [plain, hostile, *story, Report(id="endless", text=endless, outlet="Quay News", published=day)]
    with open_store(folder) as store:
        store.add(reader.read(each) for each in reports)
        list(catch_up(store))
    return folder


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    """Where the desk listens, on loopback."""
    server = uvicorn.Server(uvicorn.Config(make_app(folder), host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def desk(address: str) -> Iterator[httpx.Client]:
    """A client of the desk."""
    with httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        yield client


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser without a screen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Opens pages of the desk; at the end nothing may have been asked elsewhere, and no script have complained."""
    asked: list[str] = []
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def opened(size: str = "desktop", *, script: bool = True, scheme: str = "light") -> Page:
        width, height = SIZES[size]
        context = browser.new_context(
            base_url=address, viewport={"width": width, "height": height}, java_script_enabled=script,
            color_scheme="dark" if scheme == "dark" else "light", has_touch=size == "phone", reduced_motion="reduce",
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [each for each in asked if not each.startswith(address)] == []
    assert complaints == []


@pytest.fixture
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for pictures of pages, to be looked at."""
    folder = Path(tmp_path_factory.getbasetemp()) / "pages"
    folder.mkdir(exist_ok=True)
    return folder
