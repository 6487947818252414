"""Rows of the table of actors, as the readers of other projects' tables give them."""

from __future__ import annotations

import re

from onrecord.model.mention import EntityType
from onrecord.world.countries import load_countries

COLUMNS = (
    "id", "wikidata", "name", "aliases", "entity_type", "country", "role", "valid_from", "valid_to", "source",
)  # fmt: skip
SECTORS = frozenset(
    "GOV MIL REB OPP PTY AGR BUS COP CRM CVL EDU ELI HLH IGO JRN JUD LAB LEG MED MOD NGO PRE PRM REF REL SOC SPY UAF "
    "UIS".split()
)
_OTHER = re.compile(r"[\W_]+")


def actor_row(
    source: str,
    name: str,
    entity_type: EntityType,
    *,
    number: str = "",
    wikidata: str = "",
    aliases: tuple[str, ...] = (),
    country: str = "",
    role: str = "",
    since: str = "",
    until: str = "",
) -> dict[str, str]:
    """A row as in ``actors.tsv``; its id holds the source, so that it never meets one of ours."""
    key = number or _OTHER.sub("-", name.casefold()).strip("-")
    return {
        "id": f"{source}:{key}", "wikidata": wikidata, "name": name, "aliases": "|".join(dict.fromkeys(aliases)),
        "entity_type": entity_type, "country": country, "role": role, "valid_from": since, "valid_to": until,
        "source": source,
    }  # fmt: skip


def country_code(text: str) -> str:
    """The alpha-3 code of a country's name or code; "" for none."""
    countries = load_countries()
    found = countries.by_code(text) or countries.by_country_name(text)
    return found.code if found else ""
