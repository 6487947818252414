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
