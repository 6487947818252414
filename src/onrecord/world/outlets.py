"""News agencies, papers, broadcasters and sites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from onrecord.language.lexicon import read_tsv
from onrecord.world.actor_table import name_key
from onrecord.world.countries import FOLDER, is_abbreviation


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who publishes."""

    id: str
    name: str
    names: tuple[str, ...]  # with the name itself first
    country: str | None  # of its seat, ISO 3166-1 alpha-3; None: none that counts
    kind: Literal["agency", "paper", "broadcaster", "site"]
    affiliation: Literal["state", "public", "private"]
    hosts: tuple[str, ...]


class Outlets:
    """The outlets, found by name or web host."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self.all = tuple(outlets)
        self._by_name: dict[str, Outlet] = {}
        self._by_host: dict[str, Outlet] = {}
        for each in self.all:
            for name in each.names:
                self._by_name.setdefault(name if is_abbreviation(name) else name_key(name), each)
            for host in each.hosts:
                self._by_host.setdefault(host, each)

    def find(self, text: str) -> Outlet | None:
        """The outlet of a name ("the Tasnim news agency" is found by "Tasnim") or host ("www.bbc.co.uk")."""
        stripped = text.strip()
        stripped = stripped[4:] if stripped[:4] in {"the ", "The "} else stripped
        found = self._by_name.get(stripped) or self._by_name.get(name_key(stripped))
        if found is None and "." in stripped:
            found = self._by_host.get(stripped.casefold().removeprefix("www."))
        return found


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word for word in cell.split("|") if word)


def _outlet(row: Mapping[str, str]) -> Outlet:
    return Outlet(
        id=row["id"],
        name=row["name"],
        names=(row["name"], *_words(row["aliases"])),
        country=row["country"] or None,
        kind=cast("Literal['agency', 'paper', 'broadcaster', 'site']", row["kind"]),
        affiliation=cast("Literal['state', 'public', 'private']", row["affiliation"]),
        hosts=_words(row["hosts"]),
    )


@cache
def load_outlets(path: Path = FOLDER / "outlets.tsv") -> Outlets:
    """The outlets of the table."""
    return Outlets(_outlet(row) for row in read_tsv(path))
