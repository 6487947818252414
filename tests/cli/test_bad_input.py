"""What can't be read is one line on stderr and a row among the failures, and the rest goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli.main import app
from onrecord.store.store import Store, open_store

GOOD = "Dockers shut the port of Gdynia on Monday, their union said."
BAD: dict[str, tuple[bytes, str]] = {
    "blank.txt": (b" \n\t\n", "empty"),
    "broken.json": (b'{"text": "The port', "not JSON"),
    "day.json": (b'{"text": "The port is shut.", "published": "last week"}', "last week"),
    "empty.html": (b"<html><body></body></html>", "no article"),
    "empty.txt": (b"", "empty"),
    "image.txt": (b"\x89PNG\r\n\x1a\n\x00\x00", "an image"),
    "latin.txt": ("Der Hafen ist seit Dienstag gesperrt, sagte Müller.".encode("latin-1"), "not UTF-8: byte"),
    "long.txt": (b"The port is shut. " * 2_800_000, "larger than 20,000,000 bytes"),
    "noise.txt": (bytes(range(256)) * 4, "binary"),
    "other.txt": ("Порт закрыт со вторника, сообщил профсоюз докеров.".encode(), "no rules for language 'ru'"),
}


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inbox")
    for name, (content, _) in BAD.items():
        (folder / name).write_bytes(content)
    (folder / "a-good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "z-good.txt").write_text(f"{GOOD} It opened again.", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept") / "record"


@pytest.fixture(scope="module")
def result(inbox: Path, record: Path) -> Result:
    return CliRunner().invoke(app, ["read", str(inbox), str(inbox / "none.txt"), "--store", str(record)])


def test_the_rest_goes_on_and_the_exit_code_tells(result: Result, inbox: Path, record: Path) -> None:
    assert result.exit_code == 1
    assert f"2 put on record in {record}, 0 there already, {len(BAD) + 1} failed" in result.stderr
    assert len(result.stderr.splitlines()) == len(BAD) + 3  # with what lacks a day, and the sum
    assert f"{inbox / 'none.txt'}: No such file" in result.stderr
    assert "Traceback" not in result.output
    with open_store(record) as store:
        assert _texts(store) == [GOOD, f"{GOOD} It opened again."]


@pytest.mark.parametrize("name", BAD)
def test_each_is_told_and_kept_among_the_failures(result: Result, inbox: Path, record: Path, name: str) -> None:
    (line,) = (each for each in result.stderr.splitlines() if each.startswith(f"{inbox / name}"))
    assert BAD[name][1] in line
    with open_store(record) as store:
        (failure,) = (each for each in store.failures() if each.report.startswith(f"{inbox / name}"))
    assert failure.error in line
    assert failure.stage == ("language" if name == "other.txt" else "intake")


def test_without_a_day_times_stay_unresolved_and_that_is_told(result: Result) -> None:
    assert "2 without a day of publication: words like 'on Sunday' stay unresolved" in result.stderr


def test_once_mended_it_is_read(tmp_path: Path) -> None:
    path, store = tmp_path / "port.txt", tmp_path / "record"
    path.write_text("", encoding="utf-8")
    codes = [CliRunner().invoke(app, ["read", str(path), "--store", str(store)]).exit_code]
    path.write_text(GOOD, encoding="utf-8")
    codes += [CliRunner().invoke(app, ["read", str(path), "--store", str(store)]).exit_code]
    assert codes == [1, 0]
    with open_store(store) as kept:
        assert _texts(kept) == [GOOD]


def _texts(store: Store) -> list[str]:
    return [text for (text,) in store.catalog.execute("select text from reports order by text")]
