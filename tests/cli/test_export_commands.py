from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.exports.export_record import make_record
from typer.testing import CliRunner

from onrecord.cli.main import app
from onrecord.coding.reader import Reader
from onrecord.exports.bundle import shapes


@pytest.fixture(scope="module")
def record(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_record(reader, tmp_path_factory.mktemp("commands") / "record")


@pytest.mark.parametrize("profile", shapes())
def test_export_writes_a_package(profile: str, record: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = CliRunner().invoke(app, ["export", str(record), "--profile", profile, "--out", str(out), "--to", "csv"])
    assert done.exit_code == 0, done.output
    package = json.loads((out / "datapackage.json").read_bytes())
    assert all((out / each["path"]).is_file() for each in package["resources"])
    assert {"citation.txt", "licence.txt"} <= {each.name for each in out.iterdir()}


def test_export_takes_the_filters_of_questions_and_several_formats(record: Path, tmp_path: Path) -> None:
    given = [
        "export",
        "--store",
        str(record),
        "--out",
        str(tmp_path),
        "--type",
        "PROTEST",
        "--to",
        "jsonl",
        "--to",
        "csv",
    ]
    assert CliRunner().invoke(app, given).exit_code == 0
    (row,) = (tmp_path / "events.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(row)["type"] == "PROTEST"
    assert (tmp_path / "events.csv").is_file()


def test_report_writes_one_page(record: Path, tmp_path: Path) -> None:
    out = tmp_path / "mail" / "report.html"
    given = ["report", str(record), "--out", str(out), "--country", "SYR", "--title", "Week 49"]
    assert CliRunner().invoke(app, given).exit_code == 0
    assert "<h1>Week 49</h1>" in out.read_text(encoding="utf-8")


def test_report_to_the_standard_output(record: Path) -> None:
    done = CliRunner().invoke(app, ["report", str(record), "--out", "-"])
    assert done.stdout.startswith("<!DOCTYPE html>")
