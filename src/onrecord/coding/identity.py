"""What a chain of mentions was found to be."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.model.actor import Role
from onrecord.model.mention import EntityType, Mention
from onrecord.model.reading import Reading
from onrecord.text.ids import id_of
from onrecord.world.countries import Country

Codes = tuple[str | None, ...]

# Bodies of several states. Among the codes of a party their class stands first, as data coded by PLOVER have it, and
# the body itself last; the roles of the entity name the body in place of a country.
BODIES = frozenset({"UNO", "EUR", "NATO", "IGO"})
_CLASS = "IGO"
_UNKNOWN = "UNK"  # somebody of no known sector: alone it tells nothing of a party
FORMER = "ELI"  # who held an office


class Identity(NamedTuple):
    """An entity in the making, with the codes that it has on the day of the report; one a chain of every report."""

    id: str
    name: str
    entity_type: EntityType
    roles: tuple[Role, ...]
    wikidata: str | None = None
    codes: Codes = ()


def codes_from(country: str | None, *codes: str | None) -> Codes:
    """Country first, then the sectors that are known; empty where nothing is. A body: IGO, sectors, its own code."""
    known = tuple(code for code in codes if code)
    if not country and set(known) <= {_UNKNOWN}:
        return ()
    if country in BODIES:
        return tuple(dict.fromkeys((_CLASS, *known, country)))
    return (country, *known) if country or known else ()


def country_identity(country: Country) -> Identity:
    """A country itself."""
    role = Role(country=country.code, code=None, source="countries")
    return Identity(f"country:{country.code}", country.name, "GPE", (role,), None, (country.code,))


def text_identity(reading: Reading, mention: Mention, name: str, roles: tuple[Role, ...], kind: EntityType) -> Identity:
    """What is known only from this report: its id is made of the report and ``mention``."""
    id = id_of("n", reading.report.id, mention.span.start, mention.span.end)
    found = tuple(dict.fromkeys(role.code for role in roles if role.code))
    known = codes_from(roles[0].country, *found) if roles else ()
    return Identity(id, " ".join(name.split()), kind, roles, None, known)
