"""What in a sentence shows that a name is that of a place."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from onrecord.language.lexicon import language_file, read_tsv
from onrecord.model.doc import Doc, Token
from onrecord.model.mention import EntityType
from onrecord.model.reading import Reading
from onrecord.world.place_names import unit_word
from onrecord.world.world import World

MODIFYING = frozenset({"amod", "compound", "nmod"})
_WHERE = frozenset("in at near from to into outside inside around across through toward towards throughout".split())
_INSIDE = frozenset({"in", "near", "outside", "inside", "around", "across", "throughout"})
_BESIDE = frozenset({"in", "near", "outside"})
_NO_WAY = frozenset({"according", "due", "thanks", "addition", "prior"})  # "according to Nakuru", not a way to it
_NAMING = frozenset({"of", "including", "as", "like"})
# The least weight (power of ten of people) of a name that the recogniser takes for something else. Without a place of
# the same country in the report a town of 30,000, else "in Apple", "in Parliament" mean villages; with one a town of
# 2,000 ("Saratov … a fire in Engels").
_KNOWN_FROM, _SUPPORTED_FROM = 4.5, 3.3
_ANY = 0.0  # if only it is known
_UNKNOWN = -1.0  # even if it isn't: "the village of Kaluto" is a place
_SURE_FROM = 5.5  # a place as large as this tells what country a report is about
_CLOSE = 0.8  # a spelling or another name of the place
_INITIALS = 4  # letters in capitals below which a name is an abbreviation ("EU"), not the town Eu


class Evidence:
    """What a report shows about names that no recogniser took for places."""

    def __init__(self, reading: Reading, world: World) -> None:
        self._doc, self._world = reading.doc, world
        self._local = beside_towns(reading.report.language, "local")
        self._towns = beside_towns(reading.report.language, "of-town")
        self._countries = self._named_countries(reading)

    def _named_countries(self, reading: Reading) -> frozenset[str]:
        names = {each.span.of(reading.doc.text) for each in reading.mentions
                 if each.level == "NAM" and each.entity_type in {"GPE", "LOC", "GRP"}}  # fmt: skip
        found = set()
        for name in names:
            country = self._world.countries.by_demonym(name)
            entries = () if country else self._world.gazetteer.candidates(name)
            best = max(entries, key=lambda each: each.weight, default=None)
            if country is not None:
                found.add(country.code)
            elif best is not None and best.weight >= _SURE_FROM:
                found.add(best.country)
        return frozenset(found - {""})

    def is_known(self, name: str, least: float) -> bool:
        """Whether ``name`` is that of a place: from ``least`` on, smaller only in a country that the report names."""
        if self._world.countries.by_demonym(name):
            return False
        if least == _UNKNOWN:
            return True
        short = name.isupper() and len(name) < _INITIALS
        entries = [
            each
            for each in self._world.gazetteer.candidates(name)
            if each.closeness >= _CLOSE and not (short and each.is_settlement)
        ]
        if least == _ANY:
            return bool(entries)
        return any(each.weight >= (_SUPPORTED_FROM if each.country in self._countries else least) for each in entries)

    def is_town_at_home(self, name: str, least: float) -> bool:
        """Whether ``name`` is that of a town, from ``least`` on, in a country that the report names."""
        entries = self._world.gazetteer.candidates(name)
        return any(
            each.is_settlement and each.country in self._countries and each.weight >= least and each.closeness >= _CLOSE
            for each in entries
        )

    def least_weight(self, tokens: range, kind: EntityType | None, places: Set[int]) -> float | None:
        """From which weight on the sentence makes the name a place; None where it doesn't make it one.

        ``kind``: what the recogniser took it for; ``places``: the tokens of places so far.
        """
        doc, head = self._doc, tokens[-1]
        if _settlement_word(doc, head):
            return _UNKNOWN
        if is_called_place(doc, head) or (kind != "PER" and is_listed(doc, tokens, places)):
            return _ANY
        preposition = doc.head(head).lower
        if is_locative(doc, tokens) and (preposition in _INSIDE or kind is None or before_place(doc, head)):
            return _KNOWN_FROM
        if kind is None and before_container(doc, head):
            return _KNOWN_FROM
        if kind == "PER" and not self._is_one_word(tokens):
            return None
        if before_place(doc, head) and doc.tokens[head + 1].text == "," and doc.tokens[head + 2].lower == "near":
            return _KNOWN_FROM
        if preposition == "of" and doc.head(doc.head(head).i).lemma in self._towns:
            return _KNOWN_FROM
        if kind != "PER" and is_locative(doc, tokens):
            return _SURE_FROM
        return _SURE_FROM if self._modifies_local(head) or is_listed(doc, tokens, places) else None

    def _is_one_word(self, tokens: range) -> bool:
        return len(tokens) == 1 or (len(tokens) == 2 and self._doc.tokens[tokens[0]].lower == "the")

    def _modifies_local(self, head: int) -> bool:
        """Whether the name stands before what towns have ("the Mombasa racecourse", "a Kitale resident")."""
        above = self._doc.head(head)
        between = range(head + 1, above.i)
        return (
            self._doc.tokens[head].dep in MODIFYING
            and above.text.islower()
            and above.lemma in self._local
            and all(self._doc.tokens[i].text.islower() for i in between)
        )


@cache
def beside_towns(language: str, side: str) -> frozenset[str]:
    """Nouns of what a town has: "local" ones have its name before them, "of-town" ones behind an "of"."""
    rows = read_tsv(language_file(language, "name_words.tsv"))
    return frozenset(row["word"] for row in rows if row["side"] == side)


def is_locative(doc: Doc, tokens: range) -> bool:
    """Whether a preposition of place governs the tokens ("in Reading")."""
    head = doc.tokens[tokens[-1]]
    before = doc.head(head.i) if head.dep == "pobj" else None
    if (before is None or before.lower not in _WHERE) and tokens[0] > 0 and head.dep not in MODIFYING:
        before = doc.tokens[tokens[0] - 1]
    if before is None or before.lower not in _WHERE:
        return False
    return not (before.lower == "to" and before.i > 0 and doc.tokens[before.i - 1].lower in _NO_WAY)


def before_container(doc: Doc, last: int) -> bool:
    """Whether a comma and another place follow ("Mobile, Alabama")."""
    following = doc.tokens[last + 1 : last + 3]
    return len(following) == 2 and following[0].text == "," and following[1].ent in {"GPE", "LOC"}


def before_place(doc: Doc, last: int) -> bool:
    """Whether a comma, "in" or "near" and another place follow ("to Warwick in Queensland", "Aurora, near Denver")."""
    following = doc.tokens[last + 1 : last + 4]
    if following and following[0].text == ",":
        following = following[1:]
        if following and following[0].ent in {"GPE", "LOC"}:
            return True
    return len(following) > 1 and following[0].lower in _BESIDE and following[1].ent in {"GPE", "LOC"}


def is_called_place(doc: Doc, head: int) -> bool:
    """Whether the name stands beside a word for a kind of place: "the town of X", "X, a village", "X district"."""
    token = doc.tokens[head]
    above = doc.head(head)
    if token.dep in MODIFYING and unit_word(above.lemma, "after") in {"admin1", "admin2", "settlement"}:
        return above.i == head + 1 and above.text.islower()
    if any(_is_other_place(doc, child) for child in doc.children_of(head, "conj")):
        return True
    if token.dep == "pobj" and above.lower in _NAMING:
        above = doc.head(above.i)
    elif token.dep not in {"appos", "oprd"} or above.i == head:
        return False
    if token.dep == "oprd":  # "a town called Kitui"
        above = doc.head(above.i) if above.lemma in {"call", "name"} else token
    return bool(unit_word(above.lemma, "after"))


def _settlement_word(doc: Doc, head: int) -> bool:
    """Whether "village of" or the like stands before the name, of a settlement and in small letters."""
    above = doc.head(doc.head(head).i)
    of = doc.tokens[head].dep == "pobj" and doc.head(head).lower == "of"
    return of and above.text.islower() and unit_word(above.lemma, "after") == "settlement"


def _is_other_place(doc: Doc, token: Token) -> bool:
    """Whether it goes on "… and other towns"."""
    other = any(child.lower == "other" for child in doc.children_of(token.i, "amod"))
    return other and bool(unit_word(token.lemma, "after"))


def is_listed(doc: Doc, tokens: range, places: Set[int]) -> bool:
    """Whether "and" or a comma joins the name to a place ("flights to Darfur and Malakal"), one of ``places``."""
    head = doc.tokens[tokens[-1]]
    joined = [child.i for child in doc.children_of(head.i, "conj")]
    if head.dep == "conj":
        joined.append(head.head)
    return any(i in places and doc.tokens[i].tag in {"NNP", "NNPS"} for i in joined)
