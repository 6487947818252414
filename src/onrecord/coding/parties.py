"""Who the parties of an event are: from words in its slots to people, bodies and countries."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.codebook.codebook import Codebook
from onrecord.codebook.frame import inside
from onrecord.coding.identities import Identities
from onrecord.model.actor import Party
from onrecord.model.doc import Doc
from onrecord.model.mention import Mention
from onrecord.model.reading import Reading
from onrecord.reading.arguments import conjuncts
from onrecord.reading.inheritance import surface_subjects
from onrecord.text.span import Span

_DEPTH = 3
_ACTING = frozenset({"PER", "ORG", "GPE", "GRP"})
_BEFORE_HEAD = frozenset({"det", "compound", "amod", "nummod", "poss", "nmod", "quantmod"})


class PartyFinder:
    """Parties of one reading; a word is looked up by the head of its mention."""

    def __init__(self, reading: Reading, identities: Identities, codebook: Codebook) -> None:
        self._doc = reading.doc
        self._identities = identities
        self._classes = codebook.classes
        self._syntax = codebook.syntax
        self._by_head: dict[int, Mention] = {}
        for each in reading.mentions:
            if each.head is not None:
                self._by_head.setdefault(each.head, each)  # outer before inner
        self._names = _by_name_token(reading)

    def actors(self, tokens: Iterable[int]) -> tuple[Party, ...]:
        """Who acts where ``tokens`` are the actors' words; each once, in order."""
        return self._parties(tokens, self._syntax.owners)

    def recipients(self, tokens: Iterable[int]) -> tuple[Party, ...]:
        """Who is meant where ``tokens`` are the recipients' words: also who an act is against, or where a thing is."""
        return self._parties(tokens, self._syntax.affected)

    def _parties(self, tokens: Iterable[int], slots: tuple[str, ...]) -> tuple[Party, ...]:
        found: dict[tuple[str | None, str], Party] = {}
        for token in tokens:
            for member in self.members(token):
                party = self._party(member, slots)
                if party is not None:
                    found.setdefault((party.mention, party.name), party)
        return tuple(found.values())

    def mention(self, i: int) -> Mention | None:
        """The mention that token ``i`` heads, or whose name it is in."""
        return self._by_head.get(i) or self._names.get(i)

    def members(self, i: int) -> list[int]:
        """The names behind "including" or "such as", else token ``i`` itself."""
        for each in self._doc.children_of(i, "prep"):
            before = f"{self._doc.tokens[each.i - 1].lower} {each.lower}" if each.i else ""
            if each.lower in self._syntax.members or before in self._syntax.members:
                found = [filler.i for filler in self._doc.children_of(each.i, "pobj")]
                return [name for filler in found for name in conjuncts(self._doc, filler)] or [i]
        return [i]

    def _party(self, i: int, slots: tuple[str, ...]) -> Party | None:
        target = self._owner(i, slots, _DEPTH)
        if target is None and slots is self._syntax.owners:
            target = self._issuer(i)
        chosen = i if target is None else target
        token = self._doc.tokens[chosen]
        if token.pos in {"VERB", "AUX", "ADV", "ADP"} or token.lower in self._classes.no_party:
            return None
        mention = self.mention(chosen)
        if mention is None:
            return Party(mention=None, name=base_name(self._doc, chosen), entity=None)
        return Party(
            mention=mention.id,
            name=mention.span.of(self._doc.text),
            entity=self._identities.of_mention.get(mention.id),
            codes=self._identities.codes_of(mention.id),
        )

    def _owner(self, i: int, slots: tuple[str, ...], depth: int) -> int | None:
        """Token ``i`` if it means somebody; else who owns, made or is in the thing; None where nobody is named."""
        if self._is_party(i):
            return i
        if depth == 0:
            return None
        for slot in slots:
            for each in inside(self._doc, i, slot):
                found = self._owner(each, slots, depth - 1) if slot != "modifier" or self._is_party(each) else None
                if found is not None:
                    return found
        return None

    def _issuer(self, i: int) -> int | None:
        """Who made a thing that is said to act: "the league released a statement *criticising* …"."""
        token = self._doc.tokens[i]
        if token.dep != "dobj" or self._doc.tokens[token.head].pos != "VERB":
            return None
        subjects = surface_subjects(self._doc, token.head, frozenset())
        return next((each for each in subjects if self._is_party(each)), None)

    def _is_party(self, i: int) -> bool:
        mention = self._by_head.get(i)
        if mention is not None:
            return mention.entity_type in _ACTING
        return self._classes.is_party(self._doc, i)


def _by_name_token(reading: Reading) -> dict[int, Mention]:
    found: dict[int, Mention] = {}
    for each in reading.mentions:
        if each.level == "NAM":
            for i in reading.doc.tokens_in(each.span):
                found[i] = each  # inner after outer: the nearest stays
    return found


def base_name(doc: Doc, i: int) -> str:
    """A noun with what stands before it, without what follows."""
    first = i
    for each in doc.children[i]:
        if each < i and doc.tokens[each].dep in _BEFORE_HEAD:
            first = min(first, doc.edges[each][0])
    return Span(doc.tokens[first].start, doc.tokens[i].end).of(doc.text)
