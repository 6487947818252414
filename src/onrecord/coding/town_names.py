"""Towns that the recogniser takes for people or bodies, and the report shows to be towns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.coding.place_evidence import Evidence, beside_towns
from onrecord.model.doc import Doc
from onrecord.model.mention import EntityType, Mention
from onrecord.model.reading import Reading
from onrecord.reading.datelines import find_datelines
from onrecord.world.world import World

_MISTAKEN: frozenset[EntityType] = frozenset({"ORG", "PER", "GRP"})
_OF = " of "
_OBJECTS = frozenset({"dobj", "nsubjpass"})
# The least weight (power of ten of people) of a name in a report that names no country of it: a town of 30,000; and
# of one in a country that the report names, where nothing else shows it to be a town: 20,000.
_KNOWN_FROM, _AT_HOME_FROM = 4.5, 4.3


def with_towns(reading: Reading, world: World) -> Reading:
    """``reading`` with towns as places wherever it names them, if it shows them once to be towns.

    It does by a dateline ("MBEYA, Tanzania (AP) —"), by what is done to them ("troops captured Mbeya"), or by a
    mention that is a place already. A name of one word that ends somebody's longer name there is left as it is.
    """
    names = frozenset(_shown(reading, world)) - _surnames(reading)
    if not names:
        return reading
    chains: dict[str, str] = {}
    mentions: list[Mention] = []
    for each in reading.mentions:
        name = _name(reading, each)
        if each.level == "NAM" and name in names and (each.entity_type in _MISTAKEN or each.entity_type == "GPE"):
            if mentions and mentions[-1].span == each.span:
                continue  # found as a place beside the mistaken one
            chain = chains.setdefault(name, each.id)
            mentions.append(replace(each, entity_type="GPE", entity=chain))
        else:
            mentions.append(each)
    return reading.with_mentions(tuple(_joined(mentions, reading.doc.text, frozenset(chains.values()))))


def _joined(mentions: Sequence[Mention], text: str, chains: frozenset[str]) -> Iterator[Mention]:
    """``mentions``, "the town of Gulu" and what means the same as it in the chain of "Gulu"."""
    ends = {each.span.end: each for each in mentions if each.entity in chains}
    moved: dict[str, str] = {}
    for each in mentions:
        name = ends.get(each.span.end)
        if name is None or name.entity is None or each.level != "NOM" or each.entity_type != "GPE":
            continue
        if text.endswith(_OF, 0, name.span.start) and each.span.start < name.span.start:
            moved[each.entity or each.id] = name.entity
    for each in mentions:
        home = moved.get(each.entity or each.id)
        yield each if home is None else replace(each, entity=home)


def _name(reading: Reading, mention: Mention) -> str:
    return mention.span.of(reading.doc.text).casefold()


def _shown(reading: Reading, world: World) -> Iterator[str]:
    """The names of mistaken mentions that something shows to be towns, without case."""
    doc, evidence = reading.doc, Evidence(reading, world)
    mistaken = [each for each in reading.mentions if each.level == "NAM" and each.entity_type in _MISTAKEN]
    wanted = {_name(reading, each): each for each in mistaken}
    heads = {line[0] for line in find_datelines(doc)}
    places = {_name(reading, each) for each in reading.mentions if each.level == "NAM" and each.entity_type == "GPE"}
    taken = {_name(reading, each) for each in reading.mentions if each.level == "NAM" and _is_taken(doc, each)}
    headed = {_name(reading, each) for each in reading.mentions if doc.token_at(each.span.start) in heads}
    for name, each in wanted.items():
        written = each.span.of(doc.text).title()
        at_home = " " not in name and not name.isupper() and evidence.is_town_at_home(written, _AT_HOME_FROM)
        if at_home or (name in places | taken | headed and evidence.is_known(written, _KNOWN_FROM)):
            yield name


def _is_taken(doc: Doc, mention: Mention) -> bool:
    """Whether something is done to it that is mostly done to places: "entered Gulu", "Gulu was shelled"."""
    if mention.head is None:
        return False
    token = doc.tokens[mention.head]
    return token.dep in _OBJECTS and doc.head(token.i).lemma in beside_towns("en", "taken")


def _surnames(reading: Reading) -> frozenset[str]:
    """The last words of longer names of people."""
    names = (
        each.span.of(reading.doc.text).casefold().split()
        for each in reading.mentions
        if each.level == "NAM" and each.entity_type == "PER"
    )
    return frozenset(words[-1] for words in names if len(words) > 1)
