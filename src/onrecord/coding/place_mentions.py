"""Which mentions name a place, and the names of places that the mentions miss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from onrecord.language.names import NameHint
from onrecord.model.doc import Doc, Token
from onrecord.model.mention import Mention
from onrecord.model.reading import Reading
from onrecord.text.span import Span
from onrecord.world.world import World

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_MODIFYING = frozenset({"amod", "compound", "nmod"})


def with_place_mentions(reading: Reading, world: World) -> Reading:
    """``reading`` with the mentions of places that it lacks, all in order of the text, outer before inner."""
    mentions = (*reading.mentions, *find_place_mentions(reading, world))
    return replace(reading, mentions=tuple(sorted(mentions, key=lambda each: (each.span.start, -each.span.end))))


def find_place_mentions(reading: Reading, world: World) -> tuple[Mention, ...]:
    """Mentions of places that ``reading.mentions`` lack, in order of the text.

    Known names that the recogniser missed or took for something else where the sentence makes them a place
    ("fled to Reading"), names of places inside names of bodies ("University of Ghent") and adjectives of countries inside
    titles ("the Kenyan president").
    """
    covered = _Covered(reading)
    found = [*_names(reading, world, covered), *_adjectives(reading, world, covered)]
    found.sort(key=lambda mention: mention.span)
    return tuple(found)


class _Covered:
    """Which tokens stand in a mention that is a place already, and which in the name of a person or a body."""

    def __init__(self, reading: Reading) -> None:
        self.places: set[int] = set()
        self.persons: set[int] = set()
        self.bodies: set[int] = set()
        for mention in reading.mentions:
            if mention.level != "NAM":
                continue
            tokens = reading.doc.tokens_in(mention.span)
            if mention.entity_type in _PLACES:
                self.places.update(tokens)
            elif mention.entity_type == "PER":
                self.persons.update(i for i in tokens if reading.doc.tokens[i].ent == "PERSON")
            elif mention.entity_type == "ORG":
                self.bodies.update(tokens)


def _names(reading: Reading, world: World, covered: _Covered) -> Iterator[Mention]:
    doc = reading.doc
    for hint in _hints(doc, world):
        tokens = doc.tokens_in(hint.span)
        if hint.entity_type not in _PLACES or not tokens or covered.places.intersection(tokens):
            continue
        if _names_place(doc, tokens, hint, covered):
            yield Mention(
                id=f"p{tokens[0]}", span=doc.span(tokens[0], tokens[-1] + 1), entity_type=hint.entity_type,
                level="NAM", head=tokens[-1],
            )  # fmt: skip


def _hints(doc: Doc, world: World) -> Iterator[NameHint]:
    for paragraph in doc.paragraphs:
        for hint in world.names.find(paragraph.of(doc.text)):
            start = paragraph.start
            yield NameHint(
                Span(hint.span.start + start, hint.span.end + start), hint.entity_type, hint.certain
            )  # fmt: skip


def _names_place(doc: Doc, tokens: range, hint: NameHint, covered: _Covered) -> bool:
    """Whether a known name that is in no mention of a place is one all the same."""
    if hint.certain:
        return True
    if covered.persons.intersection(tokens):
        return covered.persons.isdisjoint({tokens[0] - 1, tokens[-1] + 1}) and is_locative(doc, tokens)
    if covered.bodies.intersection(tokens):
        return not hint_is_word(doc, tokens)
    return is_locative(doc, tokens) or before_container(doc, tokens[-1])


def hint_is_word(doc: Doc, tokens: range) -> bool:
    """Whether a name inside the name of a body is an ordinary word there ("Central Bank", "Union Square")."""
    return len(tokens) == 1 and doc.tokens[tokens[0]].pos not in {"PROPN"}


_WHERE = frozenset("in at near from to into outside inside around across through toward towards throughout".split())


def is_locative(doc: Doc, tokens: range) -> bool:
    """Whether a preposition of place governs the tokens ("in Reading")."""
    head = doc.tokens[tokens[-1]]
    above = doc.head(head.i)
    if head.dep == "pobj" and above.lower in _WHERE:
        return True
    return tokens[0] > 0 and doc.tokens[tokens[0] - 1].lower in _WHERE


def before_container(doc: Doc, last: int) -> bool:
    """Whether a comma and another place follow ("Mobile, Alabama")."""
    following = doc.tokens[last + 1 : last + 3]
    return len(following) == 2 and following[0].text == "," and following[1].ent in {"GPE", "LOC"}


def _adjectives(reading: Reading, world: World, covered: _Covered) -> Iterator[Mention]:
    """Adjectives of countries that no mention of their own covers."""
    own = {mention.span.start for mention in reading.mentions if mention.entity_type == "GRP"}
    for token in reading.doc.tokens:
        if not token.text[:1].isupper() or token.i in covered.places or token.start in own:
            continue
        if is_adjective(reading.doc, token) and world.countries.by_demonym(token.text) is not None:
            yield Mention(id=f"p{token.i}", span=token.span, entity_type="GPE", level="NAM", head=token.i)


def is_adjective(doc: Doc, token: Token) -> bool:
    """Whether the token modifies a noun ("Kenyan police"); not "the Kenyans", not "speaks Swahili"."""
    return token.dep in _MODIFYING and token.head != token.i and token.tag in {"JJ", "NNP", "NN", "NNPS"}


@dataclass(frozen=True, slots=True)
class Toponym:
    """A mention to place: the words to look up, whether they are a country's adjective, and where they stand."""

    mention: Mention
    name: str
    adjective: bool
    tokens: range


def toponyms(reading: Reading, mentions: Iterable[Mention], world: World) -> Iterator[Toponym]:
    """The mentions that name a place by name or by its adjective."""
    doc = reading.doc
    for mention in mentions:
        if mention.level != "NAM":
            continue
        tokens = doc.tokens_in(mention.span)
        name = mention.span.of(doc.text)
        if mention.entity_type in _PLACES:
            adjective = world.countries.by_country_name(name) is None and world.countries.by_demonym(name) is not None
            yield Toponym(mention, name, adjective, tokens)
        elif mention.entity_type == "GRP" and len(tokens) == 1 and world.countries.by_demonym(name) is not None:
            if is_adjective(doc, doc.tokens[tokens[0]]):
                yield Toponym(mention, name, True, tokens)
