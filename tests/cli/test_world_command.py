from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli.main import app
from onrecord.world.build import build

DUMP = "900000001\tQarya\tQarya\tal-Qarya\t35.1\t38.2\tP\tPPL\tSY\t\t04\t\t\t\t1200\t\t300\tAsia/Damascus\t2024-01-01\n"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of its own, and a compiler that takes no time."""
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(
        build, "_compile", lambda path, added: path.write_bytes(b"x" * (1 + len(list(added.glob("*")))))
    )
    return tmp_path / "cache"


def test_build_makes_the_file_that_status_tells(cache: Path) -> None:
    built = CliRunner().invoke(app, ["world", "build"])
    assert built.exit_code == 0
    (file,) = cache.glob("gazetteer-*.sqlite")
    assert file.name in built.output.replace("\n", "")
    assert str(file) in CliRunner().invoke(app, ["world", "status"]).stdout.replace("\n", "")


def test_places_that_are_added_are_compiled_in(cache: Path, tmp_path: Path) -> None:
    dump = tmp_path / "SY.txt"
    dump.write_text(DUMP, encoding="utf-8")
    CliRunner().invoke(app, ["world", "build"])
    result = CliRunner().invoke(app, ["world", "add", str(dump)])
    assert result.exit_code == 0
    assert "1 places kept" in result.output
    assert sorted(file.stat().st_size for file in cache.glob("gazetteer-*.sqlite")) == [1, 2]


def test_what_is_in_no_known_form_is_refused(cache: Path, tmp_path: Path) -> None:
    strange = tmp_path / "strange.bin"
    strange.write_bytes(b"\x00\x01")
    result = CliRunner().invoke(app, ["world", "add", str(strange)])
    assert result.exit_code != 0
    assert not list(cache.glob("gazetteer-*.sqlite"))


def test_status_of_what_is_not_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path))
    result = CliRunner().invoke(app, ["world", "status"])
    assert result.exit_code == 0
    assert str(tmp_path) in result.stdout
    assert "not built yet" in result.stdout


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("strange.txt", "hello\nworld\n"),
        ("cut.json", '{"labels": {"en": '),
        ("list.json", '[1, 2, "labels"]'),
        ("no-id.json", '{"entities": {"Q1": {"labels": {"en": {"value": "Zeta"}}}}}'),
        ("empty.csv", "ActorId,NameData\n"),
        ("SY.txt", DUMP.replace("1200", "many")),
        ("SY.txt", DUMP.replace("35.1", "north")),
        ("empty.txt", ""),
    ],
)
def test_a_bad_file_gives_one_clear_line(cache: Path, tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    result = CliRunner().invoke(app, ["world", "add", str(tmp_path / name)])
    assert result.exit_code != 0
    assert "Traceback" not in result.output
    assert not list((cache / "added").glob("*.tsv"))
    assert name in (str(result.exception) + result.output).replace("\n", "")


def test_actors_are_added(cache: Path, tmp_path: Path) -> None:
    (tmp_path / "actors.csv").write_text("ActorId,NameData,Org,Location\n9,Zeta Front,1,Chad\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["world", "add", str(tmp_path / "actors.csv")])
    assert result.exit_code == 0
    assert "1 actors kept" in result.output.replace("\n", " ")
    (kept,) = (cache / "added").glob("actors-*.tsv")
    assert "Zeta Front" in kept.read_text(encoding="utf-8")
