from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.hand_made import capture, example
from typer.testing import CliRunner

from onrecord.cli.main import app
from onrecord.cli.marked_text import Mark, marked
from onrecord.cli.phrases import days
from onrecord.cli.plain import plain
from onrecord.query.history import open_history
from onrecord.store.store import open_store
from onrecord.text.span import Span

HOSTILE = "\x1b[31m=cmd\u202e[bold]x[/bold]"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("commands")
    with open_store(folder) as store:
        store.add(
            [
                example(),
                capture("r2", "Delta Post", date(2024, 12, 2), town="Binnish", geonames=1, status="claimed"),
                capture("r3", HOSTILE, date(2024, 12, 3), town="Sarmin", geonames=2),
            ]
        )
    return str(folder)


def _run(*arguments: str) -> str:
    result = CliRunner().invoke(app, list(arguments))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("events", "rebels [SYR REB]"),
        ("events --status denied", "Harbour Times → Qalam → a defence ministry spokesman"),
        ("claims --relation controls", "Rebels in control of Binnish"),
        ("sources", "a commander"),
        ("timeline --place Saraqib", "asserted by Harbour Times"),
        ("search commander", "Rebels captured Binnish, a commander said."),
        ("show r1", "The army has not left Saraqib"),
    ],
)
def test_a_command_prints_a_table(folder: str, arguments: str, told: str) -> None:
    assert told in _run(*arguments.split(), "--store", folder)


@pytest.mark.parametrize("command", ["events", "claims", "sources", "timeline", "search Rebels"])
@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_a_command_writes_every_format(folder: str, command: str, form: str) -> None:
    result = CliRunner().invoke(app, [*command.split(), "--store", folder, "--to", form])
    written = result.stdout_bytes
    assert result.exit_code == 0
    assert written.startswith({"jsonl": b"{", "csv": b"", "parquet": b"PAR1"}[form])
    if form == "jsonl":
        assert len([json.loads(each) for each in written.splitlines()]) >= 2
    if form == "csv":
        assert len({len(row) for row in csv.reader(io.StringIO(written.decode()))}) == 1


def test_events_go_on_a_map(folder: str) -> None:
    features = json.loads(_run("events", "--store", folder, "--to", "geojson"))["features"]
    assert len(features) == 4
    for command in (["sources"], ["search", "x"]):
        result = CliRunner().invoke(app, [*command, "--store", folder, "--to", "geojson"])
        assert result.exit_code == 2
        assert "table" in result.stderr


def _ids(folder: str) -> dict[str, str]:
    with open_history(folder) as history:
        claims = history.claims(report="r1")
        (attribution,) = history.store.read().execute("select id from attributions where report = 'r1'").fetchall()
    ids = {f"{each.kind} {each.status}": each.id for each in claims}
    return {**ids, "attribution": attribution[0]}


@pytest.mark.parametrize(
    ("what", "lines"),
    [
        (
            "event denied",
            [
                "⟦actor The army⟧ has not ⟦event left⟧ ⟦place Saraqib⟧, ⟦source a defence ministry",
                "spokesman⟧ ⟦cue said⟧",
                "rule        plover.retreat.leave",
                "└── Qalam relay, stated  Uu present, attributed",
                "    └── a defence ministry spokesman speaker, stated “said”  CT- present, negated",
                "        └── rule en.said",
            ],
        ),
        (
            "event asserted",
            [
                "⟦actor Rebels⟧ ⟦event captured⟧ ⟦place Saraqib⟧ on ⟦time Saturday⟧,",
                "killing ⟦recipient ⟦killed 12⟧ soldiers⟧.",
                "Harbour Times publisher  CT+ past, asserted",
                "follows     rebels in control of Saraqib, since 2024-11-30: asserted",
            ],
        ),
        (
            "condition asserted",
            ["rebels in control of Saraqib, since 2024-11-30: asserted", "follows from ASSAULT: captured"],
        ),
        ("attribution", ["⟦content The army has not left Saraqib⟧", "rule        en.said", "Qalam relay"]),
    ],
)
def test_show_draws_sentence_chain_and_rules(folder: str, what: str, lines: list[str]) -> None:
    drawn = _run("show", _ids(folder)[what], "--store", folder)
    for line in lines:
        assert line in drawn


@pytest.mark.parametrize("command", ["events", "claims", "sources", "timeline", "show r3", "search Sarmin"])
def test_no_text_of_a_report_steers_the_terminal(folder: str, command: str) -> None:
    drawn = _run(*command.split(), "--store", folder)
    assert not set(drawn) & {"\x1b", "\u202e"}
    assert command == "sources" or "[bold]x[/bold]" in drawn


def test_csv_of_a_report_is_no_formula(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.add([replace(example(), report=replace(example().report, outlet="=cmd|x"))])
    (_, row, *_) = list(csv.reader(io.StringIO(_run("events", "--store", str(tmp_path), "--to", "csv"))))
    assert "'=cmd|x" in row
    assert "=cmd|x" not in row


@pytest.mark.parametrize(
    ("earliest", "latest", "told"),
    [
        (date(2024, 12, 8), date(2024, 12, 8), "2024-12-08"),
        (date(2024, 12, 1), date(2024, 12, 8), "2024-12-01–08"),
        (date(2024, 11, 28), date(2024, 12, 8), "2024-11-28–12-08"),
        (date(2023, 12, 28), date(2024, 1, 8), "2023-12-28 – 2024-01-08"),
        (None, date(2024, 12, 8), "≤ 2024-12-08"),
        (date(2024, 12, 8), None, "≥ 2024-12-08"),
        (None, None, ""),
    ],
)
def test_days(earliest: date | None, latest: date | None, told: str) -> None:
    assert days(earliest, latest) == told


def test_marks_may_nest_touch_and_cross() -> None:
    text = "abcdefghij"
    marks = tuple(
        Mark(Span(start, end), label, "") for start, end, label in [(0, 4, "A"), (1, 3, "B"), (4, 6, "C"), (5, 9, "D")]
    )
    assert marked(text, Span(0, 10), marks).plain == "⟦A a⟦B bc⟧d⟧⟦C e⟦D fghi⟧⟧j"
    assert marked(text, Span(2, 4), ()).plain == "cd"


def test_plain_leaves_letters() -> None:
    assert plain("Ḥoms – حمص\n42\x07") == "Ḥoms – حمص 42\ufffd"


def test_an_error_is_one_line(tmp_path: Path) -> None:
    line = [sys.executable, "-m", "onrecord", "events", "--store", str(tmp_path / "none")]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "No record in" in done.stderr
