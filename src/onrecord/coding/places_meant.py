"""Which named place the words of a condition mean: "the town", "the country", "it", "a house in Lyon"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from onrecord.coding.fillers import Filler, Fillers
from onrecord.coding.identities import Identities
from onrecord.coding.transitions import Transition, Transitions
from onrecord.model.doc import Token
from onrecord.model.place import Place
from onrecord.model.reading import Reading

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_REACH = 3  # sentences back in which "the city" finds the town that it means
_CAPITAL = "PPLC"  # GeoNames


class PlacesMeant:
    """The places of one reading."""

    def __init__(
        self, reading: Reading, identities: Identities, places: tuple[Place, ...], words: Transitions, fillers: Fillers
    ) -> None:
        self._doc = reading.doc
        self._words = words
        self._fillers = fillers
        heads = {each.id: each.head for each in reading.mentions if each.level == "NAM"}
        headed = ((head, each) for each in places if (head := heads.get(each.mention)) is not None)
        found = sorted(headed, key=lambda pair: pair[0])  # two places can share a head: "the Gaza Strip" and "Strip"
        self._towns = [(head, filler) for head, each in found if _is_town(each) and (filler := fillers.at(head))]
        self._lands = [(head, filler) for head, each in found if _is_country(each) and (filler := fillers.at(head))]
        self._home = _homes(identities, [filler.entity for _, filler in self._lands])

    def at(self, i: int, transition: Transition, subject: Filler | None) -> Filler | None:
        """The named place that token ``i`` means; None: none that is known."""
        token = self._doc.tokens[i]
        if token.lower in self._words.pronouns:
            return self._town_acted_on(i)
        is_bare = not any(True for _ in self._doc.children_of(i, "prep", "appos", "compound"))
        if token.lemma in self._words.countries and is_bare:
            return self._country(token, transition, subject)
        towns = self._words.towns | self._words.centres if transition.relation == "contested" else self._words.towns
        if token.tag == "NN" and token.lemma in towns and is_bare and self._is_definite(i):
            return self._town_before(i, _REACH)
        filler = self._fillers.at(i)
        if filler is not None and filler.kind in _PLACES and self._fillers.is_named(filler):
            return filler if subject is None or filler.entity != subject.entity else None
        return self._around(i) if transition.relation in self._words.within else None

    def before(self, i: int) -> Filler | None:
        """The last town named before token ``i`` in its sentence."""
        return self._town_before(i, 1)

    def _country(self, token: Token, transition: Transition, subject: Filler | None) -> Filler | None:
        """One's own country; of who has come to a country the last one named that isn't his own."""
        home = self._home.get(subject.entity) if subject is not None else None
        if transition.relation == "located_in" and transition.value == "+":
            here = bisect_left(self._lands, token.i, key=lambda each: each[0])
            return next((each for _, each in reversed(self._lands[:here]) if each.entity != home), None)
        if home is None or subject is None or home == subject.entity:
            return None
        return Filler(home, "GPE", token.span)

    def _is_definite(self, i: int) -> bool:
        return any(each.lower in self._words.articles for each in self._doc.children_of(i, "det"))

    def _town_before(self, i: int, reach: int) -> Filler | None:
        """The last town named before token ``i`` within ``reach`` sentences; None: none is near."""
        first = self._doc.sentences[max(0, self._doc.sentence_of[i] - reach + 1)].first
        here = bisect_left(self._towns, i, key=lambda each: each[0]) - 1
        if here < 0 or self._towns[here][0] < first:
            return None
        return Filler(self._towns[here][1].entity, "GPE", self._doc.tokens[i].span)

    def _town_acted_on(self, i: int) -> Filler | None:
        """The town that "it" means: "entered the city of Osh and hold it", not "raided a base in Osh and hold it"."""
        town = self._town_before(i, 1)
        if town is None:
            return None
        at = self._doc.tokens[self._towns[bisect_left(self._towns, i, key=lambda each: each[0]) - 1][0]]
        for above in self._doc.ancestors(at.i):
            if above.pos in ("VERB", "AUX"):
                return town
            if above.pos != "ADP" and above.lemma not in self._words.towns:
                return None
        return None

    def _around(self, i: int) -> Filler | None:
        """The place in which something is: "stays at a house *in Lyon*", "landed at the airport *of Goma*"."""
        prepositions = (each.i for each in self._doc.children_of(i, "prep"))
        inside = (each for at in prepositions for each in self._doc.children_of(at, "pobj"))
        for each in (*self._doc.children_of(i, "poss"), *inside):
            filler = self._fillers.at(each.i)
            if filler is not None and filler.kind in _PLACES and self._fillers.is_named(filler):
                return filler
        return None


def _is_town(place: Place) -> bool:
    """A capital that stands for its government is none ("Moscow said")."""
    code = place.feature_code or ""
    return code.startswith("PPL") and (place.kind == "literal" or code != _CAPITAL)


def _is_country(place: Place) -> bool:
    return (place.feature_code or "").startswith("PCL")


def _homes(identities: Identities, lands: list[str]) -> dict[str, str]:
    """Entity → the entity of its country, where the report names that."""
    country_of = dict(_countries(identities))
    named: dict[str, str] = {}
    for each in lands:
        if each in country_of:
            named.setdefault(country_of[each], each)
    return {id: named[code] for id, code in country_of.items() if code in named}


def _countries(identities: Identities) -> Iterator[tuple[str, str]]:
    for each in identities.entities:
        code = next((role.country for role in each.roles), None)
        if code:
            yield each.id, code
