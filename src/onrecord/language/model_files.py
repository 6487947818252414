"""Whether the files of the parser's model are those that onrecord was measured with."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

from onrecord.errors import MissingModel
from onrecord.language.lexicon import read_tsv

MANIFESTS = Path(__file__).resolve().parent.parent / "data" / "model"


def check_model(model: str) -> tuple[str, ...]:
    """What is wrong with an installed model's files, one line each; empty where they are those of its manifest.

    Raises MissingModel where it is not installed.
    """
    manifest = MANIFESTS / f"{model}.tsv"
    if not manifest.is_file():
        return (f"no manifest for the model {model!r}: its files were not compared",)
    folder = model_folder(model)
    rows = list(read_tsv(manifest))
    problems = [_problem(folder / row["path"], row) for row in rows]
    known = {row["path"] for row in rows}
    extra = [each for each in _files(folder) if each not in known]
    return (*(each for each in problems if each), *(f"{each}: not in the manifest" for each in extra))


def model_folder(model: str) -> Path:
    """Where a model's package is installed. Raises MissingModel."""
    try:
        spec = find_spec(model)
    except (ImportError, ValueError):
        spec = None
    if spec is None or spec.origin is None:
        raise MissingModel(f"the spaCy pipeline {model!r} is not installed as a package")
    return Path(spec.origin).parent


def _problem(path: Path, row: dict[str, str]) -> str | None:
    if not path.is_file():
        return f"{row['path']}: missing"
    data = path.read_bytes()
    if len(data) != int(row["size"]):
        return f"{row['path']}: {len(data):,} bytes, expected {int(row['size']):,}"
    return None if hashlib.sha256(data).hexdigest() == row["sha256"] else f"{row['path']}: another content"


def _files(folder: Path) -> list[str]:
    found = (each for each in folder.rglob("*") if each.is_file() and "__pycache__" not in each.parts)
    return sorted(each.relative_to(folder).as_posix() for each in found)
