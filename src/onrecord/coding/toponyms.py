"""Which mentions name a place, and by which words it is looked up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.coding.place_mentions import PLACE_TYPES, is_adjective, is_locative, region_adjectives
from onrecord.language.lexicon import language_file, read_tsv
from onrecord.model.doc import Doc
from onrecord.model.mention import Mention
from onrecord.model.reading import Reading
from onrecord.world.gazetteer import PlaceEntry
from onrecord.world.place_names import unit_word
from onrecord.world.world import World

_SEATS = frozenset({"BLDG", "PAL", "ST"})  # buildings and streets whose name news give to those who sit there


@dataclass(frozen=True, slots=True)
class Toponym:
    """A mention to place: the words to look up, whether they are a country's adjective, and where they stand."""

    mention: Mention
    name: str
    adjective: bool
    tokens: range
    options: tuple[PlaceEntry, ...]  # what it can mean; () where no place of the name is known


def toponyms(reading: Reading, world: World) -> tuple[Toponym, ...]:
    """The mentions that name a place by name or by its adjective, in order.

    Left out are what the recogniser took for a place but nothing shows to be one: no known place and no preposition of
    place before it; a person's surname; the seat of those who act ("the Kremlin denied").
    """
    surnames = _surnames(reading)
    two = frozenset(
        each.span.start
        for each in reading.mentions
        if each.entity_type == "PER" and len(reading.doc.tokens_in(each.span)) == 2
    )
    return tuple(
        each
        for each in _all(reading, world)
        if _is_place(each, reading.doc, surnames, world)
        and (each.adjective or each.mention.span.start not in two)
        and not _is_renamed(each.tokens, reading.doc, *_renaming(reading.report.language))
    )


def _all(reading: Reading, world: World) -> Iterator[Toponym]:
    regions = region_adjectives(reading.report.language)
    for mention in reading.mentions:
        if mention.level != "NAM" or mention.entity_type not in {*PLACE_TYPES, "GRP"}:
            continue
        tokens = reading.doc.tokens_in(mention.span)
        name = _bare(mention.span.of(reading.doc.text))
        region = regions.get(name)
        adjective = bool(region) or _is_demonym(name, world)
        if mention.entity_type == "GRP" and not adjective:
            continue
        if adjective and not is_adjective(reading.doc, reading.doc.tokens[tokens[-1]]):
            continue
        if not adjective:
            name = _with_unit(reading.doc, tokens, name)
        yield Toponym(
            mention, region or name, adjective, tokens, _options(region or name, adjective and not region, world)
        )


@cache
def _renaming(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Nouns that make the name before them that of something else ("Marburg Chronicle"), and of an illness."""
    rows = list(read_tsv(language_file(language, "name_words.tsv")))
    renaming, ills = (frozenset(row["word"] for row in rows if row["side"] == side) for side in ("renames", "ills"))
    return renaming, ills


def _is_demonym(name: str, world: World) -> bool:
    return world.countries.by_country_name(name) is None and world.countries.by_demonym(name) is not None


def _bare(name: str) -> str:
    """The name without small words before it and a participle behind it: "both Tbilisi", "Iran-backed"."""
    words = name.split()
    while len(words) > 1 and words[0].isalpha() and words[0].islower() and words[0] != "the":
        words.pop(0)
    name = " ".join(words)
    front, hyphen, back = name.rpartition("-")
    return front if hyphen and front and back.islower() and len(back) > 2 else name


def _with_unit(doc: Doc, tokens: range, name: str) -> str:
    """The name with the unit's word beside it, which the mention leaves out: "Gedo region", "the state of Gedo"."""
    if tokens[-1] + 1 < len(doc.tokens):
        after = doc.tokens[tokens[-1] + 1].lower
        if unit_word(after, "after") in {"admin1", "admin2"}:
            return f"{name} {after}"
    if tokens[0] > 1:
        before = f"{doc.tokens[tokens[0] - 2].lower} {doc.tokens[tokens[0] - 1].lower}"
        if unit_word(before, "before") in {"admin1", "admin2"}:
            return f"{before} {name}"
    return name


def _options(name: str, adjective: bool, world: World) -> tuple[PlaceEntry, ...]:
    """The places that a name can mean; for a country's adjective just the country."""
    if not any(char.isupper() for char in name):
        return ()
    if not adjective:
        return _as_written(name, world.gazetteer.candidates(name))
    country = world.countries.by_demonym(name)
    entries = world.gazetteer.candidates(country.name) if country else ()
    return tuple(each for each in entries if country and each.geonames == country.geonames)


def _as_written(name: str, entries: tuple[PlaceEntry, ...]) -> tuple[PlaceEntry, ...]:
    """Without the towns that an abbreviation would mean only by chance ("US" is no village in France)."""
    if name.isupper() and len(name.replace(".", "")) < 4:
        return tuple(each for each in entries if not each.is_settlement)
    return entries


def _surnames(reading: Reading) -> frozenset[str]:
    """Last words of the full names of persons."""
    doc = reading.doc
    full = (each for each in doc.entities if each.label == "PERSON" and each.after - each.first > 1)
    return frozenset(doc.tokens[each.after - 1].text for each in full if doc.tokens[each.after - 1].tag != "POS")


def _is_renamed(tokens: range, doc: Doc, renaming: frozenset[str], ills: frozenset[str]) -> bool:
    """Whether the next word makes it the name of a disease, a newspaper, a carrier, or of money ("US$")."""
    after = tokens[-1] + 1
    if after >= len(doc.tokens):
        return False
    following = doc.tokens[after]
    if following.text.startswith("$") or doc.tokens[tokens[-1]].text.endswith("$"):
        return True
    if following.tag == "JJ" and following.text.islower() and after + 1 < len(doc.tokens):
        following = doc.tokens[after + 1]  # "Marburg haemorrhagic fever"
    same = doc.tokens[tokens[-1]].head == following.head or doc.tokens[tokens[-1]].head == following.i
    capital = following.text[:1].isupper() or following.lower in ills
    return same and capital and following.lower in renaming | ills


def _is_first_name(tokens: range, doc: Doc) -> bool:
    """Whether a person's name goes on behind the tokens ("Florence Achieng said")."""
    after = tokens[-1] + 1
    if len(tokens) > 1 or after >= len(doc.tokens):
        return False
    following = doc.tokens[after]
    return following.ent == "PERSON" and following.text[:1].isupper() and doc.tokens[tokens[0]].dep == "compound"


def _is_place(toponym: Toponym, doc: Doc, surnames: frozenset[str], world: World) -> bool:
    if toponym.adjective:
        return True
    if is_locative(doc, toponym.tokens):
        return any(char.isupper() for char in toponym.name)
    if toponym.name in surnames or _is_first_name(toponym.tokens, doc):
        return False
    if not toponym.options:
        return toponym.mention.entity_type == "FAC" and doc.tokens[toponym.tokens[-1]].dep == "pobj"
    if toponym.options[0].feature in _SEATS and not world.gazetteer.is_certain_name(toponym.options[0].name):
        return False
    return len(toponym.tokens) > 1 or unit_word(toponym.name.casefold(), "before") != "part"
