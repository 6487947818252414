"""Who held which office when: the file ``offices_held.tsv`` of a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from onrecord.language.lexicon import language_file, read_tsv
from onrecord.model.actor import Entity

# Reports tell of the end of an office for some days after it.
TOLD_FOR = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeHeld:
    """An office of one person, for a time."""

    office: str  # its words, in lower case
    country: str  # ISO 3166-1 alpha-3
    since: date
    until: date | None  # the first day without it; None: still held at the table's date


def office_held(entity: Entity, day: date | None, language: str) -> OfficeHeld | None:
    """The office that a known person holds on ``day``, else has just left; None: unknown, of several countries, no day.

    A person known only from the report may bear a known name: the entity has to come from the table of actors.
    """
    if day is None or not any(role.source.startswith("actors:") for role in entity.roles):
        return None
    countries = {role.country for role in entity.roles}
    held = [
        each
        for each in load_offices_held(language).get(entity.name, ())
        if each.country in countries and each.since <= day and (each.until is None or day < each.until + TOLD_FOR)
    ]
    held = [each for each in held if each.until is None or day < each.until] or held
    return held[0] if len({each.country for each in held}) == 1 else None


@cache
def load_offices_held(language: str) -> Mapping[str, tuple[OfficeHeld, ...]]:
    """The offices of each person, by name, in the order of the file."""
    found: dict[str, tuple[OfficeHeld, ...]] = {}
    for row in read_tsv(language_file(language, "offices_held.tsv")):
        if not row["name"]:
            continue  # nobody held it
        held = OfficeHeld(
            office=row["office"],
            country=row["country"],
            since=_first_day(row["since"]),
            until=_first_day(row["until"]) if row["until"] else None,
        )
        found[row["name"]] = (*found.get(row["name"], ()), held)
    return found


def _first_day(value: str) -> date:
    year, month, day = (*(int(part) for part in value.split("-")), 1, 1)[:3]
    return date(year, month, day)
