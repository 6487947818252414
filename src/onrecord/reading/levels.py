"""In whose content each word of a text stands."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.attribution import Attribution
from onrecord.model.doc import Doc, Token


class Levels:
    """The innermost content of an attribution in which each token stands."""

    def __init__(self, doc: Doc, attributions: Sequence[Attribution]) -> None:
        contents = [(span, each) for each in attributions for span in each.content]
        contents.sort(key=lambda pair: (pair[0].start - pair[0].end, pair[0].start))  # widest first
        self.contents = contents
        self.of_token: dict[int, int] = {
            i: place for place, (span, _) in enumerate(contents) for i in doc.tokens_in(span)
        }

    def entered(self, above: Token, below: Token) -> Attribution | None:
        """The attribution whose content begins between a head and its dependent."""
        place = self.of_token.get(below.i)
        if place is None or place == self.of_token.get(above.i):
            return None
        span, attribution = self.contents[place]
        return None if span.start <= above.start < span.end else attribution

    def holding(self, token: Token) -> Attribution | None:
        """The attribution whose content holds ``token`` most closely; None: nobody but the report says it."""
        place = self.of_token.get(token.i)
        return None if place is None else self.contents[place][1]
