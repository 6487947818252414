"""A stretch of text that names or points to something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.text.span import Span

EntityType = Literal["PER", "ORG", "GPE", "LOC", "FAC", "GRP"]
Level = Literal["NAM", "NOM", "PRO"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A mention as in ACE: a person, organisation, geo-political entity, location, facility or group of people."""

    id: str
    span: Span
    entity_type: EntityType
    level: Level  # name, common noun, pronoun
    entity: str | None = None  # same id = same thing, within the report; None: not yet resolved
    head: int | None = None  # its head word's place in the Doc; None in a record that stands alone
