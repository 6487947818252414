"""The attributions of a text."""

from __future__ import annotations

from onrecord.model.attribution import Attribution, Quotation
from onrecord.model.doc import Doc
from onrecord.model.mention import Mention


def find_attributions(
    doc: Doc, mentions: tuple[Mention, ...], quotations: tuple[Quotation, ...], language: str
) -> tuple[Attribution, ...]:
    """The attributions of ``doc`` in order of their cue, outer before inner."""
    return ()
