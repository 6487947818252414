"""UCDP's list of actors (CSV) as rows of actors."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from onrecord.world.importers.actor_rows import actor_row, country_code

_GOVERNMENT = re.compile(r"government of (?:the )?(.+?)(?: \(.*\))?$", re.IGNORECASE)
_STATE = "4"  # code of column Org
# NameChange tells of a new name; the columns of former releases have other names.
_NAMES = (
    "nameorig", "nameorigfull", "nameorigfulleng", "newname", "newnamefullmothertongue", "newnamefulleng",
    "namedatafull", "namefull", "nameenglish",
)  # fmt: skip
_ENCODINGS = ("utf-8-sig", "cp1252")  # the releases have been in both
_NONE = "NA"


def is_ucdp(line: str) -> bool:
    """Whether ``line`` heads such a list."""
    columns = {cell.strip('" \n\ufeff').casefold() for cell in line.split(",")}
    return "actorid" in columns and bool(columns & {"namedata", "name_data"})


def read_ucdp(path: Path) -> Iterator[dict[str, str]]:
    """Rows of actors: governments, and groups as rebels of the country that the list gives first."""
    with path.open(encoding=_encoding(path), newline="") as lines:
        for cells in csv.DictReader(lines):
            pairs = ((key, value) for key, value in cells.items() if key and isinstance(value, str))
            row = {key.casefold().replace("_", ""): "" if value == _NONE else value.strip() for key, value in pairs}
            if row.get("namedata") and row.get("actorid"):
                yield _row(row)


def _encoding(path: Path) -> str:
    """The first of the encodings in which the whole file can be read; the last takes any byte."""
    try:
        path.read_text(encoding=_ENCODINGS[0])
    except UnicodeDecodeError:
        return _ENCODINGS[1]
    return _ENCODINGS[0]


def _row(row: Mapping[str, str]) -> dict[str, str]:
    name = row["namedata"]
    aliases = tuple(row[each] for each in _NAMES if row.get(each) and row[each] != name)
    government = _GOVERNMENT.match(name)
    if government or row.get("org") == _STATE:
        country = country_code(government[1] if government else row.get("location", ""))
        return actor_row("ucdp", name, "ORG", number=row["actorid"], aliases=aliases, country=country, role="GOV")
    country = country_code(row.get("location", "").split(",")[0].strip())
    return actor_row("ucdp", name, "ORG", number=row["actorid"], aliases=aliases, country=country, role="REB")
