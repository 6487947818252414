"""Who speaks: bodies known by what they are, groups by their name, and who stands for whom in an event."""

from __future__ import annotations

import tomllib

import pytest

from onrecord.linking.bodies import body_called, folded, key_of_body, ministry_in
from onrecord.linking.words import FOLDER
from onrecord.model.actor import Entity, Role
from onrecord.model.mention import EntityType

RULES = tomllib.loads((FOLDER / "bodies.toml").read_text(encoding="utf-8"))["body"]
EXAMPLES = [
    (rule["id"], side, expected)
    for rule in RULES
    for kind, expected in (("examples", True), ("not", False))
    for example in rule[kind]
    for side in example.split(" = ")[0 if expected else 1 :]
]


@pytest.mark.parametrize(("code", "name", "expected"), EXAMPLES)
def test_bodies_by_what_they_are_called(code: str, name: str, expected: bool) -> None:
    found = body_called(name.removesuffix(" spokesman"))
    assert (found is not None and found.code == code) is expected


@pytest.mark.parametrize(
    ("name", "is_named", "code"),
    [
        ("Rebels in the hills of Xala", False, "REB"),
        ("the Xalan army", False, "MIL"),
        ("Salvation Army", True, None),
        ("", False, None),
    ],
)
def test_phrases_with_more_words(name: str, is_named: bool, code: str | None) -> None:
    found = body_called(name, is_named=is_named)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("name", "type_", "role", "country", "is_named", "key"),
    [
        ("River Front", "GRP", Role(country="XLA", code="REB"), None, True, "group:XLA REB/river front"),
        ("the rebels", "GRP", Role(country="XLA", code="REB"), None, False, "role:XLA REB"),
        ("Xalan army", "ORG", Role(country="XLA", code="MIL"), None, True, "role:XLA MIL"),
        ("army", "ORG", None, "XLA", True, "role:XLA MIL"),
        ("Ana Ueda", "PER", Role(country="XLA", code="MIL"), "XLA", True, None),
        ("Chamber of Trade", "ORG", None, "XLA", True, None),
    ],
)
def test_keys_of_bodies(
    name: str, type_: EntityType, role: Role | None, country: str | None, is_named: bool, key: str | None
) -> None:
    entity = Entity(id="n1", name=name, entity_type=type_, roles=(role,) if role else ())
    assert key_of_body(entity, country, is_named=is_named) == key


@pytest.mark.parametrize(
    ("text", "portfolio"),
    [
        ("the ministry of health", "health"),
        ("defence minister Ona Rask", "defence"),
        ("the prime minister", None),
        ("the mayor", None),
    ],
)
def test_ministries(text: str, portfolio: str | None) -> None:
    assert ministry_in(text) == portfolio


RIVER, HILL = "group:XLA REB/river front", "group:XLA REB/hill guard"
DAWN = "name:hill dawn movement"


@pytest.mark.parametrize(
    ("origins", "stands"),
    [
        ([RIVER, "role:XLA REB"], {"role:XLA REB": RIVER}),  # "the rebels" are the only ones that are named
        ([RIVER, HILL, "role:XLA REB"], {}),  # two rival groups are two origins, and "the rebels" may be either
        ([RIVER, "GRP:river front"], {"GRP:river front": RIVER}),
        (["group:XLA REB/rf", RIVER], {"group:XLA REB/rf": RIVER}),
        (["role:XLA MIL", "role: MIL"], {"role: MIL": "role:XLA MIL"}),
        (["role:XLA MIL", "role:YLA MIL", "role: MIL"], {}),
        (["ministry:XLA defence", "ministry: defence"], {"ministry: defence": "ministry:XLA defence"}),
        ([DAWN, "role:XLA REB"], {"role:XLA REB": DAWN}),  # nobody tells that the movement fights, but its name does
        ([DAWN, RIVER, "role:XLA REB"], {"role:XLA REB": RIVER}),
        ([DAWN, "role:XLA MIL"], {}),
        ([], {}),
    ],
)
def test_who_stands_for_whom(origins: list[str], stands: dict[str, str]) -> None:
    assert folded(origins) == stands
    assert folded(origins[::-1]) == stands
