from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli.demo import SAMPLES, find_samples, longest_chain
from onrecord.cli.main import app
from onrecord.model.report import Report
from onrecord.query.history import open_history

REPORTS = [each for each in find_samples() if isinstance(each, Report)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo") / "demo-record"


@pytest.fixture(scope="module")
def result(folder: Path) -> Result:
    return CliRunner().invoke(app, ["demo", "--store", str(folder)])


def test_every_sample_can_be_read_and_says_who_published_it_and_when() -> None:
    assert len(REPORTS) == len(list(find_samples())) == 15
    for report in REPORTS:
        assert report.outlet
        assert report.title or report.url
        assert report.published_on
        assert report.published_on.isoformat() in {f"2024-{day}" for day in DAYS}
    assert len({report.outlet for report in REPORTS}) >= 5


DAYS = ["11-28", "11-29", "11-30", *(f"12-{day:02}" for day in range(1, 10))]


def test_three_samples_print_the_same_wire_line() -> None:
    line = "Syrian rebels captured Hama on Thursday, and the army withdrew from the city"
    assert sum(line in report.text for report in REPORTS) == 3


def test_samples_are_lines_of_json_a_page_and_a_text() -> None:
    assert {each.suffix for each in SAMPLES.iterdir()} == {".jsonl", ".html", ".txt"}
    for line in (SAMPLES / "reports.jsonl").read_text(encoding="utf-8").splitlines():
        assert set(json.loads(line)) == {"outlet", "url", "title", "published", "language", "text"}
        assert ".example.org/" in json.loads(line)["url"]


def test_the_demo_shows_events_a_chain_and_a_timeline(result: Result) -> None:
    assert result.exit_code == 0, result.output
    for expected in ("Events: who did what", "One claim: its words", "publisher", "Timeline: who controls"):
        assert expected in result.stdout
    assert "15 samples put on record" in result.stderr


def test_the_chain_shown_has_a_relay(result: Result, folder: Path) -> None:
    with open_history(folder) as history:
        claim = longest_chain(history)
    assert claim is not None
    assert claim.relays
    assert claim.id in result.stdout


@pytest.mark.parametrize("place", ["Aleppo", "Hama", "Homs", "Daraa", "Damascus"])
def test_rebels_hold_each_city_in_the_end(result: Result, folder: Path, place: str) -> None:
    _ = result
    names = {"Hama": "Ḩamāh", "Daraa": "Dar‘ā"}
    with open_history(folder) as history:
        held = [row for row in history.timeline(relation="controls") if row.object in (place, names.get(place))]
    assert any("rebel" in name.lower() or "armed groups" in name.lower() for row in held for name in row.names)


def test_the_demo_again_reads_nothing(result: Result, folder: Path) -> None:
    _ = result
    again = CliRunner().invoke(app, ["demo", "--store", str(folder)])
    assert "0 samples put on record" in again.stderr
    assert again.stdout == result.stdout
