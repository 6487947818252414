"""Every shape, file and reason for leaving out is on the page of the exports."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.exports.bundle import shapes
from onrecord.exports.profiles import acled, ucdp
from onrecord.exports.profiles.all import PROFILES

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("shape", shapes())
def test_every_shape_has_its_section(shape: str) -> None:
    assert f"## `{shape}`: " in PAGE


@pytest.mark.parametrize("name", ["acled", "ucdp", "polecat", "gdelt"])
def test_the_number_of_columns_is_told(name: str) -> None:
    assert f"The {len(PROFILES[name].columns)} columns" in PAGE


def test_every_reason_is_explained() -> None:
    in_code = {
        found
        for path in (ROOT / "src" / "onrecord" / "exports" / "profiles").glob("*.py")
        for found in re.findall(r'LeftOut\(event\.id, "([\w.-]+)"', path.read_text(encoding="utf-8"))
    }
    in_rules = {each.id for module in (acled, ucdp) for each in module.load_scheme()[0] if each.left_out}
    assert {each for each in in_code | in_rules if f"`{each}`" not in PAGE} == set()


def test_every_sub_event_type_of_the_rules_is_in_the_table() -> None:
    for rule in acled.load_scheme()[0]:
        if not rule.left_out:
            assert rule.gives["sub_event_type"] in PAGE
