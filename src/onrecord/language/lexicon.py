"""The rules and word lists of a language, as files of ``data/languages/<xx>/``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.errors import BadData, UnknownLanguage

FOLDER = Path(__file__).resolve().parent.parent / "data" / "languages"


def known_languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages for which there are rules, in order."""
    return tuple(sorted(each.name for each in FOLDER.iterdir() if each.is_dir()))


def require_language(language: str) -> None:
    """Raises UnknownLanguage for a language without rules."""
    if language not in known_languages():
        known = ", ".join(known_languages())
        raise UnknownLanguage(f"no rules for language {language!r}; there are rules for: {known}")


def language_file(language: str, name: str) -> Path:
    """The path of a language's data file."""
    require_language(language)
    path = FOLDER / language / name
    if not path.is_file():
        raise BadData(f"language {language!r} has no file {name!r} in {path.parent}")
    return path


@cache
def load_toml(path: Path) -> dict[str, Any]:
    """A TOML data file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadData(f"{path.name}: {error}") from error


def read_tsv(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a tab-separated data file as column → text.

    Lines that start with "#" are comments; the first other line names the columns. A row of another width raises
    BadData with its line number.
    """
    columns: list[str] = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.startswith("#") or not line.strip():
                continue
            cells = [cell.strip() for cell in line.rstrip("\n").split("\t")]
            if not columns:
                columns = cells
            elif len(cells) != len(columns):
                expected = f"{len(columns)}: {', '.join(columns)}"
                raise BadData(f"{path.name}:{number}: {len(cells)} cells, expected {expected}")
            else:
                yield dict(zip(columns, cells, strict=True))
