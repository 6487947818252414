"""Every column and filter is on the page of the record."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from onrecord.query.claims import ClaimRow
from onrecord.query.events import EventRow
from onrecord.query.query import Query
from onrecord.query.search import MatchRow
from onrecord.query.sources import SourceRow
from onrecord.query.timeline import TimelineRow
from onrecord.store.tables import TABLES

PAGE = (Path(__file__).parents[2] / "docs" / "record.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))


def _named(text: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", text))


@pytest.mark.parametrize(
    ("section", "kind"),
    [
        ("What can be asked", Query),
        ("Events", EventRow),
        ("Sources", SourceRow),
        ("Timeline", TimelineRow),
        ("Search", MatchRow),
    ],
)
def test_every_column_is_explained(section: str, kind: Any) -> None:
    assert {each.name for each in fields(kind)} <= _named(SECTIONS[section])


def test_every_column_of_claims_is_explained() -> None:
    assert {each.name for each in fields(ClaimRow)} <= _named(SECTIONS["Claims"]) | _named(SECTIONS["Events"])


def test_every_table_is_named() -> None:
    assert set(TABLES) <= _named(SECTIONS["What is in the folder"])
