"""What counts as a quotation, in every kind of marks."""

from __future__ import annotations

import time

import pytest

from onrecord.model.doc import Doc, Sentence, Token
from onrecord.reading.quotations import find_quotations
from onrecord.text.characters import find_paragraphs
from onrecord.text.span import Span


def plain_doc(text: str) -> Doc:
    """A Doc with one token a paragraph: quotations need no more."""
    paragraphs = tuple(find_paragraphs(text))
    tokens = tuple(
        Token(i, each.of(text), each.start, each.end, "", "X", "XX", "ROOT", i, "") for i, each in enumerate(paragraphs)
    )
    sentences = tuple(Sentence(i, i + 1, i) for i in range(len(paragraphs)))
    return Doc(text, paragraphs, sentences, tokens)


def quoted(text: str) -> list[str]:
    return [each.span.of(text) for each in find_quotations(plain_doc(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said “we lost” and left.", ["“we lost”"]),
        ('She said "we lost" and left.', ['"we lost"']),
        ("She said ''we lost'' and left.", ["''we lost''"]),
        ("She said „we lost“ and left.", ["„we lost“"]),
        ("She said «we lost» and left.", ["«we lost»"]),
        ("A ‘sacred duty,’ he called it.", ["‘sacred duty,’"]),
        ("A 'sacred duty,' he called it.", ["'sacred duty,'"]),
        ("The farmers’ market isn’t open.", []),
        ("The farmers' market isn't open.", []),
        ("It was the ’90s, and rock ’n’ roll was loud.", []),
        ("“He told me ‘go home’ twice,” she said.", ["“He told me ‘go home’ twice,”", "‘go home’"]),
        ("He read ‘the miners’ song’ aloud.", ["‘the miners’ song’"]),
        ("One ” stray mark.", []),
        ("One stray “ mark.", []),
        ("", []),
        ("“", []),
        ("””””", []),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_reopened_paragraphs_continue() -> None:
    text = "He wrote: “The first year was hard.\n“The second was worse.”\nThen it ended."
    found = find_quotations(plain_doc(text))
    assert [(each.closed, each.continues) for each in found] == [(False, False), (True, True)]
    assert found[0].span.of(text) == "“The first year was hard."


def test_missing_closing_mark_ends_with_its_paragraph() -> None:
    text = "She added, “We never saw him.\nThe case is closed."
    assert quoted(text) == ["“We never saw him."]


@pytest.mark.parametrize("mark", ["“", "”", '"', "'", "‘", "’", "«", "''", "“‘", "\"'"])
def test_many_marks_take_linear_time_and_stay_inside(mark: str) -> None:
    text = f"a {mark}b " * 2_000
    start = time.process_time()
    found = find_quotations(plain_doc(text))
    assert time.process_time() - start < 2.0
    assert all(Span(0, len(text)).covers(each.span) for each in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is late.\nGo home,” she said.", ["“It is late.\nGo home,”"]),
        ('"It is late.\nGo home," she said. "Now."', ['"It is late.\nGo home,"', '"Now."']),
        (
            "He began “it is late.\nThe ‘old road’ is shut.\nGo home.” Then he left.",
            ["“it is late.\nThe ‘old road’ is shut.\nGo home.”"],
        ),
        ("A stray “ mark.\nIt rained.\n“We lost,” she said.", ["“We lost,”"]),
        ("A stray “ mark." + "\nIt rained." * 500 + "\nShe left.” So did he.", []),
    ],
)
def test_a_quotation_goes_on_until_its_mark(text: str, expected: list[str]) -> None:
    assert [each for each in quoted(text) if each != "‘old road’"] == expected
