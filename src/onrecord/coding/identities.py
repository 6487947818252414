"""Who the people and bodies of a report are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model.actor import Entity
from onrecord.model.reading import Reading
from onrecord.text.span import Span
from onrecord.world.world import World


@dataclass(frozen=True, slots=True)
class Identities:
    """The entities of a report, and which mention means which."""

    entities: tuple[Entity, ...]
    of_mention: Mapping[str, str]  # id of a Mention → id of an Entity

    def codes_of(self, mention: str) -> tuple[str | None, ...]:
        """Codes of what a mention means on the day of the report: country or body first, then role codes."""
        return ()


def resolve_identities(reading: Reading, world: World) -> Identities:
    """The entities of ``reading``, linked to the world where they are known there on the day of the report."""
    return Identities((), {})


def mention_of(span: Span, reading: Reading) -> str | None:
    """The id of the mention that ``span`` stands for: that of the same head, else the widest in it; None if none."""
    return None
