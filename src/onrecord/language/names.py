"""What proposes names before the statistical recogniser runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from onrecord.model.mention import EntityType
from onrecord.text.span import Span


@dataclass(frozen=True, slots=True)
class NameHint:
    """A stretch of text that is known as a name."""

    span: Span
    entity_type: EntityType
    certain: bool  # True: overrides the statistical recogniser; False: only where it found nothing


class NameFinder(Protocol):
    """Finds known names in a text; knows nothing of their identity."""

    def find(self, text: str) -> tuple[NameHint, ...]:
        """Names in ``text``, in order, none overlapping another. Offsets are those of ``text``."""
        ...


class NoNames:
    """A NameFinder that knows no name."""

    def find(self, text: str) -> tuple[NameHint, ...]:  # noqa: ARG002
        return ()
