"""What an office is called on record: "President of Chad", "Mayor of Sarh"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from onrecord.coding.transitions import Transitions
from onrecord.model.doc import Token
from onrecord.model.place import Place
from onrecord.model.reading import Reading
from onrecord.reading.datelines import find_datelines
from onrecord.text.span import Span
from onrecord.world.countries import load_countries

_LONGEST_NAME = 3  # words of a country's name or demonym before an office: "South Sudanese", "United Arab Emirates"
_PLACES = frozenset({"GPE", "LOC"})


class OfficeNames:
    """The words for offices in one reading, and the countries and places that they are of."""

    def __init__(self, reading: Reading, places: tuple[Place, ...], transitions: Transitions) -> None:
        self._doc = reading.doc
        self._transitions = transitions
        self._places = {
            each.head: each.span
            for each in reading.mentions
            if each.head is not None and each.level == "NAM" and each.entity_type in _PLACES
        }
        heads = {each.id: each.head for each in reading.mentions}
        self._located = {
            head: name
            for each in places
            if (head := heads.get(each.mention)) is not None and (name := country_name(each.country)) is not None
        }

    def find(self, words: range) -> tuple[str, int] | None:
        """The longest office named within ``words``, and where it starts; the leftmost of equals."""
        tokens = [each.lower for each in self._doc.tokens[words.start : words.stop]]
        for size in range(min(self._transitions.longest_office, len(tokens)), 0, -1):
            for start in range(len(tokens) - size + 1):
                phrase = " ".join(tokens[start : start + size])
                if phrase in self._transitions.offices:
                    return phrase, words.start + start
        return None

    def of_country(self, office: str) -> bool:
        """Whether an office is held of a whole country."""
        return self._transitions.offices[office]

    def where(self, office: str, i: int) -> str | None:
        """What the phrase headed by token ``i`` says the office is of: a country, else a place; None: nothing."""
        first, after = self._doc.edges[i]
        before, behind = self._doc.tokens[first : i + 1], tuple(self._of(i, range(first, after)))
        country = self._country((*before, *behind))
        if country is not None or self.of_country(office):
            return country
        place = next((self._places[each.i] for each in (*behind, *before) if each.i in self._places), None)
        return self._words(place) if place is not None else None

    def called(self, office: str, where: str | None) -> str:
        """The name on record: one for all the ways of saying it ("minister of defence")."""
        name = self._transitions.same_office.get(office, office)
        name = name[0].upper() + name[1:]
        return f"{name} of {where}" if where else name

    def presumed_at(self, i: int) -> str | None:
        """The country of an office that says none, named at token ``i``: that of a place before it in its sentence.

        "In Lusaka, President Tembwe …". Else the first country in which something is that the body names, else that of
        the dateline: what a report starts with it is about. "LUSAKA — The Tanzanian president met …": Tanzania.
        """
        first = self._doc.sentences[self._doc.sentence_of[i]].first
        before = bisect_left(self._body, i, key=lambda each: each[0]) - 1
        if before >= 0 and self._body[before][0] >= first:
            return self._body[before][1]
        return next((name for _, name in self._body or self._named), None)

    @cached_property
    def _named(self) -> tuple[tuple[int, str], ...]:
        """(token, country) of all countries and places named, in order."""
        tokens = ((each.i, self._country((each,))) for each in self._doc.tokens)
        found = {i: name for i, name in tokens if name is not None} | self._located
        return tuple(sorted(found.items()))

    @cached_property
    def _body(self) -> tuple[tuple[int, str], ...]:
        """Those outside of datelines."""
        headed = {i for each in find_datelines(self._doc) for i in each}
        return tuple(each for each in self._named if each[0] not in headed)

    def _of(self, i: int, within: range) -> Iterator[Token]:
        """The words of what hangs on token ``i`` or its title with "of"."""
        for above in (i, *(each.i for each in self._doc.children_of(i, "compound", "appos"))):
            for preposition in self._doc.children_of(above, "prep"):
                if preposition.lower != "of":
                    continue
                for each in self._doc.children_of(preposition.i, "pobj"):
                    first, _ = self._doc.edges[each.i]
                    yield from (self._doc.tokens[at] for at in range(first, each.i + 1) if at in within)

    def _country(self, tokens: Sequence[Token]) -> str | None:
        """The first country that is named in ``tokens``, also by its people's name."""
        countries = load_countries()
        for start, token in enumerate(tokens):
            if not token.text[:1].isupper():
                continue
            for size in range(min(_LONGEST_NAME, len(tokens) - start), 0, -1):
                words = " ".join(each.text for each in tokens[start : start + size])
                if (found := countries.by_name(words)) is not None:
                    return found.name
        return None

    def _words(self, span: Span) -> str:
        return " ".join(span.of(self._doc.text).split())


def country_name(code: str | None) -> str | None:
    """The name of the country of an ISO code."""
    country = load_countries().by_code(code) if code else None
    return country.name if country else None
