from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from onrecord.settings import Settings

ROOT = Path(__file__).parents[2]


def test_every_setting_is_in_the_docs() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    names = {f"ONRECORD_{each.name.upper()}" for each in fields(Settings)}
    assert set(re.findall(r"^\| `(ONRECORD_\w+)`", page, re.MULTILINE)) == names


def test_pages_that_the_docs_link_are_there() -> None:
    for page in (ROOT / "docs").glob("*.md"):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
