from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from tests.hand_made import capture, example
from typer.testing import CliRunner

from onrecord.cli.main import app
from onrecord.linking.catch_up import catch_up
from onrecord.query.history import open_history
from onrecord.store.store import open_store


@pytest.fixture
def folder(tmp_path: Path) -> str:
    with open_store(tmp_path) as store:
        store.add([example(), capture("r2", "Delta Post", date(2024, 12, 2))])
    return str(tmp_path)


def run(*words: str, keys: str = "") -> str:
    result = CliRunner().invoke(app, ["review", *words], input=keys, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def queued(folder: str, *words: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in run("queue", "--to", "jsonl", "--store", folder, *words).splitlines()]


def test_the_queue_by_command(folder: str) -> None:
    rows = queued(folder, "--who", "ann")
    assert [each["report"] for each in rows] == ["r1", "r2", "r1"]
    assert queued(folder, "--type", "RETREAT", "--limit", "1")[0]["type"] == "RETREAT"
    assert "12 killed (0.45)" in run("queue", "--store", folder)


def test_going_through_the_queue_by_keys(folder: str) -> None:
    told = run("work", "--who", "ann", "--store", folder, keys="a\n\nu\nx\ns\nc\ntype=AID\n\nbecause\nq\n")
    assert "noted: accept" in told
    assert "No such key." in told
    assert "1 judged" in told
    with open_history(folder) as history:
        assert [(each.verdict, each.who, each.why, each.state) for each in history.judgements()] == [
            ("accept", "ann", "", "replaced"),
            ("undo", "ann", "", "in force"),
            ("correct", "ann", "because", "in force"),
        ]
    assert "a day such as 2024-12-08" in run("work", "--store", folder, keys="c\nlatest=soon\n\n\n")


def test_merging_by_number(folder: str) -> None:
    with open_store(Path(folder)) as store:
        elsewhere = capture("r3", "Gulf Wire", date(2024, 12, 2), town="Hama", geonames=170017)
        store.add([elsewhere, capture("r4", "Quay News", date(2024, 12, 2))])
        list(catch_up(store))
    told = run("work", "--who", "ann", "--report", "r2", "--store", folder, keys="m\n1\n\nq\n")
    assert "against: 2 days apart" in " ".join(told.split())
    assert "noted: merge" in told
    with open_history(Path(folder)) as history:
        (judgement,) = history.judgements()
        assert len(judgement.rows) == 2


def test_two_coders_by_command(folder: str) -> None:
    for who, keys in (("ann", "r\n\na\n\n"), ("ben", "a\n\na\n\n")):
        run("work", "--who", who, "--blind", "--report", "r1", "--store", folder, keys=keys)
    told = run("differences", "--store", folder)
    assert "ann: reject" in told
    assert "ben: accept" in told
    (line,) = (line for line in run("agreement", "--store", folder).splitlines() if "is an event" in line)
    assert line.split()[3:] == ["2", "2", "1", "0.00"]
    (row,) = (json.loads(line) for line in run("differences", "--to", "jsonl", "--store", folder).splitlines())
    run("decide", row["id"][:12], "reject", "--why", "a drill", "--who", "cat", "--store", folder)
    with open_history(folder) as history:
        assert [each.type for each in history.events(report="r1")] == ["RETREAT"]
    assert "cat: reject (a drill)" in run("differences", "--decided", "--store", folder)


def test_gold_by_command_and_its_figures(folder: str, tmp_path: Path) -> None:
    run("work", "--store", folder, keys="a\n\na\n\na\n\n")
    result = CliRunner().invoke(app, ["review", "gold", "events", "--store", folder])
    gold = tmp_path / "gold.jsonl"
    gold.write_text(result.stdout, encoding="utf-8")
    assert [json.loads(line)["report"]["id"] for line in gold.read_text(encoding="utf-8").splitlines()] == ["r1", "r2"]
    told = CliRunner().invoke(app, ["evaluate", "events", str(gold), "--predictions", str(gold)])
    assert "100.0  100.0  100.0   gold 3" in told.output
