"""The lists of actor nouns, modifiers and pronouns."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.language.actor_nouns import load_actor_nouns
from onrecord.language.lexicon import language_file, read_tsv
from onrecord.model.doc import Doc

MARKS = {"act", "weak", "title", "document", "land", "seat", "side", "kin", "town", "count", "other"}
SECTORS = set(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC IGO".split()
)


def test_lists_are_sound() -> None:
    rows = list(read_tsv(language_file("en", "actor_nouns.tsv")))
    assert len({row["noun"] for row in rows}) == len(rows)
    assert {row["role"] for row in rows} <= SECTORS | {""}
    assert {mark for row in rows for mark in row["marks"].split()} <= MARKS
    assert all(row["noun"] == row["noun"].lower() for row in rows)
    assert set(load_actor_nouns("en").modifiers.values()) <= SECTORS


@pytest.mark.parametrize(
    ("text", "word", "noun"),
    [
        ("The prime minister left.", "minister", "prime minister"),
        ("A vice-president left.", "president", "vice-president"),
        ("Secretaries of state met.", "Secretaries", "secretary"),
        ("Two gunmen fled.", "gunmen", "gunman"),
        ("The table broke.", "table", None),
    ],
)
def test_longest_noun_is_found(parse: Callable[[str], Doc], text: str, word: str, noun: str | None) -> None:
    doc = parse(text)
    head = next(token.i for token in doc.tokens if token.text == word)
    found = load_actor_nouns("en").find(doc, head)
    assert (found[1].noun if found else None) == noun
