from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli.main import app

LINES = (
    '{"id": "one", "text": "Dockers shut the port of Gdynia on Monday.", "published": "2023-05-02"}\n'
    '{"text": ""}\n'
    '{"id": "two", "text": "The union of the dockers denied that it had called a strike."}\n'
)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    path.write_text(LINES, encoding="utf-8")
    return path


def run(*arguments: object, given: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(each) for each in arguments], input=given)


def test_records_come_in_order_and_bad_lines_are_told(reports: Path, tmp_path: Path) -> None:
    result = run("read", reports, "--to", "jsonl")
    assert [json.loads(line)["report"]["id"] for line in result.stdout.splitlines()] == ["one", "two"]
    assert f"{reports}:2: empty" in result.stderr
    assert "1 without a day of publication" in result.stderr
    assert result.exit_code == 1
    assert sorted(each.name for each in tmp_path.iterdir()) == ["reports.jsonl"]  # no store was touched


def test_a_record_read_again_is_there_already(reports: Path, tmp_path: Path) -> None:
    store = tmp_path / "kept"
    assert f"2 put on record in {store}, 0 there already, 1 failed" in run("read", reports, "--store", store).stderr
    assert f"0 put on record in {store}, 2 there already, 1 failed" in run("read", reports, "--store", store).stderr


def test_with_both_records_are_written_and_kept(reports: Path, tmp_path: Path) -> None:
    store = tmp_path / "kept"
    run("read", reports, "--store", store)
    result = run("read", reports, "--store", store, "--to", "jsonl")
    assert len(result.stdout.splitlines()) == 2
    assert "0 put on record" in result.stderr


def test_a_table_shows_the_events_and_touches_no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = "Rebels attacked the army in Saraqib on Monday."
    result = run("read", "-", "--to", "table", "--published", "2024-12-03", given=text)
    assert result.exit_code == 0, result.output
    assert "ASSAULT" in result.stdout
    assert list(tmp_path.iterdir()) == []


def test_the_store_of_the_settings_is_the_default(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_STORE", str(tmp_path / "mine"))
    assert run("read", reports).exit_code == 1
    assert (tmp_path / "mine" / "catalog.sqlite").is_file()


def test_standard_input_with_what_the_caller_knows() -> None:
    options = ("--outlet", "Quay News", "--published", "2023-05-02T08:00Z", "--url", "https://quaynews.example.org/1")
    result = run("read", "-", "--to", "jsonl", "--language", "en", *options, given="The port is shut.")
    report = json.loads(result.stdout)["report"]
    assert (report["outlet"], report["url"]) == ("Quay News", "https://quaynews.example.org/1")
    assert report["published"] == "2023-05-02T08:00:00+00:00"
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [("Порт закрыт со вторника.", "no rules for language 'ru'; there are rules for: en"), (" ", "empty")],
)
def test_what_can_not_be_read_is_one_line(text: str, told: str) -> None:
    result = run("read", "-", "--to", "jsonl", given=text)
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout == ""
    assert result.exit_code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("read",),
        ("read", "x", "--published", "soon"),
        ("read", "x", "--workers", "0"),
        ("read", "x", "--to", "xml"),
        ("nonsense",),
    ],
)
def test_wrong_usage_ends_with_two(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2
