from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from onrecord.errors import BadQuery
from onrecord.exports.timeline_svg import write_svg
from onrecord.query.events import EventRow
from onrecord.query.rows import Rows
from onrecord.query.timeline import TimelineRow

ROW = TimelineRow(
    relation="controls",
    object="Binnish",
    subject="rebels",
    since_earliest=date(2024, 12, 2),
    since_latest=date(2024, 12, 4),
    until_earliest=None,
    until_latest=None,
    standing="disputed",
    held_as="disputed",
    asserted_by=("Delta Post",),
    claimed_by=("Orchard Daily → a commander",),
    denied_by=("Orchard Daily → the ministry",),
    ended_by=None,
    disputed_since=None,
    names=("rebels",),
    country="SYR",
    latitude=35.9,
    longitude=36.7,
    reports=("r1",),
    conditions=("s1",),
    because=("began: r1, Delta Post (asserted)",),
    recorded_at=None,
)


def drawn(*rows: TimelineRow) -> str:
    file = io.BytesIO()
    write_svg(Rows(TimelineRow, rows), file)
    return file.getvalue().decode()


def words(svg: str) -> list[str]:
    return [each.text or "" for each in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def test_a_bar_tells_who_and_who_says_so() -> None:
    told = words(drawn(ROW))
    assert "Control of Binnish" in told
    assert "rebels" in told
    assert "claimed by Orchard Daily → a commander" in told
    assert "denied by Orchard Daily → the ministry" in told
    assert "url(#disputed)" in drawn(ROW)


@pytest.mark.parametrize(
    ("change", "title", "label"),
    [
        ({"relation": "holds_office", "object": "Mayor"}, "Office of Mayor", "rebels"),
        ({"relation": "located_in", "subject": "Minister Aras"}, "Whereabouts of Minister Aras", "Binnish"),
        ({"subject": "<b>&\x1b[0m", "object": "A & B"}, "Control of A & B", "<b>&\ufffd[0m"),
        ({"since_earliest": None, "since_latest": None}, "Control of Binnish", "rebels"),
        ({"until_latest": date(2024, 12, 2)}, "Control of Binnish", "rebels"),
        ({"subject": "r" * 300}, "Control of Binnish", "r" * 200 + "…"),
    ],
)
def test_any_row_can_be_drawn(change: dict[str, Any], title: str, label: str) -> None:
    told = words(drawn(replace(ROW, **change)))
    assert title in told
    assert label in told


def test_the_same_rows_give_the_same_bytes() -> None:
    assert drawn(ROW, replace(ROW, subject="army")) == drawn(ROW, replace(ROW, subject="army"))
    assert words(drawn()) != []


def test_only_timelines_are_drawn() -> None:
    with pytest.raises(BadQuery, match="timeline"):
        write_svg(Rows(EventRow), io.BytesIO())
