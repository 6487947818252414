"""Which mentions of a report mean the same."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from onrecord.language.actor_nouns import load_actor_nouns
from onrecord.model.doc import Doc, Token
from onrecord.model.mention import Mention
from onrecord.reading.mention_chains import REACH, Chains
from onrecord.reading.name_chains import link_names
from onrecord.reading.neighbour_links import link_neighbours
from onrecord.reading.noun_phrases import phrase_start
from onrecord.reading.pronoun_links import SUBJECTS, PronounLinks

_POINTING = frozenset({"the", "this", "that", "these", "those"})
_REMEMBERED = 40  # mentions that a pronoun or a definite phrase can reach back to
_PLURAL_ROLES = frozenset({"REB", "PRM", "MIL", "COP", "UAF", "CRM", "OPP"})  # bare plurals that mean the same side


def resolve_coreference(doc: Doc, mentions: tuple[Mention, ...], language: str) -> tuple[Mention, ...]:
    """The same mentions with ``entity`` set: one id for all mentions of one thing."""
    chains = Chains(doc, mentions, load_actor_nouns(language))
    link_names(doc, mentions, chains.join)
    link_neighbours(chains)
    _PointingBack(chains).link()
    return tuple(chains.resolved())


class _PointingBack:
    """Descriptions that take up somebody named before; pronouns in their turn."""

    def __init__(self, chains: Chains) -> None:
        self.chains = chains
        self.doc = chains.doc
        self.mentions = chains.mentions
        self.nouns = chains.nouns
        self.pronouns = PronounLinks(chains)

    def link(self) -> None:
        """Definite and repeated descriptions, then pronouns, each to what came before it."""
        described: dict[str, int] = {}
        recent: deque[int] = deque(maxlen=_REMEMBERED)
        for n, mention in enumerate(self.mentions):
            if mention.head is None:
                continue
            if mention.level == "PRO":
                self.pronouns.link(n, self.nouns.pronouns[self.doc.tokens[mention.head].lower], recent)
            elif mention.level == "NOM":
                self._link_description(n, mention.head, described, recent)
            for key in self._descriptions(mention) if not self._is_owned(mention) else ():
                described[key] = n
            recent.append(n)

    def _is_owned(self, mention: Mention) -> bool:
        """Whether a phrase tells by a pronoun whose it is: "its parent company" is not "the company"."""
        if mention.level != "NOM" or mention.head is None:
            return False
        return any(child.tag == "PRP$" for child in self.doc.children_of(mention.head, "poss"))

    def _descriptions(self, mention: Mention) -> Iterator[str]:
        """The nouns by which a mention can be called again: its head's, and its titles'."""
        if mention.head is None or mention.level == "PRO":
            return
        yield self._key(mention.head)
        if mention.level == "NAM":
            for i in self.doc.tokens_in(mention.span):
                found = self.nouns.find(self.doc, i) if i != mention.head else None
                if found is not None and found[1].title:
                    yield found[1].noun
                    yield self.doc.tokens[i].lemma.lower()

    def _key(self, head: int) -> str:
        """A phrase's noun; of a colourless one ("rebel groups") the noun beside it that tells the side."""
        token = self.doc.tokens[head]
        found = self.nouns.find(self.doc, head)
        if found is not None and (found[1].weak or found[0] < head):
            for child in self.doc.children_of(head, "compound", "amod"):
                beside = self.nouns.of_word(child.lemma.lower())
                if beside is not None and beside.role in _PLURAL_ROLES:
                    return beside.noun
        return token.lemma.lower()

    def _link_description(self, n: int, head: int, described: dict[str, int], recent: Sequence[int]) -> None:
        first = self.doc.tokens[phrase_start(self.doc, head)]
        key = self._key(head)
        other = described.get(key)
        if first.lower in _POINTING:
            if other is None or not self._meet(other, n):
                other = self._named_before(n, head, recent)
        elif other is not None and not (self._is_same_side(head, key) and self._meet(other, n)):
            other = None
        if other is not None:
            self.chains.join(other, n)

    def _is_same_side(self, head: int, key: str) -> bool:
        """Whether a plural without article means those spoken of before: "rebels", not "people"."""
        token = self.doc.tokens[head]
        found = self.nouns.of_word(key)
        bare = not any(self.doc.children_of(head, "det", "nummod", "poss"))
        return bare and token.tag in {"NNS", "NNPS"} and found is not None and found.role in _PLURAL_ROLES

    def _meet(self, one: int, other: int) -> bool:
        """Whether number and type agree, and neither owners nor nationalities differ."""
        first, second = self.mentions[one], self.mentions[other]
        if first.head is None or second.head is None:
            return False
        if (first.entity_type == "GRP") != (second.entity_type == "GRP") and "PER" in {
            first.entity_type,
            second.entity_type,
        }:
            return False
        if self._is_plural(first.head) != self._is_plural(second.head):
            return False
        modifiers = self._modifiers(first), self._modifiers(second)
        return not modifiers[0] or not modifiers[1] or bool(modifiers[0] & modifiers[1])

    def _is_plural(self, head: int) -> bool:
        """Whether several are named; a collective noun ("police") can be either and counts as one."""
        return self.doc.tokens[head].tag in {"NNS", "NNPS"}

    def _modifiers(self, mention: Mention) -> frozenset[str]:
        """Names and owners inside a phrase, without its own head: "Moscow" of "the Moscow source"."""
        tokens = [self.doc.tokens[i] for i in self.doc.tokens_in(mention.span)]
        if mention.level == "NAM":
            return frozenset(t.lower for t in tokens if t.ent == "NORP")
        return frozenset(t.lower for t in tokens if t.i != mention.head and (t.dep == "poss" or self._is_name(t)))

    def _is_name(self, token: Token) -> bool:
        """Whether a word in a phrase is a name: a capital that neither an article nor a known word explains."""
        if not token.text[:1].isupper() or token.pos not in {"ADJ", "PROPN", "NOUN"}:
            return False
        return token.lower not in self.nouns.modifiers and self.nouns.of_word(token.lemma.lower()) is None

    def _named_before(self, n: int, head: int, recent: Sequence[int]) -> int | None:
        body = self._body_before(n, head, recent)
        return body if body is not None else self._leader_before(n, head, recent)

    def _body_before(self, n: int, head: int, recent: Sequence[int]) -> int | None:
        """The last named body, for "the group", "the organisation"."""
        found = self.nouns.find(self.doc, head)
        if found is None or not (found[1].weak or found[1].role == "BUS") or self.mentions[n].entity_type != "ORG":
            return None
        if self._is_owned(self.mentions[n]) or any(self._is_name(each) for each in self.doc.children_of(head, "amod")):
            return None
        last = None
        for other in reversed(recent):
            if self.chains.distance(other, n) > (REACH if last is None else self.chains.distance(last, n)):
                return last
            if self.mentions[other].level == "NAM" and self.mentions[other].entity_type == "ORG":
                last = other if last is None else last
                if self.doc.tokens[self.mentions[other].head or 0].dep in SUBJECTS:
                    return other
        return last

    def _leader_before(self, n: int, head: int, recent: Sequence[int]) -> int | None:
        """The last person named, for "the ousted leader" with no other leader named before."""
        found = self.nouns.find(self.doc, head)
        mention = self.mentions[n]
        if found is None or not (found[1].weak and found[1].title) or mention.entity_type != "PER":
            return None
        if self._modifiers(mention) or mention.span.end > self.doc.tokens[head].end:
            return None
        for other in reversed(recent):
            if self.chains.distance(other, n) > 1:
                return None
            if self.mentions[other].level == "NAM" and self.mentions[other].entity_type == "PER":
                return other
        return None
