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
    assert [each.value for each in Task] == list(TASKS)


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
