"""Where an event happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.coding.place_mentions import is_adjective
from onrecord.language.lexicon import language_file, load_toml
from onrecord.model.doc import Doc
from onrecord.model.event import EventMention
from onrecord.model.mention import Mention
from onrecord.model.place import Place
from onrecord.model.reading import Reading
from onrecord.reading.datelines import find_datelines

_CLAUSE_LINKS = frozenset({"advcl", "conj", "xcomp", "acl", "relcl"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "dative", "oprd"})
_NAMING_LINKS = frozenset({"of", "in", "near", "including", "as", "like"})  # "three towns, such as X"
_LINK_WORDS = frozenset({"of", "on", "against"})
_PARTNERS = frozenset({"with", "against", "by"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "csubj", "parataxis"})
_DATELINE_REACH = 20  # characters into a dateline at which its place begins


@dataclass(frozen=True, slots=True)
class PlaceRule:
    """A way from an event's word to its place, as in ``event_places.toml``."""

    id: str
    how: str
    words: frozenset[str]
    verbs: frozenset[str]  # empty: of any verb
    spoken: frozenset[str]  # verbs whose object is a matter: "voiced alarm at killings in X" voices it elsewhere


@cache
def load_place_rules(language: str) -> tuple[PlaceRule, ...]:
    """The rules of a language in the order in which they are tried."""
    rules = load_toml(language_file(language, "event_places.toml"))["rule"]
    return tuple(
        PlaceRule(each["id"], each["how"], *(frozenset(each.get(name, ())) for name in ("words", "verbs", "spoken")))
        for each in rules
    )


@cache
def _territory(language: str) -> frozenset[str]:
    """Nouns that make a country's adjective a place ("Chadian soil")."""
    return frozenset(load_toml(language_file(language, "event_places.toml"))["territory"])


class Setting:
    """A reading's places by token; made once for all its events."""

    def __init__(self, reading: Reading, places: tuple[Place, ...]) -> None:
        self.rules = load_place_rules(reading.report.language)
        self._territory = _territory(reading.report.language)
        self.doc = reading.doc
        by_id = {each.id: each for each in reading.mentions}
        self.places: dict[int, tuple[Mention, Place]] = {}
        for place in places:
            mention = by_id.get(place.mention)
            if mention is not None and place.why is None:
                for i in self.doc.tokens_in(mention.span):
                    self.places[i] = mention, place
        self.written_at = self._take_datelines()
        self.same = _named_again(reading, places)
        self.at = {each.head: each for each in reading.mentions if each.level == "NOM" and each.head is not None}

    def _take_datelines(self) -> dict[int, Mention]:
        """For a sentence with a dateline its place, which is taken out of the others: no clause is about it."""
        found: dict[int, Mention] = {}
        for tokens in find_datelines(self.doc):
            placed = [self.places.pop(i)[0] for i in tokens if i in self.places]
            following = min(tokens[-1] + 1, len(self.doc.tokens) - 1)
            if placed and placed[0].span.start < self.doc.tokens[tokens[0]].end + _DATELINE_REACH:
                found[self.doc.sentence_of[following]] = placed[0]
        return found

    def place_of(self, event: EventMention) -> str | None:
        """The id of the mention that says where ``event`` happened, stated or entailed; None where nothing does.

        A country that is only the topic ("concern over the situation in Haiti") is not where something happened.
        """
        for rule in self.rules:
            for mention in _WAYS[rule.how](event, rule, self):
                return mention.id
        return None

    def named(self, head: int) -> Mention | None:
        """The place that the phrase of token ``head`` names or stands for; None where it doesn't."""
        found = self.places.get(head)
        if found is not None and not self._is_adjective(head):
            return found[0]
        inside = [self.places[i] for i in self._phrase(head) if i in self.places and not self._is_adjective(i)]
        if inside:
            return min(inside, key=lambda pair: (pair[1].precision or 3, pair[0].span.start))[0]
        described = self.at.get(head)
        return self.same.get(described.entity) if described is not None and described.entity else None

    def _is_adjective(self, i: int) -> bool:
        token = self.doc.tokens[i]
        if token.tag != "JJ" or not is_adjective(self.doc, token):
            return False
        return self.doc.head(i).lemma not in self._territory

    def _phrase(self, head: int) -> Iterator[int]:
        """Tokens of the noun phrase of ``head``, without its clauses and without phrases of other prepositions."""
        queue = [head]
        while queue:
            i = queue.pop(0)
            for child in self.doc.children[i]:
                token = self.doc.tokens[child]
                if token.dep in _CLAUSES or token.dep == "conj" or (token.pos == "VERB" and token.dep != "prep"):
                    continue
                if token.dep == "prep" and token.lower not in _NAMING_LINKS:
                    continue
                queue.append(child)
                yield child


