from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.hand_made import capture, example
from typer.testing import CliRunner

from onrecord.cli.main import app
from onrecord.query.history import open_history
from onrecord.store.store import open_store


@pytest.fixture
def folder(tmp_path: Path) -> str:
    with open_store(tmp_path) as store:
        store.add([example(), capture("r2", "Delta Post", date(2024, 12, 2))])
    return str(tmp_path)


def run(*words: str) -> str:
    result = CliRunner().invoke(app, list(words), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_judging_by_command(folder: str) -> None:
    with open_history(folder) as history:
        one, other = (each.id for each in history.events(type="ASSAULT"))
    run("judge", "merge", one, other, "--who", "ann", "--why", "one capture", "--store", folder)
    run("judge", "correct", one, "--to", "mode=seize", "--who", "ann", "--store", folder)
    told = run("judge", "list", "--store", folder)
    assert "captured + capture" in told
    assert "one capture" in told
    assert "captured → mode=seize" in told
    with open_history(folder) as history:
        first, second = (each.id for each in history.judgements())
        assert history.events(report="r1", type="ASSAULT")[0].mode == "seize"
    run("judge", "undo", second, "--who", "ben", "--store", folder)
    for verdict in ("accept", "reject"):
        run("judge", verdict, other, "--who", "ann", "--store", folder)
    run("judge", "split", one, other[:12], "--replaces", first, "--who", "ann", "--store", folder)
    assert run("judge", "list", "--lost", "--to", "jsonl", "--store", folder) == ""
    with open_history(folder) as history:
        states = [(each.verdict, each.state) for each in history.judgements()]
    assert states == [
        ("merge", "replaced"),
        ("correct", "replaced"),
        ("undo", "in force"),
        ("accept", "in force"),
        ("reject", "in force"),
        ("split", "in force"),
    ]


def test_compacting_and_redacting_by_command(folder: str) -> None:
    with open_store(folder) as store:
        store.add([example("r3")])
    run("compact", "--store", folder)
    run("redact", "r3", "--why", "asked for", "--who", "ann", "--store", folder)
    with open_history(folder) as history:
        assert {each.report for each in history.events()} == {"r1", "r2"}
