"""What can hold for a time: the relations of ``data/timeline/relations.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from onrecord.errors import BadData
from onrecord.model.condition import Relation

_FILE = Path(__file__).parents[1] / "data" / "timeline" / "relations.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How the conditions of a relation are laid out."""

    lane: Relation
    slot: Literal["object", "subject", "pair"]
    sides: bool
    nested: bool
    before: int
    stated: int
    title: str
    says: str


@cache
def load_relations() -> Mapping[str, Kind]:
    """The kinds by relation. Raises BadData where they are not those of the model."""
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))["relation"]
    found = {each["id"]: Kind(**{name: each[name] for name in Kind.__slots__}) for each in rows}
    if set(found) != set(get_args(Relation)):
        raise BadData(f"{_FILE.name} has {', '.join(found)}; the model has {', '.join(get_args(Relation))}.")
    return found
