"""Who the parties of an event are: from words in its slots to people, bodies and countries."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from onrecord.codebook.codebook import Codebook
from onrecord.codebook.frame import TIMES, carrier, inside
from onrecord.codebook.word_classes import KINDS
from onrecord.coding.identities import Identities
from onrecord.model.actor import Party
from onrecord.model.doc import Doc
from onrecord.model.event import EventMention
from onrecord.model.mention import Mention
from onrecord.model.reading import Reading
from onrecord.reading.arguments import conjuncts, is_infinitive
from onrecord.reading.datelines import find_datelines
from onrecord.reading.event_mentions import load_event_words
from onrecord.reading.inheritance import surface_subjects
from onrecord.text.span import Span

_DEPTH = 3
_CODE = "code:"  # marks the codes of countries and bodies among the entities of actors
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
        self._reading = reading
        self._control = load_event_words(reading.report.language).control
        self._outside = {i for line in find_datelines(reading.doc) for i in line}  # words of datelines

    def actors(self, tokens: Iterable[int]) -> tuple[Party, ...]:
        """Who acts where ``tokens`` are the actors' words; each once, in order."""
        return self._parties(tokens, self._syntax.owners)

    def recipients(self, tokens: Iterable[int], actors: Iterable[Party] = ()) -> tuple[Party, ...]:
        """Who is meant where ``tokens`` are the recipients' words: also who an act is against, or where a thing is.

        What belongs to the ``actors`` themselves means whoever else is in the phrase: "Chad closed *Chad*'s border with
        *Niger*".
        """
        return self._parties(tokens, self._syntax.affected, _own(actors))

    def _parties(
        self, tokens: Iterable[int], slots: tuple[str, ...], own: frozenset[str] = frozenset()
    ) -> tuple[Party, ...]:
        found: dict[tuple[str | None, str], Party] = {}
        for token in tokens:
            for member in self.members(token):
                if self._doc.tokens[member].lower.endswith(("self", "selves")):
                    continue  # whoever acts on himself is named as acting
                for party in self._each(self._party(member, slots, own)):
                    found.setdefault((party.mention, party.name), party)
        return tuple(found.values())

    def _each(self, party: Party | None) -> tuple[Party, ...]:
        """The parties that one phrase stands for: "the Irish and Dutch envoys" are two."""
        if party is None:
            return ()
        return (self._identities.parts_of(party.mention) if party.mention else ()) or (party,)

    def around(
        self, mention: EventMention, but: Iterable[int], means: Iterable[int] = (), actors: Iterable[Party] = ()
    ) -> tuple[Party, ...]:
        """Who else stands in the event's own clause, nearest first of all; ``but`` are the words of ``actors``.

        ``means`` are words that make the event what it is: of "deployed riot *police*" they are no recipients.

        Whom an act is meant for often stands deep inside what is done: "agreed to set up clinics in *Haiti*".
        """
        taken, own, theirs = set(but), set(means), _own(actors)
        found: list[tuple[bool, int, int]] = []
        taken |= {each.token for each in mention.arguments if each.function == "subject"}
        taken |= self._outside | self._sources(mention)
        start = carrier(self._doc, mention)
        waiting = deque((each, 1, False) for each in self._beneath(start, taken))
        seen = 0
        while waiting and seen < _CLAUSE:
            i, depth, is_place = waiting.popleft()
            seen += 1
            token = self._doc.tokens[i]
            is_place = token.lower in self._syntax.places if token.pos == "ADP" else is_place
            inside = token.dep in _INSIDE_NAMES
            if self._is_named(i) and i not in own and not (inside and (is_place or self._is_own(i, theirs))):
                found.append((is_place, depth, i))
            waiting.extend((each, depth + 1, is_place) for each in self._beneath(i, taken))
        nearest = min(found)[-1] if found else self._conditioned(start)
        if nearest is None:
            return ()
        members = [i for i in conjuncts(self._doc, nearest) if i not in taken and self._is_named(i)]
        return self._parties(members, self._syntax.affected)

    def _sources(self, mention: EventMention) -> set[int]:
        """The words that name who tells of the event ("…, *union leaders* said"): they are no part of it."""
        holders = self._reading.holding(mention.trigger.start)
        return {i for each in holders[-1:] if each.source is not None for i in self._doc.tokens_in(each.source)}

    def _conditioned(self, verb: int) -> int | None:
        """On whom an act is made to depend: "will strike unless *the ministry* pays"; None where it isn't."""
        for clause in self._doc.children_of(verb, "advcl"):
            if any(each.lower in self._syntax.conditional for each in self._doc.children_of(clause.i, "mark")):
                return next(
                    (each.i for each in self._doc.children_of(clause.i, *_SUBJECTS) if self._is_named(each.i)), None
                )
        return None

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

    def holders(self, places: Iterable[int], actors: Iterable[Party] = ()) -> tuple[Party, ...]:
        """Whose the places are that were taken: "a *guerrilla* stronghold"; a place without a name is itself meant."""
        found: dict[str, Party] = {}
        theirs = _own(actors)
        for i in places:
            if self.mention(i) is not None and self._doc.tokens[i].pos == "PROPN":
                continue
            owners = [each for slot in ("possessive", "modifier") for each in inside(self._doc, i, slot)]
            owners = [each for each in owners if self._is_party(each)]
            owner = next((each for each in owners if not self._is_own(each, theirs)), None if owners else i)
            if owner is None:
                continue
            party = self._party(owner, ())
            if party is not None:
                found.setdefault(party.name, party)
        return tuple(found.values())

    def means_somebody(self, tokens: Iterable[int], own: frozenset[str], actors: Iterable[Party] = ()) -> bool:
        """Whether any of ``tokens`` leads to a party besides ``actors``, to whom the pronouns ``own`` lead back."""
        members = [i for token in tokens for i in self.members(token)]
        theirs = _own(actors)
        found = [self._owner(i, self._syntax.affected, _DEPTH, theirs) for i in members]
        return any(self._doc.tokens[i].pos == "PROPN" for i in members) or any(
            each is not None and self._doc.tokens[each].lower not in own for each in found
        )

    def mention(self, i: int) -> Mention | None:
        """The mention that token ``i`` heads, or whose name it is in."""
        return self._by_head.get(i) or self._names.get(i)

    def members(self, i: int) -> list[int]:
        """The names behind "including" or "such as", else token ``i`` itself with what is joined to it."""
        for each in self._doc.children_of(i, "prep"):
            before = f"{self._doc.tokens[each.i - 1].lower} {each.lower}" if each.i else ""
            if each.lower in self._syntax.members or before in self._syntax.members:
                found = [filler.i for filler in self._doc.children_of(each.i, "pobj")]
                return [name for filler in found for name in conjuncts(self._doc, filler)] or [i]
        if self._doc.tokens[i].dep != "pobj":
            return [i]
        return [each for each in conjuncts(self._doc, i) if self._doc.tokens[each].pos in _NOMINAL] or [i]

    def _party(self, i: int, slots: tuple[str, ...], own: frozenset[str] = frozenset()) -> Party | None:
        target = self._owner(i, slots, _DEPTH, own)
        if target is None and own:  # "rebels of Chad broke *Chad*'s law": the country, where nobody else is meant
            target = self._owner(i, slots, _DEPTH, frozenset(each for each in own if not each.startswith(_CODE)))
        if target is None and slots is self._syntax.owners:
            target = self._issuer(i)
        chosen = i if target is None else target
        token = self._doc.tokens[chosen]
        if token.pos in {"VERB", "AUX", "ADV", "ADP"} or token.lower in self._classes.no_party:
            return None
        if target is None and self.mention(chosen) is None:
            return None  # a thing is nobody
        mention = self.mention(self._named(chosen))
        if mention is None:
            codes = self._identities.of_words(chosen)
            name = national_name(self._doc, chosen) if codes[:1] != (None,) else base_name(self._doc, chosen)
            return Party(mention=None, name=name, entity=None, codes=codes)
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

    def _owner(self, i: int, slots: tuple[str, ...], depth: int, own: frozenset[str] = frozenset()) -> int | None:
        """Token ``i`` if it means somebody; else who owns, made or is in the thing; None where nobody is named.

        ``own``: the entities that don't count inside a thing.
        """
        if self._is_party(i) and not self._is_of_others(i):
            return i
        if depth == 0:
            return None
        for slot in slots:
            for each in self._inside(i, slot):
                found = self._owner(each, slots, depth - 1, own) if slot != "modifier" or self._is_party(each) else None
                if found is not None and not (own and self._is_own(found, own)):
                    return found
        return None

    def _is_of_others(self, i: int) -> bool:
        """Whether a word for a body means what others do: "the *movement* of seasonal workers"."""
        return i not in self._by_head and any(self._is_party(each) for each in inside(self._doc, i, "of"))

    def _inside(self, i: int, slot: str) -> list[int]:
        """What fills a slot of a thing; as a modifier also who stands before a hyphen: "the *Kenyan*-led raid"."""
        found = inside(self._doc, i, slot)
        if slot != "modifier":
            return found
        found.reverse()  # the nearest first: whose "Kenyan army lorries" are is the army
        led = [each.i for one in found for each in self._doc.children_of(one, "npadvmod") if not self._is_party(one)]
        return found + led

    def _is_own(self, i: int, own: frozenset[str]) -> bool:
        """Whether token ``i`` means one of ``own``: by its entity, or as a country or body itself."""
        mention = self.mention(i)
        if mention is None:
            return False
        codes = self._identities.codes_of(mention.id)
        itself = len(codes) == 1 or (codes[:1] == ("IGO",) and len(codes) == 2)
        return self._identities.of_mention.get(mention.id) in own or (itself and f"{_CODE}{codes[-1]}" in own)

    def _issuer(self, i: int) -> int | None:
        """Who made a thing that is said to act: "the league released a statement *criticising* …"."""
        token = self._doc.tokens[i]
        if token.dep != "dobj" or self._doc.tokens[token.head].pos != "VERB":
            return None
        subjects = surface_subjects(self._doc, token.head, self._control)
        return next((each for each in subjects if self._is_party(each)), None)

    def _is_party(self, i: int) -> bool:
        mention = self._by_head.get(i)
        if mention is not None:
            return mention.entity_type in _ACTING
        return self._classes.is_party(self._doc, i)


