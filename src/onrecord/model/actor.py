"""Who acts, speaks, or is acted upon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.model.mention import EntityType


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What an entity is in the codebook's terms, for a time."""

    country: str | None  # ISO 3166-1 alpha-3, or a body's code (UNO, NATO)
    code: str | None  # PLOVER sector: GOV, REB, OPP, MIL, JRN, …; None: none is known
    since: date | None = None  # None: not known
    until: date | None = None  # None: still, or not known
    source: str = ""  # where this is taken from: a table's row, or "text"

    def holds_on(self, day: date | None) -> bool:
        """Whether it holds on ``day``; ``until`` is the first day on which it doesn’t. None: whether it is open."""
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, organisation, group, place or facility of the report, linked to the world where it is known there."""

    id: str  # wikidata id, a table's own id, or one made of the report and its first mention
    name: str
    entity_type: EntityType
    wikidata: str | None = None
    roles: tuple[Role, ...] = ()  # that of the day of the report first


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor or recipient of an event."""

    mention: str | None  # id of the Mention; None: only implied
    name: str
    entity: str | None
    codes: tuple[str | None, ...] = ()  # country or body first (None: unknown), then role codes: (None, "REB")
