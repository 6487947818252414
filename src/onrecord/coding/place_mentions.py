"""The names of places that the mentions of a reading lack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby

from onrecord.coding.place_evidence import MODIFYING, Evidence, before_container, is_locative
from onrecord.language.lexicon import language_file, read_tsv
from onrecord.language.names import NameHint
from onrecord.model.doc import Doc, Token
from onrecord.model.mention import EntityType, Mention
from onrecord.model.reading import Reading
from onrecord.text.span import Span
from onrecord.world.place_names import unit_word
from onrecord.world.world import World

PLACE_TYPES: frozenset[EntityType] = frozenset({"GPE", "LOC", "FAC"})
_MISTAKEN: frozenset[EntityType] = frozenset({"ORG", "PER", "GRP"})  # what the recogniser takes places for
_UNNAMED = frozenset({"", "PRODUCT"})  # labels of what is no name, or of what the recogniser guesses worst
_PROPER = frozenset({"NNP", "NNPS"})
_LONGEST = 5  # words of a name before its unit word ("Black Hawk County")


def with_place_mentions(reading: Reading, world: World) -> Reading:
    """``reading`` with the mentions of places that it lacks, all in order of the text, outer before inner."""
    mentions = (*reading.mentions, *find_place_mentions(reading, world))
    return reading.with_mentions(tuple(sorted(mentions, key=lambda each: (each.span.start, -each.span.end))))


def find_place_mentions(reading: Reading, world: World) -> tuple[Mention, ...]:
    """Mentions of places that ``reading.mentions`` lack, in order of the text.

    Known names where the sentence makes them a place ("fled to Reading"), units by their word ("the Clare County
    coroner"), further occurrences of a name that is a place elsewhere in the report, names inside names of bodies
    ("University of Ghent"), and adjectives of countries inside titles ("the Kenyan president").
    """
    taken = _Taken(reading)
    found = [*_units(reading, world, taken), *_known(reading, world, taken), *_called(reading, world, taken)]
    found += _again(reading, world, taken)
    found += _adjectives(reading, world, taken)
    return tuple(sorted(found, key=lambda mention: mention.span))


class _Taken:
    """Which tokens stand in a mention that is a place, and which in the name of a person or a body."""

    def __init__(self, reading: Reading) -> None:
        self.capitals = [token for token in reading.doc.tokens if token.text[:1].isupper()]  # few can be names
        self.places: set[int] = set()
        self.facilities: set[int] = set()
        self.persons: set[int] = set()
        self.bodies: set[int] = set()
        for mention in reading.mentions:
            if mention.level != "NAM":
                continue
            tokens = reading.doc.tokens_in(mention.span)
            if mention.entity_type == "FAC":
                self.facilities.update(tokens)
            elif mention.entity_type in PLACE_TYPES:
                self.places.update(tokens)
            elif mention.entity_type == "PER":
                self.persons.update(i for i in tokens if reading.doc.tokens[i].ent == "PERSON")
            elif mention.entity_type == "ORG":
                self.bodies.update(tokens)

    def mention(self, doc: Doc, tokens: range, kind: EntityType) -> Mention:
        """A new mention; its tokens are taken from now on."""
        self.places.update(tokens)
        span = doc.span(tokens[0], tokens[-1] + 1)
        return Mention(id=f"p{tokens[0]}", span=span, entity_type=kind, level="NAM", head=tokens[-1])

    def is_free(self, tokens: range) -> bool:
        """Whether no place is there yet. A facility is one of its own."""
        return bool(tokens) and self.places.isdisjoint(tokens) and self.facilities.isdisjoint(tokens)


def _units(reading: Reading, world: World, taken: _Taken) -> Iterator[Mention]:
    """Names of units with their word, inside whatever they stand: "Clare County Sheriff's Office"."""
    doc = reading.doc
    for token in taken.capitals:
        if unit_word(token.lower, "after") not in {"admin1", "admin2"}:
            continue
        first = _run_start(doc, token.i)
        for start in range(first, token.i):
            tokens = range(start, token.i + 1)
            if taken.is_free(tokens) and _is_unit(doc, tokens, world):
                yield taken.mention(doc, tokens, "GPE")
                break


def _run_start(doc: Doc, last: int) -> int:
    """Where the run of capitals that ends with token ``last`` begins."""
    first = last
    while first > 0 and last - first < _LONGEST and doc.tokens[first - 1].text[:1].isupper():
        if doc.sentence_of[first - 1] != doc.sentence_of[last]:
            break
        first -= 1
    return first


def _is_unit(doc: Doc, tokens: range, world: World) -> bool:
    name = doc.span(tokens[0], tokens[-1] + 1).of(doc.text)
    return any(each.feature in {"ADM1", "ADM2"} for each in world.gazetteer.candidates(name))


def _known(reading: Reading, world: World, taken: _Taken) -> Iterator[Mention]:
    doc = reading.doc
    for hint in _hints(doc, world):
        tokens = doc.tokens_in(hint.span)
        if hint.entity_type in PLACE_TYPES and taken.is_free(tokens) and _names_place(doc, tokens, hint, taken, world):
            yield taken.mention(doc, tokens, hint.entity_type)


def _hints(doc: Doc, world: World) -> Iterator[NameHint]:
    for paragraph in doc.paragraphs:
        for hint in world.names.find(paragraph.of(doc.text)):
            span = Span(hint.span.start + paragraph.start, hint.span.end + paragraph.start)
            yield NameHint(span, hint.entity_type, hint.certain)


def _names_place(doc: Doc, tokens: range, hint: NameHint, taken: _Taken, world: World) -> bool:
    """Whether a known name that is in no mention of a place is one all the same."""
    if hint.certain:
        return True
    if not taken.persons.isdisjoint(tokens):
        return taken.persons.isdisjoint({tokens[0] - 1, tokens[-1] + 1}) and is_locative(doc, tokens)
    if is_locative(doc, tokens) or before_container(doc, tokens[-1]):
        return True
    return world.gazetteer.is_certain_name(hint.span.of(doc.text))


def _called(reading: Reading, world: World, taken: _Taken) -> Iterator[Mention]:
    """Names that the sentence calls a place, or puts things in: "two towns, including Bor", "a fire in Lodwar"."""
    doc, evidence = reading.doc, Evidence(reading, world)
    for mention in reading.mentions:
        tokens = doc.tokens_in(mention.span)
        if mention.level == "NAM" and mention.entity_type in _MISTAKEN and taken.is_free(tokens):
            least = evidence.least_weight(tokens, mention.entity_type, taken.places)
            if least is not None and evidence.is_known(mention.span.of(doc.text), least):
                yield taken.mention(doc, tokens, "GPE")
    for tokens in _unnamed(taken):
        least = evidence.least_weight(tokens, None, taken.places)
        if least is not None and evidence.is_known(doc.span(tokens[0], tokens[-1] + 1).of(doc.text), least):
            yield taken.mention(doc, tokens, "GPE")


def _unnamed(taken: _Taken) -> Iterator[range]:
    """Runs of proper nouns that the recogniser gave no name."""
    loose = [token.i for token in taken.capitals if token.ent in _UNNAMED and token.tag in _PROPER]
    for _, run in groupby(enumerate(loose), key=lambda pair: pair[1] - pair[0]):
        places = [i for _, i in run]
        tokens = range(places[0], places[-1] + 1)
        if len(tokens) <= _LONGEST and taken.is_free(tokens):
            yield tokens


def _again(reading: Reading, world: World, taken: _Taken) -> Iterator[Mention]:
    """Further occurrences of names of one word that are places elsewhere in the report ("the Leitrim police")."""
    doc = reading.doc
    wanted = {doc.tokens[i].text for i in taken.places if doc.tokens[i].ent in {"GPE", "LOC"}}
    names = {mention.span.of(doc.text): mention.entity_type for mention in reading.mentions
             if mention.entity_type in {"GPE", "LOC"} and mention.level == "NAM"}  # fmt: skip
    for token in taken.capitals:
        if token.text not in wanted or token.text not in names:
            continue
        tokens = range(token.i, token.i + 1)
        if taken.is_free(tokens) and token.i not in taken.persons and world.gazetteer.candidates(token.text):
            yield taken.mention(doc, tokens, names[token.text])


def _adjectives(reading: Reading, world: World, taken: _Taken) -> Iterator[Mention]:
    """Adjectives of countries that no mention of their own covers."""
    names = (each for each in reading.mentions if each.entity_type == "GRP" and each.level == "NAM")
    regions = region_adjectives(reading.report.language)
    own = {i for each in names for i in reading.doc.tokens_in(each.span)}
    for token in taken.capitals:
        if token.i in own or not taken.is_free(range(token.i, token.i + 1)):
            continue
        if is_adjective(reading.doc, token) and (token.text in regions or world.countries.by_demonym(token.text)):
            yield taken.mention(reading.doc, range(token.i, token.i + 1), "GPE")


@cache
def region_adjectives(language: str) -> Mapping[str, str]:
    """Adjectives of regions → the region's name."""
    return {row["adjective"]: row["place"] for row in read_tsv(language_file(language, "region_adjectives.tsv"))}


def is_adjective(doc: Doc, token: Token) -> bool:
    """Whether the token modifies a noun ("Kenyan police", "Kenyan and Ugandan police"); not "the Kenyans"."""
    if token.dep == "conj" and token.head != token.i and token.tag == "JJ":
        token = doc.head(token.i)
    return token.dep in MODIFYING and token.head != token.i and token.tag in {"JJ", "NNP", "NN", "NNPS"}
