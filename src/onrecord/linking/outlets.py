"""Whose interest an outlet shares: state agencies speak for their state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.store.keys import normalised

_FILE = Path(__file__).parents[1] / "data" / "world" / "outlets.tsv"


@dataclass(frozen=True, slots=True)
class Outlet:
    """A row of the table."""

    name: str
    country: str  # ISO alpha-3
    kind: str  # agency, paper, broadcaster, site
    affiliation: str  # state, public, private


@cache
def load_outlets() -> Mapping[str, Outlet]:
    """Outlets by name and by alias, without case and accents."""
    lines = [line for line in _FILE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    found: dict[str, Outlet] = {}
    for line in lines[1:]:
        row = dict(zip(columns, line.split("\t"), strict=False))
        outlet = Outlet(row["name"], row["country"], row["kind"], row["affiliation"])
        for name in (row["name"], *row["aliases"].split("|")):
            if name:
                found.setdefault(normalised(name), outlet)
    return found


def outlet_named(name: str) -> Outlet | None:
    """The outlet of a name; None: it isn't in the table."""
    return load_outlets().get(normalised(name))
