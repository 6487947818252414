"""Actor dictionaries of PETRARCH and TABARI as rows of actors.

A name, its further spellings on lines that begin with "+", and its codes in brackets, each with the days it holds:
``[SYRGOV >000717]`` from, ``[SYRELI <000101]`` until, ``[SYRMIL 830101-000101]`` in between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from onrecord.world.countries import load_countries
from onrecord.world.importers.actor_rows import SECTORS, actor_row, country_code

_CODE = re.compile(r"\[([A-Z]{3,12})(?:\s+([<>]?)\s*(\d{6,8})(?:\s*-\s*(\d{6,8}))?)?\s*\]")
_CENTURY = 30  # years of two digits above it are of the 20th century
_STATE = "GOV"


def is_petrarch(line: str) -> bool:
    """Whether ``line`` is the head of an entry."""
    return re.match(r"[A-Z][A-Z0-9_.'&-]*_?\s*(?:\[[A-Z]{3}|;|#|$)", line) is not None and "," not in line


def read_petrarch(path: Path) -> Iterator[dict[str, str]]:
    """Rows of actors, one for each code of an entry; codes that name neither country nor sector are skipped."""
    names: list[str] = []
    codes: list[str] = []
    with path.open(encoding="utf-8", errors="replace") as lines:
        for raw in lines:
            line = re.split(r"[#;]", raw, maxsplit=1)[0].rstrip()
            if not line:
                continue
            if line[0] not in "+ \t[":
                yield from _rows(names, codes)
                names, codes = [], []
            codes += (match[0] for match in _CODE.finditer(line))
            if name := _name(line):
                names.append(name)
    yield from _rows(names, codes)


def _name(line: str) -> str:
    """The name of a line as it is written in news ("SYRIAN_ARMY_" is "Syrian Army"); "" for a line of codes."""
    written = line.split("[", 1)[0].strip().lstrip("+").strip("_ ").replace("_", " ")
    return " ".join(word if len(word) < 2 else word.capitalize() for word in written.split())


def _rows(names: list[str], codes: list[str]) -> Iterator[dict[str, str]]:
    for written in codes if names else ():
        code, side, first, last = _CODE.match(written).groups()  # type: ignore[union-attr]
        country, role = country_code(code[:3]), _sector(code)
        if (not country and not role) or (not role and load_countries().by_name(names[0]) is not None):
            continue  # the dictionaries begin with the countries' own names and adjectives
        since = _day(first) if first and side != "<" else ""
        until = _day(last) if last else _day(first) if first and side == "<" else ""
        yield actor_row(
            "petrarch", names[0], "ORG" if not first else "PER", aliases=tuple(names[1:]), country=country,
            role=role or _STATE, since=since, until=until,
        )  # fmt: skip


def _sector(code: str) -> str:
    parts = [code[i : i + 3] for i in range(0, len(code), 3)]
    return next((each for each in parts if each in SECTORS), "")


def _day(digits: str) -> str:
    """YYMMDD or YYYYMMDD as YYYY-MM-DD; only the year where month or day are none."""
    if len(digits) == 6:
        digits = ("19" if int(digits[:2]) > _CENTURY else "20") + digits
    year, month, day = digits[:4], digits[4:6], digits[6:8]
    return f"{year}-{month}-{day}" if 1 <= int(month) <= 12 and 1 <= int(day or 0) <= 28 else year
