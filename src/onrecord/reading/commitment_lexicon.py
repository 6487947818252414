"""The words that say how far a speaker commits himself: signatures, modals, adverbs, negation, clauses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from onrecord.errors import BadData
from onrecord.language.lexicon import language_file, load_toml
from onrecord.model.factuality import FactualityValue, negated

ClauseKind = Literal["condition", "presupposed", "time", "until", "purpose", "negated", "excepted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What a word says of its complement, by the word's own polarity."""

    affirmed: FactualityValue
    past: FactualityValue  # where the word is affirmed and past
    ahead: FactualityValue  # where it is affirmed and lies ahead
    denied: FactualityValue
    future: bool  # True: the complement lies ahead; False: it has the tense of the word
    basis: str
    factive: bool  # True: holds also under questions, conditions and wishes
    active_only: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """How far a modal, an adverb or an adjective commits to the word it stands with."""

    value: FactualityValue
    negative: FactualityValue  # with a negation: could not go
    perfect: FactualityValue  # with "have": should have gone
    reported: FactualityValue  # in reported speech: said it would go
    future: bool
    polite: bool  # says nothing of wishes: "would like to go"
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentLexicon:
    """The file ``commitment.toml`` of a language, indexed."""

    signatures: Mapping[tuple[str, str, str], Signature]  # (lemma, complement or preposition, "noun", "degree" or "")
    modals: Mapping[str, Weight]
    adverbs: Mapping[str, Weight]
    modifiers: Mapping[str, Weight]
    clauses: Mapping[str, ClauseKind]
    negating_adverbs: frozenset[str]
    negating_determiners: frozenset[str]
    negating_parties: frozenset[str]
    voices: Mapping[str, str]  # lemma of a cue → what its source does: called for, denied, claimed
    ranks: frozenset[str]  # "the first to land"
    halving: frozenset[str]  # after a negation: "not only"
    copulas: frozenset[str]
    questioning: frozenset[str]  # before a complement: "asked whether"
    after_instead: frozenset[str]  # "instead of", "rather than"
    degrees: frozenset[str]  # with a negation: "no longer"
    conceding: frozenset[str]  # before a conjunction of condition: "even if"
    inverted: frozenset[str]  # "had they known": begin a condition without a conjunction
    unspecified: frozenset[str]  # "whoever"
    regretting: frozenset[str]  # verbs that make a past perfect unreal: "wishes that he had left"
    resulting: frozenset[str]  # before an infinitive that tells what came of it: "only to lose"
    polite: frozenset[str]  # wishes whose "would" is only polite
    subjectless: frozenset[str]  # "Hope to see you"
    prospective: frozenset[str]  # "is going to fall"
    judging: frozenset[str]  # superlatives that single out nobody: "the best place to land"
    comparing: frozenset[str]  # after "if": no condition
    failing: frozenset[str]  # verbs of attempts that come to nothing
    failed: frozenset[str]  # the same as adjectives
    definite: frozenset[str]  # articles and possessives of what is taken as known


@cache
def load_commitment_lexicon(language: str) -> CommitmentLexicon:
    """The lexicon of ``language``. Raises BadData where two classes claim one word with one complement."""
    data = load_toml(language_file(language, "commitment.toml"))
    return CommitmentLexicon(
        signatures=_signatures(data["signature"]),
        modals=_weights(data["modal"]),
        adverbs=_weights(data["adverb"]),
        modifiers=_weights(data["modifier"]),
        clauses={word: each["gives"] for each in data["clause"] for word in each["words"]},
        negating_adverbs=_words(data["negation"], "adverbs"),
        negating_determiners=_words(data["negation"], "determiners"),
        negating_parties=_words(data["negation"], "parties"),
        voices={word: each["basis"] for each in data["voice"] for word in each["words"]},
        ranks=frozenset(data["ranks"]),
        halving=frozenset(data["halving"]),
        questioning=frozenset(data["questioning"]),
        after_instead=frozenset(data["after_instead"]),
        copulas=frozenset(data["copulas"]),
        degrees=frozenset(data["degrees"]),
        conceding=frozenset(data["conceding"]),
        inverted=frozenset(data["inverted"]),
        unspecified=frozenset(data["unspecified"]),
        regretting=frozenset(data["regretting"]),
        resulting=frozenset(data["resulting"]),
        polite=frozenset(data["polite"]),
        subjectless=frozenset(data["subjectless"]),
        prospective=frozenset(data["prospective"]),
        judging=frozenset(data["judging"]),
        comparing=frozenset(data["comparing"]),
        failing=frozenset(data["failing"]),
        failed=frozenset(data["failed"]),
        definite=frozenset(data["definite"]),
    )


def _signatures(classes: Iterable[Mapping[str, Any]]) -> Mapping[tuple[str, str, str], Signature]:
    found: dict[tuple[str, str, str], Signature] = {}
    owner: dict[tuple[str, str, str], str] = {}
    for each in classes:
        signature = Signature(
            affirmed=each["affirmed"],
            past=each.get("past", each["affirmed"]),
            ahead=each.get("ahead", each["affirmed"]),
            denied=each["denied"],
            future=each["tense"] == "future",
            basis=each["basis"],
            factive=each.get("factive", False),
            active_only=each.get("voice") == "active",
        )
        for key in _keys(each["words"], each["takes"], each.get("of", "")):
            if owner.setdefault(key, each["id"]) != each["id"]:
                raise BadData(f"commitment.toml: {key[0]!r} with {key[1]!r} is in {owner[key]} and in {each['id']}")
            found[key] = signature
    return found


def _keys(words: Iterable[str], takes: Iterable[str], of: str) -> Iterable[tuple[str, str, str]]:
    for word in words:
        lemma, _, preposition = word.partition(" ")
        for kind in (preposition,) if preposition else takes:
            yield lemma, kind, of


def _weights(classes: Iterable[Mapping[str, Any]]) -> Mapping[str, Weight]:
    return {
        word: Weight(
            value=each["value"],
            negative=each.get("negative") or negated(each["value"]),
            perfect=each.get("perfect", each["value"]),
            reported=each.get("reported", each["value"]),
            future=each.get("tense") == "future",
            polite=each.get("polite", False),
            basis=each["basis"],
        )
        for each in classes
        for word in each["words"]
    }


def _words(classes: Iterable[Mapping[str, Any]], name: str) -> frozenset[str]:
    return frozenset(word for each in classes for word in each[name])
