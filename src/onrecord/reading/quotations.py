"""What stands in quotation marks."""

from __future__ import annotations

from onrecord.model.attribution import Quotation
from onrecord.model.doc import Doc


def find_quotations(doc: Doc) -> tuple[Quotation, ...]:
    """The quotations of ``doc`` in order; an inner one after the one that holds it."""
    return ()
