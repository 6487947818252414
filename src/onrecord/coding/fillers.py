"""Words of a reading as the entities that they mean."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.coding.identities import Identities
from onrecord.model.reading import Reading
from onrecord.text.span import Span


@dataclass(frozen=True, slots=True)
class Filler:
    """Who or what stands in a slot."""

    entity: str
    kind: str  # its entity type
    span: Span


class Fillers:
    """The entities of one reading by the head words of their mentions."""

    def __init__(self, reading: Reading, identities: Identities) -> None:
        self._at: dict[int, Filler] = {}
        self._named: set[str] = set()
        self._told: set[str] = set()
        for each in reading.mentions:
            entity = identities.of_mention.get(each.id)
            if entity is None:
                continue
            if each.head is not None:
                self._at.setdefault(each.head, Filler(entity, each.entity_type, each.span))
            if each.level != "PRO":
                self._told.add(entity)
            if each.level == "NAM":
                self._named.add(entity)
        self.all = tuple(self._at.items())  # (token, filler), in order of the text

    def at(self, i: int) -> Filler | None:
        """What token ``i`` heads the mention of; None: no entity."""
        return self._at.get(i)

    def is_told(self, filler: Filler) -> bool:
        """Whether the report says who it is: by more than a pronoun."""
        return filler.entity in self._told

    def is_named(self, filler: Filler) -> bool:
        """Whether the report has its name."""
        return filler.entity in self._named
