from __future__ import annotations

from pathlib import Path

import pytest
from tests.hand_made import example
from typer.testing import CliRunner

from onrecord.cli.main import app
from onrecord.errors import MissingModel
from onrecord.language import model_files
from onrecord.language.model_files import check_model, model_folder
from onrecord.model.record import Failure
from onrecord.settings import load_settings
from onrecord.store.store import open_store


def test_all_is_well_where_there_is_no_record_yet(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["doctor", "--store", str(tmp_path / "none")])
    assert result.exit_code == 0, result.output
    for expected in ("onrecord", "spacy", "model", "coder id", "none in"):
        assert expected in result.output


def test_failures_are_counted_and_listed_where_asked_for(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.add_failures([Failure(report="inbox/port\x1b.txt", stage="intake", error="empty")])
    assert "1 failures" in CliRunner().invoke(app, ["doctor", "--store", str(tmp_path)]).output
    result = CliRunner().invoke(app, ["doctor", "--store", str(tmp_path), "--failures"])
    assert "ok  failure    inbox/port\ufffd.txt: empty (intake)" in result.output
    assert result.exit_code == 0


def test_a_broken_record_is_told(tmp_path: Path) -> None:
    (tmp_path / "catalog.sqlite").write_bytes(b"this is no database " * 100)
    result = CliRunner().invoke(app, ["doctor", "--store", str(tmp_path)])
    assert result.exit_code == 1
    assert "BAD record" in result.output


def test_a_damaged_record_is_mended_and_said_aloud(tmp_path: Path) -> None:
    folder = tmp_path / "record"
    with open_store(folder) as store:
        store.add([example("r1"), example("r2")], shard=1)
    next((folder / "segments" / "records").iterdir()).write_bytes(b"?")
    told = CliRunner().invoke(app, ["doctor", "--store", str(folder), "--repair"])
    assert told.exit_code == 0, told.output
    assert f"1 reports must be read again: onrecord read {folder / 'lost.jsonl'} --store {folder}" in told.output
    again = CliRunner().invoke(app, ["doctor", "--store", str(folder), "--repair"])
    assert f"{folder} is whole: nothing to repair" in again.output


def test_the_models_files_are_those_of_the_manifest() -> None:
    assert check_model(load_settings().model) == ()


def test_changed_missing_and_added_files_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "toy_model"
    package.mkdir()
    for name, content in {"__init__.py": "", "same.txt": "abc", "longer.txt": "abcd", "other.txt": "xyz"}.items():
        (package / name).write_text(content, encoding="utf-8")
    (package / "new.txt").touch()
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # of "abc"
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    rows = [f"{name}.txt\t3\t{digest}" for name in ("same", "longer", "other", "gone")]
    lines = ["path\tsize\tsha256", f"__init__.py\t0\t{empty}", *rows]
    (tmp_path / "toy_model.tsv").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(model_files, "MANIFESTS", tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    assert check_model("toy_model") == (
        "longer.txt: 4 bytes, expected 3",
        "other.txt: another content",
        "gone.txt: missing",
        "new.txt: not in the manifest",
    )


@pytest.mark.parametrize("name", ["no_such_model", "no.such.model", ""])
def test_a_model_that_is_not_installed(name: str) -> None:
    with pytest.raises(MissingModel, match="is not installed"):
        model_folder(name)


def test_a_model_without_a_manifest_is_told() -> None:
    assert check_model("no_such_model") == ("no manifest for the model 'no_such_model': its files were not compared",)
