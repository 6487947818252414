"""Which conditions follow from which words: the file ``conditions.toml`` of a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from onrecord.language.lexicon import language_file, load_toml
from onrecord.model.condition import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """What an event with one of its words begins or ends."""

    id: str
    relation: Relation
    value: Literal["+", "-"]
    needs: Mapping[str, frozenset[str]]  # slot → lemmas, one of which must head it
    subject: tuple[str, ...]  # slots, the first that is filled counts
    object: tuple[str, ...]
    kinds: frozenset[str]  # entity types of the subject
    roles: frozenset[str]  # sectors, one of which the subject has; empty: any
    stative: bool  # True: tells how things are, so that "no longer" makes it the opposite
    denies: bool  # True: its own words deny ("neither side controls"), so that a denial is no denial of it
    asks: bool  # True: only in an open question ("it is unclear who controls the town")


@dataclass(frozen=True, slots=True, kw_only=True)
class Transitions:
    """All of a language, indexed."""

    by_word: Mapping[str, tuple[Transition, ...]]  # lemma, or lemma_particle
    offices: Mapping[str, bool]  # words of an office → whether it is held of a country
    ended: frozenset[str]
    articles: frozenset[str]
    members: frozenset[str]  # "including"
    countries: frozenset[str]  # "the country"
    towns: frozenset[str]  # "the city"
    centres: frozenset[str]  # what a fight for a town is about
    pronouns: frozenset[str]  # "it", of a town that was acted on before
    neither: frozenset[str]  # determiners that deny something of all
    within: frozenset[str]  # relations for which the place around a thing counts: "at a house in Lyon"
    over: frozenset[str]  # with a negation: it was so, and is no longer
    open: frozenset[str]  # "it is unclear who …"
    asked: frozenset[str]  # the same with a negation: "nobody could say who …"
    negations: frozenset[str]
    posts: frozenset[str]
    vague: frozenset[str]  # offices that tell no office
    same_office: Mapping[str, str]  # another way of saying an office → the office
    longest_office: int  # in words


@cache
def load_transitions(language: str) -> Transitions:
    """The transitions and offices of ``language``."""
    data = load_toml(language_file(language, "conditions.toml"))
    by_word: dict[str, tuple[Transition, ...]] = {}
    for each in data["transition"]:
        for word in each["words"]:
            by_word[word] = (*by_word.get(word, ()), _transition(each))
    offices = {word: each.get("of") == "country" for each in data["office"] for word in each["words"]}
    for each in data["same_office"]:
        offices |= dict.fromkeys(each["words"], offices[each["words"][0]])
    return Transitions(
        by_word=by_word,
        offices=offices,
        ended=frozenset(word for each in data["ended"] for word in each["words"]),
        articles=frozenset(data["articles"]),
        members=frozenset(data["members"]),
        centres=frozenset(data["centres"]),
        pronouns=frozenset(data["pronouns"]),
        neither=frozenset(data["neither"]),
        within=frozenset(data["within"]),
        over=frozenset(data["over"]),
        open=frozenset(data["open"]),
        asked=frozenset(data["asked"]),
        negations=frozenset(data["negations"]),
        towns=frozenset(data["towns"]),
        countries=frozenset(data["countries"]),
        vague=frozenset(data["vague"]),
        posts=frozenset(data["posts"]),
        same_office={words: each["words"][0] for each in data["same_office"] for words in each["words"]},
        longest_office=max(len(each.split()) for each in offices),
    )


def _transition(row: Mapping[str, Any]) -> Transition:
    return Transition(
        id=row["id"],
        relation=row["relation"],
        value=row["value"],
        needs={slot: frozenset(words) for slot, words in row.get("with", {}).items()},
        subject=tuple(row["subject"]),
        object=tuple(row["object"]),
        kinds=frozenset(row["kinds"]),
        roles=frozenset(row.get("roles", ())),
        stative=row.get("stative", False),
        denies=row.get("denies", False),
        asks=row.get("asks", False),
    )
