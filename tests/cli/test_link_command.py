"""``onrecord link``: what it found, and why two claims are one event or not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli.main import app
from onrecord.coding.reader import Reader
from onrecord.model.report import Report
from onrecord.query.history import open_history
from onrecord.store.store import open_store

TEXTS = {
    "r1": "Syrian rebels captured Saraqib on Friday.",
    "r2": "Syrian rebels seized Saraqib on Friday. The army bombed Idlib on Thursday, a monitor said.",
}


@pytest.fixture(scope="module")
def folder(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("link")
    day = date(2024, 11, 30)
    with open_store(folder) as store:
        for id_, text in TEXTS.items():
            store.add([reader.read(Report(id=id_, text=text, outlet=f"{id_} News", published=day))])
    linked = CliRunner().invoke(app, ["link", str(folder)])
    assert linked.exit_code == 0, linked.output
    return folder


def told(folder: Path, one: str, other: str) -> str:
    """What is said of the two claims with these triggers."""
    with open_history(folder) as history:
        ids = {each.trigger: each.id for each in history.events()}
    found = [next(id_ for trigger, id_ in ids.items() if trigger.startswith(word)) for word in (one, other)]
    explained = CliRunner().invoke(app, ["link", str(folder), "--explain", *found])
    assert explained.exit_code == 0, explained.output
    return explained.output


def test_one_event_is_explained(folder: Path) -> None:
    lines = told(folder, "captured", "seized").splitlines()
    assert "r1 News · 2024-11-30: Syrian rebels captured Saraqib" in lines[0]
    assert "one event" in lines
    assert "compared is all that each report tells of its event" in lines
    assert any(line.strip().startswith("+") and "both COERCE" in line for line in lines), lines


def test_two_events_are_explained(folder: Path) -> None:
    told_apart = told(folder, "captured", "bombed")
    assert "two events" in told_apart


def test_an_id_that_is_not_there_is_one_line(folder: Path) -> None:
    result = CliRunner().invoke(app, ["link", str(folder), "--explain", "e0", "e1"])
    assert result.exit_code == 1