def _named_again(reading: Reading, places: tuple[Place, ...]) -> Mapping[str, Mention]:
    """For an entity of the report its first mention that is placed."""
    placed = {each.mention for each in places if each.why is None}
    found: dict[str, Mention] = {}
    for mention in reading.mentions:
        if mention.id in placed and mention.entity and mention.entity_type != "GRP":
            found.setdefault(mention.entity, mention)
    return found


def _by_phrase(event: EventMention, rule: PlaceRule, setting: Setting) -> Iterator[Mention]:
    if rule.verbs and event.lemma not in rule.verbs:
        return
    yield from _phrases(setting, event.token, rule)
    if event.lemma not in rule.spoken:
        for head in _object_heads(setting.doc, event.token):
            yield from _phrases(setting, head, rule)
    for argument in event.arguments:
        if argument.preposition in rule.words and (mention := setting.named(argument.token)):
            yield mention


def _object_heads(doc: Doc, token: int) -> list[int]:
    """The objects and partners of a verb: the parser hangs "in Lagos" of "killed two men in Lagos" on the men."""
    heads = [child for child in doc.children[token] if doc.tokens[child].dep in _OBJECTS]
    partners = (child for child in doc.children_of(token, "prep", "agent") if child.lower in _PARTNERS)
    return heads + [inner.i for partner in partners for inner in doc.children_of(partner.i, "pobj")]


def _phrases(setting: Setting, head: int, rule: PlaceRule) -> Iterator[Mention]:
    doc = setting.doc
    for child in doc.children[head]:
        token = doc.tokens[child]
        if token.dep not in {"prep", "advmod"} or token.lower not in rule.words:
            continue
        for inner in doc.children_of(child, "pobj", "prep"):
            targets = [inner.i] if inner.dep == "pobj" else [each.i for each in doc.children_of(inner.i, "pobj")]
            yield from (mention for each in targets if (mention := setting.named(each)))


def _by_object(event: EventMention, rule: PlaceRule, setting: Setting) -> Iterator[Mention]:
    if event.word_class == "verb" and event.lemma in rule.words:
        for argument in event.arguments:
            if argument.function == "object" and (mention := setting.named(argument.token)):
                yield mention


def _by_noun(event: EventMention, rule: PlaceRule, setting: Setting) -> Iterator[Mention]:
    if event.word_class == "noun" and event.lemma in rule.words:
        for preposition in setting.doc.children_of(event.token, "prep"):
            if preposition.lower in _LINK_WORDS:
                for inner in setting.doc.children_of(preposition.i, "pobj"):
                    if mention := setting.named(inner.i):
                        yield mention


def _by_modifier(event: EventMention, _rule: PlaceRule, setting: Setting) -> Iterator[Mention]:
    if event.word_class == "noun":
        for child in setting.doc.children_of(event.token, "compound", "nmod"):
            found = setting.places.get(child.i)
            if found is not None and found[1].kind == "literal":
                yield found[0]


def _by_inheritance(event: EventMention, rule: PlaceRule, setting: Setting) -> Iterator[Mention]:
    """From the verb above, as long as no clause of content lies between: what is said there needn't happen there."""
    doc = setting.doc
    i = event.token
    while doc.tokens[i].dep in _CLAUSE_LINKS and doc.head(i).pos == "VERB" and not _has_subject(doc, i):
        i = doc.tokens[i].head
        for head in (i, *_object_heads(doc, i)):
            yield from _phrases(setting, head, rule)


def _has_subject(doc: Doc, i: int) -> bool:
    """Whether a verb has a subject of its own: then it may happen elsewhere ("…, when the ministry confirmed it")."""
    return any(True for _ in doc.children_of(i, "nsubj", "nsubjpass"))


def _by_dateline(event: EventMention, _rule: PlaceRule, setting: Setting) -> Iterator[Mention]:
    written_at = setting.written_at.get(setting.doc.sentence_of[event.token])
    if written_at is not None and event.trigger.start >= written_at.span.end:
        yield written_at


_WAYS: Mapping[str, Callable[[EventMention, PlaceRule, Setting], Iterator[Mention]]] = {
    "phrase": _by_phrase,
    "object": _by_object,
    "noun": _by_noun,
    "modifier": _by_modifier,
    "inherited": _by_inheritance,
    "dateline": _by_dateline,
}
