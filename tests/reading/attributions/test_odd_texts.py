"""No text raises, offsets stay inside, time grows with length."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from onrecord.model.attribution import Attribution
from onrecord.model.doc import Doc
from onrecord.reading.attributions.find import find_attributions
from onrecord.reading.quotations import find_quotations
from onrecord.text.span import Span

Parse = Callable[[str], Doc]
ODD = [
    "",
    "“",
    "said",
    "said said said said",
    ": : : “” ‘’ \"\" ''",
    "“He said “she said “they said “we said.",
    "”He left,“ said ”Ann“ “",
    "According to",
    "According to according to, said according to.",
    "As said. As as as.",
    "He said:\n\n\n“\n",
    "X: “A.” Y: “B.” Z:",
    "He said " + "that she said " * 60,
    "They began " + "to begin " * 400 + "to say no.",
    "“‘" * 30 + "no" + "’”" * 30,
    "the claim of the claim of " * 80,
    "a" * 9_000,
    "He said, “no,” she said, Reuters reported, citing AFP, citing Tass, according to ANI, per BBC.",
]


def found_in(doc: Doc) -> tuple[Attribution, ...]:
    return find_attributions(doc, (), find_quotations(doc), "en")


@pytest.mark.parametrize("text", ODD)
def test_nothing_raises_and_offsets_stay_inside(text: str, parse: Parse) -> None:
    doc = parse(text)
    whole = Span(0, max(1, len(text)))
    found = found_in(doc)
    ids = {each.id for each in found}
    for each in found:
        spans = [each.source, each.cue, each.addressee, *each.content, *(relay.span for relay in each.relays)]
        assert all(whole.covers(span) for span in spans if span is not None)
        assert each.content
        assert each.nested_in is None or each.nested_in in ids - {each.id}


def test_time_is_linear(parse: Parse) -> None:
    page = "The mayor said the dam held. “It held,” he added, Reuters reported, citing a guard who fears floods.\n"
    seconds = []
    for copies in (8, 64):
        doc = parse(page * copies)
        start = time.process_time()
        found_in(doc)
        seconds.append(time.process_time() - start)
    assert seconds[1] < 8 * 3 * max(seconds[0], 0.02)
