from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli.evaluate import Task
from onrecord.cli.main import app
from onrecord.evaluation.score import TASKS

TEXT = "Rebels attacked a police station in Gdynia on Monday."
GOLD = {"report": {"id": "g1", "text": TEXT, "published": "2023-05-02"}, "events": [{"type": "ASSAULT", "quad": 4}]}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    return path


def test_the_tasks_are_those_that_can_be_scored() -> None:
    assert [each.value for each in Task] == [*TASKS, "desk"]


def test_predictions_that_are_the_gold_are_all_right(gold: Path) -> None:
    result = CliRunner().invoke(app, ["evaluate", "events", str(gold), "--predictions", str(gold), "--to", "json"])
    assert json.loads(result.stdout)["all"]["root type"]["f1"] == 1.0


def test_without_predictions_the_reports_are_read(gold: Path) -> None:
    result = CliRunner().invoke(app, ["evaluate", "events", str(gold)])
    assert result.exit_code == 0, result.output
    assert "root type" in result.stdout


@pytest.mark.parametrize("arguments", [["poems", "gold.jsonl"], ["events", "nowhere.jsonl"], ["events"]])
def test_wrong_usage_ends_with_two(arguments: list[str]) -> None:
    assert CliRunner().invoke(app, ["evaluate", *arguments]).exit_code == 2


def test_a_desk_set_is_read_from_its_folder(tmp_path: Path) -> None:
    (tmp_path / "reports.jsonl").write_text(json.dumps(GOLD["report"]) + "\n", encoding="utf-8")
    mention = {"report": "g1", "trigger": "attacked", "occurrence": 1}
    event = {"id": "raid", "held_out": False, "mentions": [mention], "voices": [], "contradictions": []}
    gold = {"holders": {}, "origins": {}, "events": [event], "copies": [], "control": []}
    (tmp_path / "gold.json").write_text(json.dumps({**gold, "offices": [], "whereabouts": []}), encoding="utf-8")
    result = CliRunner().invoke(app, ["evaluate", "desk", str(tmp_path), "--to", "json"])
    assert json.loads(result.stdout)["events"]["mentions found"] == {"value": 1.0, "of": 1}


def test_desk_needs_a_folder_and_the_others_a_file(gold: Path) -> None:
    for arguments in (["desk", str(gold)], ["events", str(gold.parent)]):
        assert CliRunner().invoke(app, ["evaluate", *arguments]).exit_code == 2


def test_direction_and_main_events_of_dyads(tmp_path: Path) -> None:
    def event(rank: int, actor: str, recipient: str) -> dict[str, object]:
        sides = {"actors": [{"name": actor, "codes": []}], "recipients": [{"name": recipient, "codes": []}]}
        return {"type": "ASSAULT", "rank": rank, "extent": {"start": 0, "end": 9}, **sides}

    gold, found = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"
    report = {"id": "g1", "text": TEXT}
    gold.write_text(json.dumps({"report": report, "events": [event(1, "Chad", "Mali")]}) + "\n", encoding="utf-8")
    ours = {"report": report, "events": [event(2, "Chad", "Mali"), event(1, "Mali", "Chad")]}
    found.write_text(json.dumps(ours) + "\n", encoding="utf-8")
    command = ["evaluate", "dyads", str(gold), "--predictions", str(found), "--direction", "--to", "json"]
    row = "direction reversed, of couples that match either way"
    assert json.loads(CliRunner().invoke(app, command).stdout)["all"][row]["value"] == 0.0
    assert json.loads(CliRunner().invoke(app, [*command, "--main-event"]).stdout)["all"][row]["value"] == 1.0
