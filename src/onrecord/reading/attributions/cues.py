"""The cue words of a language, by class, as they stand in its data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.errors import BadData
from onrecord.language.lexicon import language_file, load_toml
from onrecord.model.attribution import Illocution
from onrecord.model.factuality import FactualityValue

FIXED_FRAMES = frozenset(
    {"clause", "quote", "infinitive", "gerund", "object", "object-infinitive", "object-gerund", "object-as",
     "object-predicate", "subjunctive", "raising", "side", "count"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """What a construction or a class of cue words says of the attributions that it finds."""

    id: str
    illocution: Illocution
    stance: FactualityValue
    relay: bool = False  # True: said of those who pass on other people's words
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that attributes, with its frames."""

    rule: Rule
    rest: tuple[str, ...]  # its fixed companions: ("out",) of "point out"
    frames: frozenset[str]
    prepositions: frozenset[str] = frozenset()  # frames that are a preposition
    object_prepositions: frozenset[str] = frozenset()  # frames object-X: the X
    addressee: bool = False  # True: a bare object is who is spoken to
    agent: bool = False  # True: the noun is the one who speaks or holds ("a critic of …")
    whole: bool = False  # True: noun and clause together are its content ("rejected *the idea that* …")
    needs: str = ""  # "": anything can be the source; "source": who can speak; "individual": a person; "document"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A fixed phrase that attributes: its words, and whether a source follows."""

    rule: Rule
    words: tuple[str, ...]
    source_after: bool


@dataclass(frozen=True, slots=True)
class SourceWords:
    """The words by which to tell who can speak."""

    persons: frozenset[str]
    suffixes: tuple[str, ...]
    bodies: frozenset[str]
    documents: frozenset[str]
    media: frozenset[str]
    outlets: frozenset[str]
    never: frozenset[str]
    pronouns: frozenset[str]
    individuals: frozenset[str]  # pronouns for one person
    things: frozenset[str]  # pronouns that stand for no speaker by themselves
    spokespersons: frozenset[str]
    speaking: frozenset[str]  # verbs of speaking to an outlet
    speaks_for: frozenset[str]  # prepositions before whom a spokesperson speaks for


@dataclass(frozen=True, slots=True)
class CueWords:
    """All cue words of a language; the lists of cues by their first lemma, in the order of the data."""

    verbs: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, tuple[Cue, ...]]
    adjectives: Mapping[str, tuple[Cue, ...]]
    light: frozenset[str]  # verbs that lend a noun their subject
    light_from: frozenset[str]  # verbs whose "from" is the noun's source
    never: frozenset[str]  # verbs that no general test takes for a cue
    through: frozenset[str]  # verbs that a cue reaches through
    citing: frozenset[str]  # verbs whose object speaks
    hearing: frozenset[str]  # verbs of which who stands behind "from" speaks
    owners: frozenset[str]  # prepositions of a noun's source
    reasons: frozenset[str]  # prepositions before borrowed words
    complementisers: frozenset[str]
    authors: frozenset[str]  # nouns: "the author of the claim that"
    equating: frozenset[str]  # "be": "her view is that"
    like: frozenset[str]  # "as"
    manner: frozenset[str]  # "with"
    adversatives: frozenset[str]  # "but"
    stages: frozenset[str]  # prepositions before the outlet that a source speaks to or is heard by
    sides: frozenset[tuple[str, ...]]  # "in favour of", word by word
    occasions: frozenset[str]  # nouns of where something is said: "in an interview"
    occasion_prepositions: frozenset[str]
    circumstances: frozenset[str]  # prepositions that join a verb, not its object: "after"
    phrases: Mapping[str, tuple[Phrase, ...]]  # by first word
    rules: Mapping[str, Rule]  # by id
    sources: SourceWords


