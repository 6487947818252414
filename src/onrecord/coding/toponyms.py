"""Which mentions name a place, and by which words it is looked up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import asin, cos, radians, sin, sqrt

from onrecord.coding.place_evidence import before_container, is_called_place, is_locative
from onrecord.coding.place_mentions import PLACE_TYPES, is_adjective, region_adjectives
from onrecord.language.lexicon import language_file, read_tsv
from onrecord.model.doc import Doc
from onrecord.model.mention import Mention
from onrecord.model.reading import Reading
from onrecord.world.countries import FOLDER
from onrecord.world.gazetteer import PlaceEntry
from onrecord.world.place_names import fold, unit_word
from onrecord.world.world import World

_SEATS = frozenset({"BLDG", "PAL", "ST"})  # buildings and streets whose name news give to those who sit there
_EARTH = 6371.0  # kilometres
_OUT_OF_TOWN = 30.0  # kilometres: what is nearer is a part of the town
_OFFICE_AFTER = 2  # words behind a name in which an office makes it a unit ("New York State Attorney General")


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
    surnames, words = _surnames(reading), _words_of(reading.report.language)
    two = frozenset(
        each.span.start
        for each in reading.mentions
        if each.entity_type == "PER" and len(reading.doc.tokens_in(each.span)) == 2
    )
    return tuple(
        each
        for each in _states(tuple(_all(reading, world)), reading.doc, world)
        if _is_place(each, reading.doc, surnames, words, world)
        and (each.adjective or each.mention.span.start not in two)
        and not _is_renamed(each.tokens, reading.doc, words)
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
            name = _with_unit(reading.doc, tokens, name, world, _words_of(reading.report.language)["office"])
        options = _options(region or name, adjective and not region, world)
        yield Toponym(mention, region or name, adjective, tokens, _as_cut(name, mention, reading.doc, options))


@cache
def _words_of(language: str) -> Mapping[str, frozenset[str]]:
    """The small words beside names, by what they do ("renames", "ills", "generic", …)."""
    sides: dict[str, set[str]] = defaultdict(set)
    for row in read_tsv(language_file(language, "name_words.tsv")):
        sides[row["side"]].add(row["word"])
    return {side: frozenset(words) for side, words in sides.items()}


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


def _with_unit(doc: Doc, tokens: range, name: str, world: World, offices: frozenset[str]) -> str:
    """The name with the unit's word beside it, which the mention leaves out: "Gedo region", "the state of Gedo".

    An office that only units have shows one too ("the New York governor"), unless a country has the name.
    """
    following = [token.lower for token in doc.tokens[tokens[-1] + 1 : tokens[-1] + 1 + _OFFICE_AFTER]]
    if following and unit_word(following[0], "after") in {"admin1", "admin2"}:
        return f"{name} {following[0]}"
    if tokens[0] > 1:
        before = f"{doc.tokens[tokens[0] - 2].lower} {doc.tokens[tokens[0] - 1].lower}"
        if unit_word(before, "before") in {"admin1", "admin2"}:
            return f"{before} {name}"
    if not offices.isdisjoint(following):
        entries = world.gazetteer.candidates(name)
        if any(each.feature == "ADM1" for each in entries) and not any(each.is_country for each in entries):
            return f"{name} state"
    return name


def _states(found: Sequence[Toponym], doc: Doc, world: World) -> Iterator[Toponym]:
    """``found``, a state's name behind a town of it read as the state's: "Albany, New York", but "Harlem, New York"."""
    for n, each in enumerate(found):
        town = found[n - 1] if n else each
        between = [token.text for token in doc.tokens[town.tokens[-1] + 1 : each.tokens[0]]]
        options = _options(f"{each.name} state", False, world) if between == [","] and _is_state(each, town) else ()
        yield replace(each, name=f"{each.name} state", options=options) if options else each


def _is_state(name: Toponym, town: Toponym) -> bool:
    """Whether ``name`` is that of a state and of a town in it, and ``town`` lies in the state far from that town."""
    units = {(each.country, each.admin1) for each in name.options if each.feature == "ADM1"}
    own = {
        (e.country, e.admin1): e for e in reversed(name.options) if e.is_settlement and (e.country, e.admin1) in units
    }
    inside = [each for each in town.options if (each.country, each.admin1) in own and level(each) == 1]
    return bool(inside) and kilometres(inside[0], own[inside[0].country, inside[0].admin1]) > _OUT_OF_TOWN


def kilometres(one: PlaceEntry, other: PlaceEntry) -> float:
    """The great-circle distance of two places."""
    north, south = radians(one.latitude), radians(other.latitude)
    east = radians(one.longitude - other.longitude)
    chord = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(chord)))


def level(entry: PlaceEntry) -> int:
    """3 for a country, 2 for a first-level unit, 1 below."""
    return 3 if entry.is_country else 2 if entry.feature == "ADM1" else 1


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
    bare = name.removeprefix("the ")
    if bare.isupper() and len(bare.replace(".", "")) < 4:
        return tuple(each for each in entries if not each.is_settlement)
    return entries


def _as_cut(name: str, mention: Mention, doc: Doc, options: tuple[PlaceEntry, ...]) -> tuple[PlaceEntry, ...]:
    """Without the states that a word would mean only with a full stop ("Wash your hands" names no state)."""
    stopped = name.endswith(".") or doc.text[mention.span.end : mention.span.end + 1] == "."
    if stopped or name not in _abbreviations():
        return options
    return tuple(each for each in options if each.feature != "ADM1")


@cache
def _abbreviations() -> frozenset[str]:
    """Abbreviations of first-level units that are written with a full stop, without it."""
    rows = read_tsv(FOLDER / "admin1_names.tsv")
    return frozenset(
        name[:-1] for row in rows for name in row["names"].split("|") if name.endswith(".") and name.count(".") == 1
    )


def _surnames(reading: Reading) -> frozenset[str]:
    """Last words of the full names of persons."""
    doc = reading.doc
    full = (each for each in doc.entities if each.label == "PERSON" and each.after - each.first > 1)
    return frozenset(doc.tokens[each.after - 1].text for each in full if doc.tokens[each.after - 1].tag != "POS")


def _is_renamed(tokens: range, doc: Doc, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether the next word makes it the name of a disease, a newspaper, a carrier, or of money ("US$")."""
    after = tokens[-1] + 1
    if tokens[0] > 0 and doc.tokens[tokens[0] - 1].text == "$":
        return True
    if after >= len(doc.tokens):
        return False
    following = doc.tokens[after]
    if following.text.startswith("$") or doc.tokens[tokens[-1]].text.endswith("$"):
        return True
    if following.tag == "JJ" and following.text.islower() and after + 1 < len(doc.tokens):
        following = doc.tokens[after + 1]  # "Marburg haemorrhagic fever"
    same = doc.tokens[tokens[-1]].head == following.head or doc.tokens[tokens[-1]].head == following.i
    capital = following.text[:1].isupper() or following.lower in words["ills"]
    return same and capital and following.lower in words["renames"] | words["ills"]


