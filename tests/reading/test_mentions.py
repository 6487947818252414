"""Names with titles, actor nouns, pronouns."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.doc import Doc
from onrecord.reading.mentions import find_mentions

Parse = Callable[[str], Doc]


def mentions(doc: Doc) -> list[tuple[str, str, str]]:
    return [(each.span.of(doc.text), each.entity_type, each.level) for each in find_mentions(doc, "en")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Salva Kiir arrived in Nairobi.", ("President Salva Kiir", "PER", "NAM")),
        ("Opposition leader Raila Odinga rejected the result.", ("Opposition leader Raila Odinga", "PER", "NAM")),
        ("Rebels attacked the village at dawn.", ("Rebels", "GRP", "NOM")),
        ("Kenyan police arrested two men.", ("two men", "GRP", "NOM")),
        ("The Kenyan Foreign Ministry protested.", ("The Kenyan Foreign Ministry", "ORG", "NAM")),
        ("A statement from the ministry said so.", ("A statement from the ministry", "ORG", "NOM")),
        ("Spokesmen of the armed forces denied it.", ("Spokesmen of the armed forces", "GRP", "NOM")),
        ("The army said it would withdraw.", ("it", "ORG", "PRO")),
        ("Peru's second-largest city was calm.", ("Peru's second-largest city", "GPE", "NOM")),
        ("He told reporters that they would leave.", ("they", "GRP", "PRO")),
        ("Dozens of miners were freed.", ("Dozens of miners", "GRP", "NOM")),
        ("Thousands marched in Quito.", ("Thousands", "GRP", "NOM")),
        ("MINSK, Belarus (AP) — Miners went on strike.", ("Miners", "GRP", "NOM")),
        ("Some 40 Iraqi Kurds fled.", ("Some 40 Iraqi Kurds", "GRP", "NAM")),
        ("The soldiers, who had fled, were found.", ("who", "PER", "PRO")),
    ],
)
def test_finds(parse: Parse, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in mentions(parse(text))


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("It is clear that the talks failed.", "It"),
        ("It was reported that the road is closed.", "It"),
        ("Who will win the election?", "Who"),
        ("The minister denied it.", "it"),
        ("It snowed in Tbilisi.", "It"),
        ("The bridge cost millions of dollars.", "millions of dollars"),
        ("The report was bound in leather.", "leather"),
        ("The rebel commander surrendered.", "rebel"),
    ],
)
def test_leaves_out(parse: Parse, text: str, unwanted: str) -> None:
    assert unwanted not in [words for words, _, _ in mentions(parse(text))]


def test_order_and_ids(parse: Parse) -> None:
    found = find_mentions(parse("Chad's army said the Chadian president met envoys from Niger and Libya."), "en")
    keys = [(each.span.start, -each.span.end) for each in found]
    assert keys == sorted(keys)
    assert len({each.id for each in found}) == len(found)
    assert all(each.head is not None and each.entity is None for each in found)


@pytest.mark.parametrize("text", ["", " ", "a", "“", "’s", "the", "Mr.", "he he he", "- - -", "(((", "word " * 2000])
def test_reads_anything(parse: Parse, text: str) -> None:
    doc = parse(text)
    assert all(doc.text[each.span.start : each.span.end] for each in find_mentions(doc, "en"))
