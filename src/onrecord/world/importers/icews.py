"""The ICEWS dictionary of actors as rows of actors.

Its columns are Country, Actor Name, Aliases ("A || B"), Actor Type (Individual, Group, …), Affiliation To, Affiliation
Start Date and Affiliation End Date, with "beginning of time" and "end of time" for open ends; separated by tabs, or by
commas as people pass it on.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from onrecord.world.importers.actor_rows import actor_row, country_code

_SECTORS = (
    ("military", "MIL"), ("police", "COP"), ("rebel", "REB"), ("insurgent", "REB"), ("separatist", "REB"),
    ("opposition", "OPP"), ("parties", "PTY"), ("party", "PTY"), ("judicia", "JUD"), ("legislat", "LEG"),
    ("parliament", "LEG"), ("media", "MED"), ("business", "BUS"), ("education", "EDU"), ("relig", "REL"),
    ("government", "GOV"), ("ministry", "GOV"), ("executive", "GOV"),
)  # fmt: skip


def is_icews(line: str) -> bool:
    """Whether ``line`` heads such a dictionary."""
    columns = {cell.strip(' "').casefold() for cell in line.split(_separator(line))}
    return {"actor name", "aliases"} <= columns


def read_icews(path: Path) -> Iterator[dict[str, str]]:
    """Rows of actors, one for each affiliation: a country's name gives the country, words of its kind the sector."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        delimiter = _separator(lines.readline())
        lines.seek(0)
        for cells in csv.DictReader(lines, delimiter=delimiter):
            row = {(key or "").strip().casefold(): (value or "").strip() for key, value in cells.items()}
            if not row.get("actor name"):
                continue
            belongs = row.get("affiliation to", "")
            country = country_code(belongs.split("(")[-1].strip(") ")) or country_code(row.get("country", ""))
            aliases = tuple(each.strip() for each in row.get("aliases", "").split("||") if each.strip())
            yield actor_row(
                "icews", row["actor name"], "PER" if row.get("actor type", "").casefold() == "individual" else "ORG",
                aliases=aliases, country=country, role=_sector(belongs),
                since=_day(row.get("affiliation start date", "")), until=_day(row.get("affiliation end date", "")),
            )  # fmt: skip


def _separator(head: str) -> str:
    return "\t" if "\t" in head else ","


def _sector(text: str) -> str:
    folded = text.casefold()
    return next((sector for word, sector in _SECTORS if word in folded), "")


def _day(text: str) -> str:
    """An ISO day; "" for the dictionary's open ends ("beginning of time")."""
    return text[:10] if text[:4].isdigit() else ""
