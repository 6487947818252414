"""axe-core on every page, light and dark: nothing serious."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "islands" / "node_modules" / "axe-core" / "axe.min.js"
PAGES = (
    "/", "/events?type=COERCE", "/reports/four", "/sources", "/sources/residents", "/timeline", "/search?text=Saraqib",
    "/actors/Russia", "/places/Saraqib",
)  # fmt: skip
RUN = "rules => axe.run(document, {resultTypes: ['violations'], ...(rules ? {runOnly: rules} : {})})"


def serious(found: dict[str, Any]) -> list[str]:
    return [
        f"{each['id']}: {node['html'][:120]}"
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"][:3]
    ]


@pytest.mark.parametrize("path", [*PAGES, "event"])
def test_no_serious_violation(watched: Callable[..., Page], path: str) -> None:
    page = watched()
    page.goto("/events?place=Saraqib&status=asserted" if path == "event" else path)
    if path == "event":
        page.locator("table.events a.open").first.click()
        page.locator(".sides-table").wait_for()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert serious(page.evaluate(RUN, None)) == []
    page.emulate_media(color_scheme="dark")
    assert serious(page.evaluate(RUN, ["color-contrast"])) == []