@cache
def load_cues(language: str) -> CueWords:
    """The cue words of ``language``. Raises BadData where a file is not well formed."""
    files = {name: load_toml(language_file(language, f"cues/{name}.toml")) for name in _FILES}
    rules: dict[str, Rule] = {}
    for name in _FILES:
        for kind in ("class", "phrase", "construction"):
            for row in files[name].get(kind, ()):
                if row["id"] in rules:
                    raise BadData(f"cues/{name}.toml: the id {row['id']!r} is there twice")
                rules[row["id"]] = _rule(row)
    return CueWords(
        verbs=_classes(files["verbs"], rules),
        nouns=_classes(files["nouns"], rules),
        adjectives=_classes(files["adjectives"], rules),
        light=_words(files["nouns"]["light"]["verbs"]),
        light_from=_words(files["nouns"]["light"]["from"]),
        never=_words(files["phrases"]["frames"]["never"]),
        through=_words(files["phrases"]["frames"]["through"]),
        citing=_words(files["phrases"]["frames"]["citing"]),
        hearing=_words(files["phrases"]["frames"]["hearing"]),
        owners=_words(files["phrases"]["frames"]["owners"]),
        reasons=_words(files["phrases"]["frames"]["reasons"]),
        complementisers=_words(files["phrases"]["frames"]["complementisers"]),
        authors=_words(files["phrases"]["frames"]["authors"]),
        equating=_words(files["phrases"]["frames"]["equating"]),
        like=_words(files["phrases"]["frames"]["as"]),
        adversatives=_words(files["phrases"]["frames"]["adversatives"]),
        manner=_words(files["phrases"]["frames"]["manner"]),
        stages=_words(files["phrases"]["frames"]["stages"]),
        sides=frozenset(tuple(each.split()) for each in _listed(files["phrases"]["frames"]["sides"])),
        occasions=_words(files["phrases"]["frames"]["occasions"]),
        occasion_prepositions=_words(files["phrases"]["frames"]["occasion_prepositions"]),
        circumstances=_words(files["phrases"]["frames"]["circumstances"]),
        phrases=_phrases(files["phrases"], rules),
        rules=rules,
        sources=_sources(files["sources"]),
    )


_FILES = ("verbs", "nouns", "adjectives", "phrases", "sources")


def _rule(row: Mapping[str, Any]) -> Rule:
    return Rule(
        id=row["id"],
        illocution=row["illocution"],
        stance=row["stance"],
        relay=row.get("relay", False),
        examples=tuple(row["examples"]),
        counterexamples=tuple(row["not"]),
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(_listed(text))


def _listed(text: str) -> Iterable[str]:
    return (word.strip() for word in text.split(",") if word.strip())


def _classes(file: Mapping[str, Any], rules: Mapping[str, Rule]) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for row in file["class"]:
        frames = frozenset(row["frames"])
        cue_of = {
            "rule": rules[row["id"]],
            "frames": frames,
            "prepositions": frozenset(each for each in frames if each not in FIXED_FRAMES and "-" not in each),
            "object_prepositions": frozenset(
                each.removeprefix("object-")
                for each in frames
                if each.startswith("object-") and each not in FIXED_FRAMES
            ),
            "addressee": row.get("object") == "addressee",
            "agent": row.get("agent", False),
            "whole": row.get("whole", False),
            "needs": row.get("needs", ""),
        }
        for words in _listed(row["words"]):
            first, *rest = words.split()
            found.setdefault(first, []).append(Cue(rest=tuple(rest), **cue_of))
    return {word: tuple(cues) for word, cues in found.items()}


def _phrases(file: Mapping[str, Any], rules: Mapping[str, Rule]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for row in file["phrase"]:
        for words in () if row.get("off") else _listed(row["words"]):
            parts = tuple(words.split())
            found.setdefault(parts[0], []).append(Phrase(rules[row["id"]], parts, row["source"] == "after"))
    return {word: tuple(phrases) for word, phrases in found.items()}


def _sources(file: Mapping[str, str]) -> SourceWords:
    return SourceWords(
        persons=_words(file["persons"]),
        suffixes=tuple(_listed(file["suffixes"])),
        bodies=_words(file["bodies"]),
        documents=_words(file["documents"]),
        media=_words(file["media"]),
        outlets=_words(file["outlets"]),
        never=_words(file["never"]),
        pronouns=_words(file["pronouns"]),
        individuals=_words(file["individuals"]),
        things=_words(file["things"]),
        spokespersons=_words(file["spokespersons"]),
        speaking=_words(file["speaking"]),
        speaks_for=_words(file["speaks_for"]),
    )
