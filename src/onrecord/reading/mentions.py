"""Names, common-noun actors and pronouns of a text."""

from __future__ import annotations

from onrecord.model.doc import Doc
from onrecord.model.mention import Mention


def find_mentions(doc: Doc, language: str) -> tuple[Mention, ...]:
    """The mentions of ``doc`` in order of the text, outer before inner; ``entity`` is not yet set."""
    return ()
