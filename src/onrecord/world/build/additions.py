"""A user's own places and actors, kept in the cache folder beside the gazetteer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Literal

from onrecord.language.lexicon import read_tsv
from onrecord.world.build.sources import PlaceRow

Kind = Literal["places", "actors"]
_FOLDER = "added"
PLACE_COLUMNS = (
    "geonames", "name", "latitude", "longitude", "country", "admin1", "feature", "weight", "population", "names",
)  # fmt: skip


def added_folder(cache: Path) -> Path:
    """Where a cache folder keeps what its user has added."""
    return cache / _FOLDER


def added_version(cache: Path, kind: Kind) -> str:
    """A hash of the additions of a kind, by their names, which hold one of their contents; "" where there are none."""
    names = [path.name for path in added_files(added_folder(cache), kind)]
    return sha256("\n".join(names).encode()).hexdigest()[:8] if names else ""


def added_files(folder: Path, kind: Kind) -> list[Path]:
    """The files of a kind, in order of their names."""
    return sorted(folder.glob(f"{kind}-*.tsv"))


def keep_rows(folder: Path, kind: Kind, columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> tuple[Path, int]:
    """Writes ``rows`` as an addition and gives its path and their number; the same rows again are the same file."""
    folder.mkdir(parents=True, exist_ok=True)
    columns, seen, count = tuple(columns), sha256(), 0
    made = folder / f"new-{kind}.tmp"
    with made.open("w", encoding="utf-8") as out:
        out.write("\t".join(columns) + "\n")
        for row in rows:
            line = "\t".join(_cell(row.get(column, "")) for column in columns) + "\n"
            seen.update(line.encode())
            out.write(line)
            count += 1
    if not count:
        made.unlink()
        return folder, 0
    return made.replace(folder / f"{kind}-{seen.hexdigest()[:16]}.tsv"), count


def _cell(value: str) -> str:
    return " ".join(value.split())


def added_rows(folder: Path) -> Iterator[PlaceRow]:
    """The places that a user has added."""
    for path in added_files(folder, "places"):
        for row in read_tsv(path):
            yield PlaceRow(
                int(row["geonames"]) if row["geonames"] else None, row["name"], float(row["latitude"]),
                float(row["longitude"]), row["country"], row["admin1"], row["feature"], float(row["weight"]),
                int(row["population"] or 0), tuple(filter(None, row["names"].split("|"))),
            )  # fmt: skip
