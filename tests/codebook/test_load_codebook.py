"""The codebook as loaded: complete, referring only to what there is, and refusing what there is not."""

from __future__ import annotations

import tomllib

import pytest

from onrecord.codebook.load import FOLDER, load_codebook, words_of
from onrecord.errors import BadData
from onrecord.reading.event_mentions import load_event_words

CODEBOOK = load_codebook()


def test_all_sixteen_types_are_defined() -> None:
    assert len(CODEBOOK.types) == 16
    assert {each.quad for each in CODEBOOK.types.values()} == {1, 2, 3, 4}


def test_types_and_modes_of_rules_and_compositions_are_defined() -> None:
    rules = {(each.type, each.mode) for patterns in CODEBOOK.patterns.values() for each in patterns if each.type}
    rows = {(each.type, each.mode) for each in CODEBOOK.compositions.values() if each.type and each.type != "="}
    for type_, mode in rules | rows:
        assert type_ in CODEBOOK.types
        assert mode is None or mode in CODEBOOK.types[type_].modes, (type_, mode)


def test_inner_types_of_compositions_are_defined() -> None:
    for _, inner in CODEBOOK.compositions:
        assert inner == "*" or inner.split(":")[0] in CODEBOOK.types


def test_every_embedding_composes() -> None:
    names = {each.name for found in CODEBOOK.embeddings.values() for each in found}
    without = names - {name for name, _ in CODEBOOK.compositions}
    assert without <= {"deny", "accuse", "support", "concede"}  # classes that leave the inner event as it is


def test_every_noun_of_the_codebook_can_be_an_event_mention() -> None:
    nouns = {lemma for word_class, lemma in (*CODEBOOK.patterns, *CODEBOOK.embeddings) if word_class == "noun"}
    assert nouns <= load_event_words("en").nouns


def test_patterns_come_most_specific_first() -> None:
    for patterns in CODEBOOK.patterns.values():
        assert [each.rank for each in patterns] == sorted((each.rank for each in patterns), reverse=True)


def test_a_switch_changes_the_fingerprint() -> None:
    assert load_codebook("plover", frozenset({"sanctions_coerce"})).fingerprint != CODEBOOK.fingerprint


def test_unknown_names_are_refused() -> None:
    with pytest.raises(BadData, match="no convention"):
        load_codebook("plover", frozenset({"nonsense"}))
    with pytest.raises(BadData, match="no word class"):
        CODEBOOK.classes.wanted(["@nonsense"])
    with pytest.raises(BadData, match="no kind"):
        CODEBOOK.classes.wanted(["%nonsense"])


def test_word_lists_are_split_at_commas_and_lines() -> None:
    assert words_of("step  down, resign,\nquit") == ["step down", "resign", "quit"]


def test_every_convention_changes_something() -> None:
    files = {path.name: path.read_text(encoding="utf-8") for path in (FOLDER / "plover").glob("*.toml")}
    conventions = tomllib.loads(files.pop("conventions.toml"))
    rules = [rule for text in files.values() for rule in tomllib.loads(text).get("rule", [])]
    rows = tomllib.loads(files["compositions.toml"])["row"]
    used = {name for rule in rules for name in rule.get("under", {})} | {
        row["switch"] for row in rows if "switch" in row
    }
    after_coding = {"political_scope", "leading_mentions"}  # test_scope.py
    on_places = {"demonyms"}  # test_places.py
    assert used | after_coding | on_places | set(conventions["retype"]) == set(conventions["convention"])