def _own(actors: Iterable[Party]) -> frozenset[str]:
    """What leads back to ``actors`` inside a thing: their entities, and the codes of their countries and bodies."""
    found = {each.entity for each in actors if each.entity}
    for each in actors:
        found.update(_CODE + code for code in (*each.codes[:1], *each.codes[-1:]) if code and code != "IGO")
    return frozenset(found)


def _by_name_token(reading: Reading) -> dict[int, Mention]:
    found: dict[int, Mention] = {}
    for each in reading.mentions:
        if each.level == "NAM":
            for i in reading.doc.tokens_in(each.span):
                found[i] = each  # inner after outer: the nearest stays
    return found


def national_name(doc: Doc, i: int) -> str:
    """A noun that stands before another, from the nationality on that belongs to both: "*Kenyan army* lorries"."""
    head = doc.tokens[i].head
    names = [each for each in doc.children[head] if each < i and doc.tokens[each].ent in KINDS["%country"]]
    first = doc.edges[names[0]][0] if names and doc.tokens[i].dep in _INSIDE_NAMES else i
    return Span(doc.tokens[first].start, doc.tokens[i].end).of(doc.text) if first < i else base_name(doc, i)


def base_name(doc: Doc, i: int) -> str:
    """A noun with what stands before it, without what follows."""
    first = i
    for each in doc.children[i]:
        if each < i and doc.tokens[each].dep in _BEFORE_HEAD:
            first = min(first, doc.edges[each][0])
    return Span(doc.tokens[first].start, doc.tokens[i].end).of(doc.text)
