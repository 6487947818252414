"""What the words of a phrase say of its bearer: country and PLOVER sectors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from onrecord.language.actor_nouns import ActorNoun, ActorNouns
from onrecord.model.doc import Doc, Token
from onrecord.model.mention import Mention
from onrecord.model.place import Place
from onrecord.model.reading import Reading
from onrecord.reading.noun_phrases import phrase_start
from onrecord.world.actor_table import KnownActor
from onrecord.world.world import World

_HELD = frozenset({"GOV", "LEG", "JUD", "MIL", "SPY", "COP", "PTY"})  # what a former holder of is ELI
_ASIDE = frozenset({"OPP"})  # said of those who have a sector of their own: an opposition lawmaker is LEG, OPP
_WITHIN = frozenset({"of", "in", "from", "at", "for", "within", "inside"})
_INSIDE_PHRASES = frozenset({"compound", "amod", "nmod", "poss"})
_DEEPEST = 2  # phrases inside one another whose sector is looked for
_LONGEST_NAME = 6  # tokens of a country's name: "Democratic Republic of the Congo" has 5
_Noun = tuple[int, ActorNoun] | None  # its first token and itself


class PhraseRole(NamedTuple):
    """Country and sectors, the main one first; None and empty where the words say nothing."""

    country: str | None
    codes: tuple[str, ...]


class PhraseRoles:
    """Reads roles off the phrases of one report."""

    def __init__(self, reading: Reading, world: World, nouns: ActorNouns, places: tuple[Place, ...]) -> None:
        self.doc: Doc = reading.doc
        self.world = world
        self.nouns = nouns
        self._country_at = dict(_place_countries(reading, places))
        self._countries: dict[str, str | None] = {}  # what the tables said of a name, asked once a report
        self._bodies: dict[str, KnownActor | None] = {}
        self._said: dict[str, PhraseRole] = {}  # by id of a Mention
        self._tokens: dict[str, range] = {}  # likewise
        self._nouns: dict[int, _Noun] = {}  # by token: several steps ask for the same few heads

    def of(self, mention: Mention) -> PhraseRole:
        """What the words of ``mention`` say."""
        if mention.head is None:
            return PhraseRole(None, ())
        known = self._said.get(mention.id)
        if known is None:
            known = self._said[mention.id] = self._read(mention, mention.head)
        return known

    def tokens_of(self, mention: Mention) -> range:
        """The tokens of ``mention``."""
        known = self._tokens.get(mention.id)
        if known is None:
            known = self._tokens[mention.id] = self.doc.tokens_in(mention.span)
        return known

    def noun_at(self, i: int) -> _Noun:
        """The actor noun that ends at token ``i``, with its first token; None where there is none."""
        if i not in self._nouns:
            self._nouns[i] = self.nouns.find(self.doc, i)
        return self._nouns[i]

    def of_modifier(self, i: int) -> PhraseRole:
        """What a noun before another says with the nationality beside it: "Kenyan *army* lorries", "a *rebel* base"."""
        token, found = self.doc.tokens[i], self.noun_at(i)
        role = found[1].role if found is not None else self.nouns.modifiers.get(token.lower)
        head = token.head if token.dep in _INSIDE_PHRASES else i
        country = self.country_in(range(phrase_start(self.doc, head), i))
        return PhraseRole(country, (role,) if role else ())

    def _read(self, mention: Mention, head: int) -> PhraseRole:
        inside = self.tokens_of(mention)
        first = inside.start + (self.doc.tokens[inside.start].lower == "the")
        before, after = range(first, head), range(head + 1, inside.stop)
        if not before and not after:
            return self._of_word(mention, head)
        return PhraseRole(self._country(mention, before, after), tuple(self._codes(mention, before, after)))

    def _of_word(self, mention: Mention, head: int) -> PhraseRole:
        """What a mention says that is a single word, but for an article."""
        found = self.noun_at(head)
        role = found[1].role if found is not None else None
        country = self._country_at.get(head) or self._country_shared(mention, head)
        return PhraseRole(country, (role,) if role else ())

    # ── sectors ──

    def _codes(self, mention: Mention, before: range, after: range) -> Iterator[str]:
        head = mention.head or 0
        found = self._noun(mention, head, before)
        yield from self._phrase_codes(head, found, before, after)

    def _phrase_codes(self, head: int, found: _Noun, before: range, after: range, depth: int = 0) -> Iterator[str]:
        own = found[1].role if found else None
        beside = list(self._beside(range(before.start, found[0] if found else head), head))
        beside.sort(key=lambda code: code == "CVL")  # "Sikh community leader": the community of believers counts
        codes = [own] if own and found and not found[1].weak else []
        codes += [code for code in beside if code != "ELI" and (not codes or code in _ASIDE)]
        if not codes and depth < _DEEPEST:
            codes += list(self._under(after, depth))[:1]
        if not codes and own:
            codes.append(own)
        if "UAF" in beside:
            codes = ["REB" if code == "OPP" else code for code in codes]  # "armed opposition"
            codes = [code for code in codes if code != "UAF" or "REB" not in codes]
        if "ELI" in beside and (not codes or codes[0] in _HELD):
            codes[:1] = ["ELI"]
        yield from dict.fromkeys(codes)

    def _noun(self, mention: Mention, head: int, before: range) -> _Noun:
        """The actor noun at the head; before a person's name, the title."""
        found = self.noun_at(head)
        if mention.level != "NAM" or found is not None:
            return found
        for i in reversed(before):
            titled = self.noun_at(i)
            if titled is not None and titled[1].entity_type == "PER":
                return titled
        return None

    def _beside(self, before: range, head: int) -> Iterator[str]:
        """Sectors of the words before the head, the nearest first: "rebel", "police", "CIA", "former"."""
        i = before.stop - 1
        while i >= before.start:
            token = self.doc.tokens[i]
            body = self._body(i, before) if token.text[:1].isupper() and i != head else None
            word = self.nouns.modifiers.get(token.lower)
            known = body is not None or word is not None or i == head or token.pos == "ADJ"
            noun = None if known else self.noun_at(i)
            if body is not None:
                i, code = body
                if code is not None and code != "IGO":  # who works for such a body has a sector of their own
                    yield code
            elif word is not None:
                yield word
            elif noun is not None and noun[1].role is not None:
                yield noun[1].role
            i -= 1

    def _body(self, i: int, inside: range) -> tuple[int, str | None] | None:
        """First token and sector of a known body whose name ends at token ``i``."""
        for first in range(self._name_start(i, inside.start), i + 1):
            known = self._actor(first, i + 1)
            if known is not None and known.entity_type != "PER":
                return first, known.roles_on(None)[0].code
        return None

    def _name_start(self, i: int, first: int) -> int:
        """The first token of the run of capitals, joined by "of" and "the", that ends at token ``i``."""
        start = i
        tokens = self.doc.tokens
        while start > max(first, i - _LONGEST_NAME + 1):
            before = tokens[start - 1]
            if not (before.text[:1].isupper() or before.dep in {"prep", "det", "case", "cc", "punct"}):
                break
            start -= 1
        return start

    def _actor(self, first: int, after: int) -> KnownActor | None:
        text = self.doc.span(first, after).of(self.doc.text)
        if text not in self._bodies:
            self._bodies[text] = self.world.actors.find(text)
        return self._bodies[text]

    def _named(self, first: int, after: int) -> str | None:
        text = self.doc.span(first, after).of(self.doc.text)
        if text not in self._countries:
            country = self.world.countries.by_name(text)
            self._countries[text] = country.code if country else None
        return self._countries[text]

    def _under(self, after: range, depth: int) -> Iterator[str]:
        """Sectors of what follows: "spokesman for the *court*", "members of the armed *opposition*"."""
        within = False
        for i in after:
            token = self.doc.tokens[i]
            if token.dep == "prep":
                within = token.lower in _WITHIN
            elif within and token.dep == "pobj":
                noun = self.noun_at(i)
                before = range(max(after.start, phrase_start(self.doc, i)), i)
                codes = list(self._phrase_codes(i, noun, before, range(i + 1, after.stop), depth + 1))
                if not codes and token.text[:1].isupper() and (body := self._body(i, after)) is not None:
                    codes = [body[1]] if body[1] else []
                yield from (code for code in codes if code not in {"ELI", "IGO"})  # a body's head is its GOV

    # ── country ──

    def country_before(self, mention: Mention) -> str | None:
        """The country of the nearest name or demonym before the head of ``mention``."""
        if mention.head is None:
            return None
        return self.country_in(range(self.tokens_of(mention).start, mention.head))

    def country_in(self, before: range) -> str | None:
        """The country of the last name or demonym among the tokens ``before``."""
        tokens = self.doc.tokens
        for i in reversed(before):
            found = self.country_ending(i, before.start) if tokens[i].text[:1].isupper() else None
            if found is not None and not self._is_joined(i) and not self.is_descent(i):
                return found
        return None

    def is_descent(self, i: int) -> bool:
        """Whether the nationality at token ``i`` only tells descent: "ethnic Uzbek farmers"."""
        return i > 0 and self.doc.tokens[i - 1].lower in self.nouns.descent

    def _country(self, mention: Mention, before: range, after: range) -> str | None:
        head = mention.head or 0
        found = self.country_in(before) or self._country_at.get(head)
        if found is not None or mention.level == "PRO":
            return found
        return next(self._country_under(after), None) or self._country_shared(mention, head)

    def _country_shared(self, mention: Mention, head: int) -> str | None:
        """The country before the first of several nouns: "Kenyan soldiers and *policemen*"."""
        token = self.doc.tokens[head]
        if token.dep != "conj" or mention.level != "NOM" or any(self.doc.children_of(head, "det", "poss")):
            return None
        return self.country_in(range(phrase_start(self.doc, token.head), token.head))

    def _country_under(self, after: range) -> Iterator[str]:
        """Countries of what follows with of, in, from: not whom a phrase is directed to."""
        within = False
        for i in after:
            token = self.doc.tokens[i]
            if token.dep == "prep":
                within = token.lower in _WITHIN
            elif within and (found := self.country_ending(i, after.start)) is not None:
                yield found
            elif within and token.dep == "pobj":
                yield from self._country_beside(i)

    def _country_beside(self, i: int) -> Iterator[str]:
        """The country of the name that tells who a noun is: "commanders of the *militia* Dawn of Kidal"."""
        for each in self.doc.children_of(i, "appos"):
            found = self.country_ending(each.i, self.doc.edges[each.i][0])
            if found is not None:
                yield found

    def country_ending(self, i: int, first: int) -> str | None:
        """The country of the name or demonym that ends at token ``i``, or of the place or body there."""
        token = self.doc.tokens[i]
        if not token.text[:1].isupper():
            return None
        starts = range(self._name_start(i, first), i + 1)
        named = next((code for start in starts if (code := self._named(start, i + 1)) is not None), None)
        if named is not None or i in self._country_at:
            return named or self._country_at[i]
        known = next((known for start in starts if (known := self._actor(start, i + 1)) is not None), None)
        return known.roles_on(None)[0].country if known is not None else None

    def _is_joined(self, i: int) -> bool:
        """Whether a hyphen stands beside: in "Turkish-backed", "anti-Turkish" the nationality is not the bearer's."""
        tokens = self.doc.tokens
        return (i + 1 < len(tokens) and tokens[i + 1].text == "-") or (i > 0 and tokens[i - 1].text == "-")


def _place_countries(reading: Reading, places: tuple[Place, ...]) -> Iterator[tuple[int, str]]:
    """(token, country) of the places that were found."""
    by_id: Mapping[str, Mention] = {each.id: each for each in reading.mentions}
    for place in places:
        mention = by_id.get(place.mention)
        if mention is not None and mention.head is not None and place.country is not None:
            yield mention.head, place.country


def is_adjective(doc: Doc, token: Token) -> bool:
    """Whether a nationality only modifies a noun, also as one of several ("Kenyan" in "Kenyan and Chadian farmers")."""
    while token.dep == "conj" and token.head != token.i:
        token = doc.head(token.i)
    return token.dep in {"amod", "compound", "nmod", "poss"} and doc.head(token.i).pos in {"NOUN", "PROPN"}
