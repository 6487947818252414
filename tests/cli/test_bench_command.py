from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from onrecord.cli.main import app


def test_speed_memory_and_steps_are_told(tmp_path: Path) -> None:
    path = tmp_path / "port.txt"
    path.write_text("Dockers shut the port of Gdynia on Monday, their union said. " * 5, encoding="utf-8")
    result = CliRunner().invoke(app, ["bench", str(path), "--rounds", "1"])
    assert result.exit_code == 0, result.output
    for expected in ("1 reports", "tokens/s, the bare parser", "times the bare parser", "MB at most", "% parse"):
        assert expected in result.stdout


def test_nothing_to_measure_is_one_line(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["bench", str(tmp_path / "nowhere.txt")])
    assert result.exit_code == 1
    assert "No such file" in result.stderr
