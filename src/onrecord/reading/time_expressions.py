"""When: the time expressions of a text."""

from __future__ import annotations

from datetime import date

from onrecord.model.doc import Doc
from onrecord.model.time import TimeExpression


def find_time_expressions(doc: Doc, published: date | None, language: str) -> tuple[TimeExpression, ...]:
    """The time expressions of ``doc`` in order; relative ones stay unresolved where ``published`` is None."""
    return ()
