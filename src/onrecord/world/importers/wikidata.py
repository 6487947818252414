"""Entities of Wikidata (JSON: one object with ``entities``, a list, or one entity a line) as rows of actors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from onrecord.world.importers.actor_rows import actor_row, country_code

_IS, _CITIZEN, _COUNTRY, _POSITION, _SINCE, _UNTIL = "P31", "P27", "P17", "P39", "P580", "P582"
_HUMAN = "Q5"


def is_wikidata(text: str) -> bool:
    """Whether a file that begins with ``text`` may hold such entities."""
    return text.lstrip()[:1] in {"{", "["} and ('"labels"' in text or '"entities"' in text)


def read_wikidata(path: Path) -> Iterator[dict[str, str]]:
    """Rows of actors with an English label: a person has a row for each position held, with its dates."""
    for entity in _entities(path):
        name = entity.get("labels", {}).get("en", {}).get("value", "")
        if name:
            yield from _rows(entity, name)


def _entities(path: Path) -> Iterable[dict[str, Any]]:
    text = path.read_text(encoding="utf-8")
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        lines = (line.strip().rstrip(",") for line in text.splitlines())
        return [json.loads(line) for line in lines if line.startswith("{")]
    if isinstance(whole, list):
        return whole
    return list(whole["entities"].values()) if "entities" in whole else [whole]


def _rows(entity: dict[str, Any], name: str) -> Iterator[dict[str, str]]:
    aliases = tuple(each["value"] for each in entity.get("aliases", {}).get("en", ()))
    person = _HUMAN in _values(entity, _IS)
    country = next((code for each in _values(entity, _CITIZEN if person else _COUNTRY) if (code := _code(each))), "")
    held: list[dict[str, Any]] = entity.get("claims", {}).get(_POSITION, []) if person else []
    for claim in held or [{}]:
        yield actor_row(
            "wikidata", name, "PER" if person else "ORG", number=entity["id"], wikidata=entity["id"], aliases=aliases,
            country=country, role="GOV" if held else "", since=_day(claim, _SINCE), until=_day(claim, _UNTIL),
        )  # fmt: skip


def _values(entity: dict[str, Any], name: str) -> list[str]:
    claims = entity.get("claims", {}).get(name, ())
    values = (each.get("mainsnak", {}).get("datavalue", {}).get("value", {}) for each in claims)
    return [each["id"] for each in values if isinstance(each, dict) and "id" in each]


def _code(item: str) -> str:
    """The alpha-3 code of a country's item; "" where it is none."""
    from rigour.territories import get_territory_by_qid

    found = get_territory_by_qid(item)
    return country_code(found.code.upper()) if found is not None else ""


def _day(claim: dict[str, Any], name: str) -> str:
    """A qualifier's time, as exact as Wikidata says: year (9), month (10) or day (11)."""
    for each in claim.get("qualifiers", {}).get(name, ()):
        value = each.get("datavalue", {}).get("value")
        if value and value["time"].startswith("+"):
            return str(value["time"][1 : {9: 5, 10: 8}.get(value["precision"], 11)])
    return ""
