"""`docs/codebook/` is made from the data. To renew it: ONRECORD_RENEW_DOCS=1 pytest tests/codebook"""

from __future__ import annotations

import os
from pathlib import Path

from onrecord.codebook.load import load_codebook
from onrecord.codebook.pages import pages

FOLDER = Path(__file__).parents[2] / "docs" / "codebook"


def test_pages_are_those_of_the_data() -> None:
    made = pages(load_codebook())
    if os.environ.get("ONRECORD_RENEW_DOCS"):
        FOLDER.mkdir(parents=True, exist_ok=True)
        for name, text in made.items():
            (FOLDER / name).write_text(text, encoding="utf-8")
    assert {each.name: each.read_text(encoding="utf-8") for each in FOLDER.glob("*.md")} == made


def test_there_is_a_page_a_type() -> None:
    assert len(pages(load_codebook())) == 18
