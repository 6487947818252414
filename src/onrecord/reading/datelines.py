"""Datelines, where a report was written, by whom and when: "OSLO, Norway (AP) -- Police …"."""

from __future__ import annotations

import re

from onrecord.model.doc import Doc

_DASH = r"\s*(?:—|–|--?)\s"
# A place in capitals, then what stands up to a dash; a place in any letters where an agency stands in brackets behind
# it; or only the agency.
_DATELINE = re.compile(
    rf"\s*(?:[A-Z]{{2}}[A-Z'’ ./-]*(?:,[^\n—–(]{{0,40}}?)?(?:\([^)\n]{{0,40}}\))?{_DASH}"
    rf"|[A-Z][\w'’.-]{{0,30}}(?:,? (?:[A-Z0-9][\w'’.-]{{0,30}}|de|la|al|el)){{0,6}} \([A-Z][^)\n]{{0,40}}\){_DASH}"
    rf"|\([A-Z][^)\n]{{1,40}}\){_DASH})"
)


def find_datelines(doc: Doc) -> tuple[range, ...]:
    """The tokens of each dateline with its dash, in order; at most one a paragraph, at its head.

    What is named there neither acts nor is acted on in the sentence that follows.
    """
    found = []
    for paragraph in doc.paragraphs:
        line = _DATELINE.match(doc.text, paragraph.start, paragraph.end)
        if line is not None:
            tokens = range(doc.token_at(paragraph.start), doc.token_at(line.end()))
            if tokens:
                found.append(tokens)
    return tuple(found)
