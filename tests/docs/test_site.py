"""The documentation builds, every link in it leads somewhere, and its pages ask no other host."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# What a browser fetches by itself; a link that somebody clicks may lead anywhere.
FETCHED = re.compile(
    r"""<(?:script|img|iframe|source)\b[^>]*?\bsrc=["'](?:https?:)?//"""
    r"""|<link\b[^>]*?\brel=["']?(?:stylesheet|preconnect|preload)\b[^>]*?\bhref=["'](?:https?:)?//"""
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return folder


def test_no_page_asks_another_host(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 20
    assert [each.name for each in pages if FETCHED.search(each.read_text(encoding="utf-8"))] == []


def test_every_decision_is_in_their_list() -> None:
    listed = (ROOT / "docs" / "decisions" / "index.md").read_text(encoding="utf-8")
    notes = [each for each in (ROOT / "docs" / "decisions").glob("*.md") if each.name != "index.md"]
    assert [each.name for each in notes if f"]({each.name})" not in listed] == []


def test_what_python_offers_is_on_its_page(site: Path) -> None:
    page = (site / "python.html").read_text(encoding="utf-8")
    for name in ("read_text", "History", "timeline", "contradictions", "CodedEvent"):
        assert name in page
