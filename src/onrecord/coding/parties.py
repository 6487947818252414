"""Who the parties of an event are: from words in its slots to people, bodies and countries."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from onrecord.codebook.codebook import Codebook
from onrecord.codebook.frame import TIMES, inside
from onrecord.codebook.word_classes import KINDS
from onrecord.coding.identities import Identities
from onrecord.model.actor import Party
from onrecord.model.doc import Doc
from onrecord.model.event import EventMention
from onrecord.model.mention import Mention
from onrecord.model.reading import Reading
from onrecord.reading.arguments import conjuncts, is_infinitive
from onrecord.reading.inheritance import surface_subjects
from onrecord.text.span import Span

_DEPTH = 3
_CLAUSE = 40  # words of a clause that are looked through, at most
_OTHER_CLAUSES = frozenset({"csubj", "relcl", "parataxis", "agent", "punct", "npadvmod"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_INSIDE_NAMES = frozenset({"compound", "amod", "nmod", "det", "poss"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
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
                for party in self._each(self._party(member, slots)):
                    found.setdefault((party.mention, party.name), party)
        return tuple(found.values())

    def _each(self, party: Party | None) -> tuple[Party, ...]:
        """The parties that one phrase stands for: "the Irish and Dutch envoys" are two."""
        if party is None:
            return ()
        return (self._identities.parts_of(party.mention) if party.mention else ()) or (party,)

    def around(self, mention: EventMention, but: Iterable[int], means: Iterable[int] = ()) -> tuple[Party, ...]:
        """Who else stands in the event's own clause, nearest first of all; ``but`` are the actors' words.

        ``means`` are words that make the event what it is: of "deployed riot *police*" they are no recipients.

        Whom an act is meant for often stands deep inside what is done: "agreed to set up clinics in *Haiti*".
        """
        taken, own = set(but), set(means)
        found: list[tuple[bool, int, int]] = []
        taken |= {each.token for each in mention.arguments if each.function == "subject"}
        waiting = deque((each, 1, False) for each in self._beneath(mention.token, taken))
        seen = 0
        while waiting and seen < _CLAUSE:
            i, depth, is_place = waiting.popleft()
            seen += 1
            token = self._doc.tokens[i]
            is_place = token.lower in self._syntax.places if token.pos == "ADP" else is_place
            if self._is_named(i) and i not in own:
                found.append((is_place, depth, i))
            waiting.extend((each, depth + 1, is_place) for each in self._beneath(i, taken))
        if not found:
            return ()
        nearest = min(found)[-1]
        members = [i for i in conjuncts(self._doc, nearest) if i not in taken and self._is_named(i)]
        return self._parties(members, self._syntax.affected)

    def _beneath(self, i: int, taken: set[int]) -> list[int]:
        tokens = self._doc.tokens
        return [
            each
            for each in self._doc.children[i]
            if tokens[each].dep not in _OTHER_CLAUSES
            and (tokens[each].dep != "advcl" or is_infinitive(self._doc, each))
            and each not in taken
            and tokens[each].ent not in TIMES
            and not (tokens[each].dep == "conj" and tokens[each].pos in {"VERB", "AUX"})
        ]

    def _is_named(self, i: int) -> bool:
        token = self._doc.tokens[i]
        if token.dep in _INSIDE_NAMES:  # "a *Security Council* resolution", "the *Chadian* flag"
            return token.ent in KINDS["%name"] and not self._is_party(token.head)
        if token.pos not in _NOMINAL or token.tag in {"WP", "WDT", "WP$"}:
            return False
        if any(each.tag == "PRP$" for each in self._doc.children_of(i, "poss")):
            return False  # "sent its troops": the actor's own
        mention = self._by_head.get(i)
        if mention is not None:
            return mention.entity_type in _ACTING
        return self._classes.is_party(self._doc, i)

    def holders(self, places: Iterable[int]) -> tuple[Party, ...]:
        """Whose the places are that were taken: "a *guerrilla* stronghold"; a place without a name is itself meant."""
        found: dict[str, Party] = {}
        for i in places:
            if self.mention(i) is not None and self._doc.tokens[i].pos == "PROPN":
                continue
            owners = [each for slot in ("possessive", "modifier") for each in inside(self._doc, i, slot)]
            owner = next((each for each in owners if self._is_party(each)), i)
            party = self._party(owner, ())
            if party is not None:
                found.setdefault(party.name, party)
        return tuple(found.values())

    def means_somebody(self, tokens: Iterable[int], own: frozenset[str]) -> bool:
        """Whether any of ``tokens`` leads to a party; the pronouns ``own`` lead back to the actor."""
        members = [i for token in tokens for i in self.members(token)]
        found = [self._owner(i, self._syntax.affected, _DEPTH) for i in members]
        return any(self._doc.tokens[i].pos == "PROPN" for i in members) or any(
            each is not None and self._doc.tokens[each].lower not in own for each in found
        )

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
        if target is None and token.dep in _INSIDE_NAMES:
            return None  # the "war" of "war games" is nobody
        mention = self.mention(self._named(chosen))
        if mention is None:
            return Party(mention=None, name=base_name(self._doc, chosen), entity=None)
        return Party(
            mention=mention.id,
            name=mention.span.of(self._doc.text),
            entity=self._identities.of_mention.get(mention.id),
            codes=self._identities.codes_of(mention.id),
        )

    def _named(self, i: int) -> int:
        """Who is meant by a pronoun right behind a name: "*Chad* said *it* will lift the ban"."""
        token, verb = self._doc.tokens[i], self._doc.head(i)
        if token.pos != "PRON" or token.dep not in _SUBJECTS or verb.dep != "ccomp":
            return i
        for each in self._doc.children_of(verb.head, *_SUBJECTS):
            if each.pos in {"NOUN", "PROPN"} and self._is_party(each.i) and self._agree(each.i, i):
                return each.i
        return i

    def _agree(self, name: int, pronoun: int) -> bool:
        """Whether a name and a pronoun can be one: "it" is nobody, "he" and "she" are people, and of one entity."""
        one, other = self._by_head.get(name), self._by_head.get(pronoun)
        if one is None or self._doc.tokens[pronoun].lower not in self._syntax.persons:
            return False
        if other is not None and one.entity and other.entity:
            return one.entity == other.entity
        if self._doc.tokens[pronoun].lower == "they":
            return one.entity_type != "PER" or self._doc.tokens[name].tag.endswith("S")
        return (one.entity_type == "PER") is (self._doc.tokens[pronoun].lower != "it")

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
