"""Every command ends with 0 when done, 1 where something can't be done, 2 for wrong usage; an error is one line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.hand_made import capture

from onrecord.cli.main import main
from onrecord.store.store import open_store


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("record")
    with open_store(folder) as store:
        store.add([capture("r1", "Delta Post", date(2024, 12, 2), status="claimed")])
    return folder


def ends_with(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["onrecord", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


ASKED = ["events", "claims", "sources", "timeline", "search Saraqib"]


@pytest.mark.parametrize("command", [*ASKED, "show r1"])
def test_an_answer_is_0_and_says_nothing_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert ends_with(monkeypatch, *command.split(), "--store", str(folder)) == 0
    told = capsys.readouterr()
    assert told.out
    assert told.err == ""


@pytest.mark.parametrize("command", [*ASKED[:4], "search nothing-like-it"])
def test_no_answer_is_0_and_one_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    asked = [] if command.startswith("search") else ["--place", "Atlantis"]
    assert ends_with(monkeypatch, *command.split(), *asked, "--store", str(folder)) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "Nothing on record meets this.\n"


@pytest.mark.parametrize("command", [*ASKED, "show r1"])
def test_no_record_is_1_and_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert ends_with(monkeypatch, *command.split(), "--store", str(tmp_path / "none")) == 1
    assert "No record in" in one_line(capsys)


@pytest.mark.parametrize("id_", ["zz", "%", ""])
def test_an_unknown_id_is_1_and_one_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], id_: str
) -> None:
    assert ends_with(monkeypatch, "show", id_, "--store", str(folder)) == 1
    assert "id" in one_line(capsys)


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("events --country syria", "alpha-3"),
        ("events --since yesterday", "since needs a day"),
        ("timeline --until 2024-13-01", "until needs a day"),
        ("claims --since 2024-12-08 --until 2024-12-01", "No day is on or after"),
        ("search ?!", "needs a word"),
    ],
)
def test_what_can_not_be_asked_is_2_and_one_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str, told: str
) -> None:
    assert ends_with(monkeypatch, *command.split(), "--store", str(folder)) == 2
    assert told in one_line(capsys)


@pytest.mark.parametrize(
    "command",
    [
        *("", "nonsense", "events --status maybe", "claims --limit 0", "timeline --relation owns", "search", "show"),
        *("sources --to geojson", "events --to xml", "read", "evaluate poems gold.jsonl", "bench", "world", "world x"),
        *("doctor now", "demo --store"),
    ],
)
def test_wrong_usage_is_2(monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    assert ends_with(monkeypatch, *command.split()) == 2


def test_tables_for_a_pipe_have_no_colours(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ends_with(monkeypatch, "events", "--store", str(folder)) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_a_narrow_terminal_breaks_lines_but_not_days(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert ends_with(monkeypatch, "events", "--store", str(folder)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 60
    assert any("2024-12-02" in line for line in lines)


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "Traceback" not in told.err
    return told.err
