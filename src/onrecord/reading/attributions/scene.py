"""What every construction looks at: the parsed text, its quotations, the cue words, and who can speak."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.model.attribution import Quotation
from onrecord.model.doc import Doc, Token
from onrecord.model.mention import EntityType, Mention
from onrecord.reading.attributions.cues import CueWords, Rule

SpeakerKind = Literal["person", "body", "document", "pronoun", "name"]
Range = tuple[int, int]  # tokens [first, after)


@dataclass(frozen=True, slots=True)
class Passing:
    """Who passes on a source's words, in tokens."""

    source: Range
    head: int
    cue: Range | None  # None: carried over, or a source's own outlet ("Reuters' source")
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible attribution, in tokens."""

    rule: Rule
    frame: str  # how the content is attached: clause, quote, object, …
    cue_token: int | None  # the word that attributes; None: only marks do
    cue: Range | None
    source: Range | None
    source_head: int | None
    content: tuple[Range, ...]
    addressee: Range | None = None
    quoted: bool = False  # True: the content is what stands in quotation marks
    relays: tuple[Passing, ...] = ()  # outermost first
    principal: Range | None = None  # whom the source, a spokesperson, speaks for
    covers: int | None = (
        None  # the verb that lent its subject ("voiced" of "voiced alarm"): it is no cue beside this one
    )


@dataclass(frozen=True, slots=True)
class Scene:
    """A text with what is known of it before attributions are sought."""

    doc: Doc
    words: CueWords
    quotations: tuple[Quotation, ...]  # outermost ones only
    quoted: tuple[Range, ...]  # the tokens of each of them
    quotation_of: tuple[int, ...]  # of each token: place in ``quotations``, -1 outside
    types: Mapping[int, EntityType]  # of the head words of mentions
    entities: Mapping[int, str]  # of the head words of mentions that are resolved
    names: frozenset[str]  # words that the parser takes for proper nouns somewhere in the text

    def is_media(self, i: int) -> bool:
        """Whether token ``i`` heads the name of a news agency, paper or broadcaster, or a noun for one."""
        doc, words = self.doc, self.words.sources
        token = doc.tokens[i]
        compound = [each.text for each in doc.children_of(i, "compound", "nmod", "amod") if each.i < i][-3:]
        names = [" ".join((*compound[n:], token.text)) for n in range(len(compound) + 1)]
        if any(name in words.outlets for name in names):
            return True
        nouns = [" ".join((*compound[n:], token.lemma)).lower() for n in range(len(compound) + 1)]
        return token.pos in {"NOUN", "PROPN"} and any(noun in words.media for noun in nouns)

    def is_individual(self, i: int) -> bool:
        """Whether token ``i`` is a person's name or a pronoun for a person."""
        token = self.doc.tokens[i]
        return token.ent == "PERSON" or token.lower in self.words.sources.individuals

    def is_occasion(self, prep: Token, noun: Token) -> bool:
        """Whether a phrase tells where something is said: "in an interview", "on Twitter", "at a rally"."""
        words = self.words
        return prep.lower in words.occasion_prepositions and {noun.lower, noun.lemma.lower()} & words.occasions != set()

    def kind(self, i: int) -> SpeakerKind | None:
        """What kind of speaker token ``i`` can be as head of a phrase; None: none."""
        token = self.doc.tokens[i]
        words = self.words.sources
        lemma, lower = token.lemma.lower(), token.lower
        if token.tag == "WDT" or (token.tag == "DT" and token.pos == "PRON"):
            return self._kind_of_thing(i)
        if token.pos == "PRON" or token.tag in {"WP", "WDT", "DT", "CD", "PRP"}:
            return "pronoun" if lower in words.pronouns or token.tag == "CD" else None
        if lemma in words.never:
            return None
        if lemma in words.documents or lower in words.documents:
            return "document"
        if self.types.get(i) in {"PER", "GRP"} or token.ent in {"PERSON", "NORP"}:
            return "person"
        if self.types.get(i) in {"ORG", "GPE"} or token.ent in {"ORG", "GPE"}:
            return "body"
        if lemma in words.persons or lower in words.persons:
            return "person"
        if lemma in words.bodies or lemma in words.media:
            return "body"
        if token.pos == "PROPN" or token.text in self.names:
            return "name"
        if token.pos == "NOUN" and len(lemma) > 4 and lemma.endswith(words.suffixes):
            return "person"
        return None

    def _kind_of_thing(self, i: int) -> SpeakerKind | None:
        """A relative "that" or "which" speaks if its noun can ("a union *that* backs him", "a wall *that* shows").

        A demonstrative speaks in the plural only ("*those* who say").
        """
        token = self.doc.tokens[i]
        clause = self.doc.tokens[token.head]
        if token.tag == "WDT" and clause.dep == "relcl" and clause.head != i:
            return "pronoun" if self.kind(clause.head) is not None else None
        return "pronoun" if token.lower in self.words.sources.pronouns - self.words.sources.things else None


def make_scene(doc: Doc, mentions: tuple[Mention, ...], quotations: tuple[Quotation, ...], words: CueWords) -> Scene:
    """The scene of ``doc``."""
    outer: list[Quotation] = []
    for each in quotations:
        if not outer or each.span.start >= outer[-1].span.end:
            outer.append(each)
    quoted = tuple((each.start, each.stop) for each in (doc.tokens_in(one.span) for one in outer))
    places = [-1] * len(doc.tokens)
    for n, (first, after) in enumerate(quoted):
        places[first:after] = [n] * (after - first)
    types = {each.head: each.entity_type for each in mentions if each.head is not None}
    entities = {each.head: each.entity for each in mentions if each.head is not None and each.entity is not None}
    names = frozenset(each.text for each in doc.tokens if each.pos == "PROPN" and each.text[0].isupper())
    return Scene(doc, words, tuple(outer), quoted, tuple(places), types, entities, names)
