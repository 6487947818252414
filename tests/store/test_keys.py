from __future__ import annotations

import pytest

from onrecord.model.actor import Entity, Role
from onrecord.model.mention import EntityType, Level
from onrecord.model.place import Place
from onrecord.store.keys import key_of, normalised
from onrecord.text.ids import id_of

TOWN = Place(mention="m", name="Saraqib", geonames=172408, country="SYR", feature_code="PPL")
STATE = Place(mention="m", name="Syria", geonames=163843, country="SYR", feature_code="PCLI")


def _entity(name: str, kind: EntityType, *codes: str | None, own: str = "", wikidata: str | None = None) -> Entity:
    roles = (Role(country=codes[0], code=codes[1] if len(codes) > 1 else None),) if codes else ()
    return Entity(id=own or id_of("n", name), name=name, entity_type=kind, roles=roles, wikidata=wikidata)


@pytest.mark.parametrize(
    ("entity", "place", "level", "key"),
    [
        (_entity("Saraqib", "GPE"), TOWN, "NAM", "geonames:172408"),
        (_entity("Syria", "GPE"), STATE, "NAM", "country:SYR"),
        (_entity("Syria", "GPE", own="country:SYR"), None, "NAM", "country:SYR"),
        (_entity("Nour Hadi", "PER", own="nour-hadi", wikidata="Q9"), None, "NAM", "nour-hadi"),
        (_entity("Nour Hadi", "PER", wikidata="Q9"), None, "NAM", "wikidata:Q9"),
        (_entity("Nour al-Hadí", "PER", "SYR"), None, "NAM", "PER:nour al hadi"),
        (_entity("rebels", "GRP", "SYR", "REB"), None, "NOM", "role:SYR REB"),
        (_entity("rebels", "GRP", None, "REB"), None, "NOM", "GRP:rebels"),
        (_entity("the army", "ORG", "SYR", "MIL"), None, "NOM", "ORG:SYR army"),
        (_entity("a spokesman", "PER"), None, "NOM", "PER:spokesman"),
        (_entity("the city", "GPE"), None, "NOM", f"GPE:r1/{id_of('n', 'the city')}"),
        (_entity("he", "PER"), None, "PRO", f"PER:r1/{id_of('n', 'he')}"),
        (_entity("he", "PER"), None, None, f"PER:r1/{id_of('n', 'he')}"),
    ],
)
def test_key_of(entity: Entity, place: Place | None, level: Level | None, key: str) -> None:
    assert key_of(entity, place, level, "r1") == key


@pytest.mark.parametrize(
    ("name", "plain"), [("The al-Bahrá", "al bahra"), ("A", "a"), ("", ""), ("«!»", "«!»"), ("дом", "дом")]
)
def test_normalised(name: str, plain: str) -> None:
    assert normalised(name) == plain