def _is_first_name(tokens: range, doc: Doc) -> bool:
    """Whether a person's name goes on behind the tokens ("Florence Achieng said")."""
    after = tokens[-1] + 1
    if len(tokens) > 1 or after >= len(doc.tokens):
        return False
    following = doc.tokens[after]
    return following.ent == "PERSON" and following.text[:1].isupper() and doc.tokens[tokens[0]].dep == "compound"


def _is_place(
    toponym: Toponym, doc: Doc, surnames: frozenset[str], words: Mapping[str, frozenset[str]], world: World
) -> bool:
    if toponym.adjective:
        return True
    if (_is_no_name(toponym.name, words) and not _is_held(toponym, doc)) or (
        toponym.mention.entity_type != "FAC" and _has_figures(toponym)
    ):
        return False
    if is_locative(doc, toponym.tokens) or is_called_place(doc, toponym.tokens[-1]):
        return any(char.isupper() for char in toponym.name)
    if toponym.name in surnames or _is_first_name(toponym.tokens, doc):
        return False
    if not toponym.options:
        return toponym.mention.entity_type == "FAC" and doc.tokens[toponym.tokens[-1]].dep == "pobj"
    first = toponym.options[0]
    return first.feature not in _SEATS or world.gazetteer.is_certain_name(first.name)


def _is_no_name(name: str, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether it is made of kinds and ordinals alone ("University Hospital", "the 10th"), or names an illness."""
    folded = fold(name).removeprefix("the ")
    parts = folded.split()
    if len(parts) == 1 and unit_word(folded, "before") == "part":
        return True
    kinds = all(each in words["generic"] or unit_word(each, "after") or each[:1].isdigit() for each in parts)
    return kinds or folded in words["illness"]


def _is_held(toponym: Toponym, doc: Doc) -> bool:
    """Whether a place around it shows that a town is called so ("College Station, Texas")."""
    return len(toponym.tokens) > 1 and bool(toponym.options) and before_container(doc, toponym.tokens[-1])


def _has_figures(toponym: Toponym) -> bool:
    """Whether nothing is known by the name, and it has digits ("H5N1", "A/Victoria/361/2011")."""
    return not toponym.options and any(char.isdigit() for char in toponym.name)
