"""What a report says about the part of the world it is in: which countries, units and towns, and what holds what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import cos, radians

from onrecord.coding.toponyms import Toponym, kilometres, level
from onrecord.model.doc import Doc
from onrecord.world.gazetteer import PlaceEntry
from onrecord.world.place_names import fold

_COMPANY = 5  # names from which on what they share says something
_ELSEWHERE = 2.0  # support of seas and continents, which no country votes for
_UNIT = 1.0  # what it counts if all names of units are that of the place's own
_TOGETHER = 2.0  # what it counts if all names of a report can lie in one state
_NEIGHBOURS = 40  # places that others are measured from, so that a gazetteer's index as input stays linear
_LISTED_UNIT = 4.0  # support of a unit in a list of units
_SISTERS, _MOSTLY = 3, 0.7  # units of one country that make a list one of units: so many, and such a share
_SAME_NAME = 0.95  # closeness from which on a town has the name itself, not just among its others
_TOWN = 20_000  # people: smaller ones are not what a province is called after
_LISTING = frozenset({",", "and", "or", "&", ";"})
OWNING = frozenset({"'s", "’s", "'", "’"})
_SOME = 3  # votes from which on a country without any is not what the report is about
_NEAR = 4.0  # degrees, more than the 400 km from which on a place is not near
_POLAR = 89.0  # degrees of latitude: beyond it all longitudes are near
_LYING = frozenset({"located", "situated"})
_GAP = 4  # tokens between a place and what holds it: "Harer in the far east of Ethiopia"


def lies_in(entry: PlaceEntry, container: PlaceEntry) -> bool:
    """Whether ``entry`` lies in ``container`` and is not of its own kind or above."""
    if entry.id == container.id or entry.is_country:
        return False
    if container.is_country:
        return entry.country == container.country
    if not container.country or entry.country != container.country or entry.feature == "ADM1":
        return False
    if container.feature == "ADM1" and container.admin1:
        return entry.admin1 == container.admin1
    if container.feature == "ADM2":
        return entry.admin1 == container.admin1 and entry.feature != "ADM2" and kilometres(entry, container) < 90
    return kilometres(entry, container) < 60 and entry.population < container.population


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate and what speaks for and against it."""

    entry: PlaceEntry
    score: float  # the sum of the points
    points: Mapping[str, float] = field(default_factory=dict, compare=False)  # by feature


@dataclass(slots=True)
class Context:
    """Votes of the places that are sure so far."""

    countries: Counter[str] = field(default_factory=Counter)
    units: Counter[tuple[str, str]] = field(default_factory=Counter)
    sure: list[PlaceEntry] = field(default_factory=list)
    home: str = ""  # the outlet's country; "" where it is not known
    shared: Mapping[tuple[str, str], float] = field(
        default_factory=dict
    )  # first-level unit → share of names it can hold
    units_of: Mapping[str, str] = field(default_factory=dict)  # folded name in a list of units → their country
    voted: dict[str, tuple[PlaceEntry, int, int]] = field(default_factory=dict)  # each name's: for country, unit
    for_countries: int = 0  # all votes for countries, and all for their units
    for_units: int = 0

    def add(self, name: str, entry: PlaceEntry, votes: int = 1, *, alone: bool = True) -> None:
        """Counts the place that ``name`` means for sure; not ``alone``: only its country is sure."""
        if entry.country:
            inside = votes if entry.admin1 and not entry.is_country and alone else 0
            self.countries[entry.country] += votes
            self.units[entry.country, entry.admin1] += inside
            self.for_countries += votes
            self.for_units += inside
            self.voted[name] = entry, votes, inside
        if alone and not entry.is_country and entry.feature not in {"CONT", "OCN"} and len(self.sure) < _NEIGHBOURS:
            self.sure.append(entry)

    def is_elsewhere(self, entry: PlaceEntry, name: str) -> bool:
        """Whether all other names are in other countries than ``entry``, and there are some."""
        _, votes, _ = self.voted.get(name, (None, 0, 0))
        return self.for_countries - votes >= _SOME and not self._share(entry, name)

    def _share(self, entry: PlaceEntry, name: str) -> float:
        """Which part of the votes of all other names the country of ``entry`` has (0-1)."""
        own, votes, _ = self.voted.get(name, (None, 0, 0))
        total = self.for_countries - votes
        mine = self.countries[entry.country] - (votes if own is not None and own.country == entry.country else 0)
        return mine / total if total > 0 else 0.0

    def _unit_share(self, entry: PlaceEntry, name: str) -> float:
        """Which part of the votes of all other names for first-level units that of ``entry`` has (0-1)."""
        own, _, counted = self.voted.get(name, (None, 0, 0))
        total = self.for_units - counted
        same = own is not None and (own.country, own.admin1) == (entry.country, entry.admin1)
        mine = self.units[entry.country, entry.admin1] - (counted if same else 0)
        return mine / total if total > 0 else 0.0

    def support(self, entry: PlaceEntry, name: str = "") -> Iterator[tuple[str, float]]:
        """How well a meaning of the folded ``name`` fits the other names, as (feature, points), together 0-5: its
        country's share, its unit's, and the nearest of them; more for a unit in a list of units.
        """
        if not entry.country:
            yield "nowhere", _ELSEWHERE
            return
        yield "country", 2.5 * min(1.0, self._share(entry, name) * 1.5)
        if entry.feature == "ADM1" and self.units_of.get(name) == entry.country:
            yield "listed", _LISTED_UNIT
        if entry.country == self.home:
            yield "outlet", 1.0
        if not entry.is_country and entry.admin1:
            yield "province", _UNIT * min(1.0, 2.0 * self._unit_share(entry, name))
        yield "company", _TOGETHER * self.shared.get((entry.country, entry.admin1), 0.0)
        if not entry.is_country:
            yield "near", self._nearness(entry)

    def _nearness(self, entry: PlaceEntry) -> float:
        """How near the nearest sure place is, 0-1."""
        reach = _NEAR / cos(radians(min(_POLAR, abs(entry.latitude) + _NEAR)))  # degrees of longitude
        around = (
            other
            for other in self.sure
            if abs(other.latitude - entry.latitude) < _NEAR
            and not reach < abs(other.longitude - entry.longitude) < 360.0 - reach
            and other.id != entry.id
        )
        near = min((kilometres(entry, other) for other in around), default=20_000.0)
        return 1.0 if near < 50 else 0.7 if near < 150 else 0.3 if near < 400 else 0.0


def shared_units(options: Iterable[Sequence[PlaceEntry]]) -> dict[tuple[str, str], float]:
    """For each first-level unit the share (0-1) of the names of places below it that can lie there; {} for few names.

    Counties and small towns are told apart by their company: only one state has "Hardin County", "Ada" and "Lima".
    """
    local = [entries for entries in options if entries and max(map(level, entries)) == 1]
    if len(local) < _COMPANY:
        return {}
    count = Counter(unit for entries in local for unit in {(e.country, e.admin1) for e in entries if e.admin1})
    return {unit: n / len(local) for unit, n in count.items() if n > 1}


def sisters(toponyms: Sequence[Toponym], doc: Doc) -> dict[str, str]:
    """For each folded name in a list of first-level units the country whose units they are.

    "Ohio, Oregon, Washington and Wisconsin" names four states, though Washington by itself is a town. Units that are
    called after their own town tell nothing: "Hama, Idlib and Tartus" names three towns.
    """
    found: dict[str, str] = {}
    for run in lists_of(toponyms, doc):
        count = Counter(country for each in run for country in _units_only(each.options))
        country, names = max(count.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))
        if names >= _SISTERS and names >= _MOSTLY * len(run):
            found |= {fold(each.name): country for each in run}
    return found


def _units_only(options: Sequence[PlaceEntry]) -> set[str]:
    """The countries of the first-level units in ``options`` that are not called after a town of theirs."""
    towns = name_giving_towns(options)
    return {e.country for e in options if e.feature == "ADM1" and (e.country, e.admin1) not in towns}


def name_giving_towns(options: Sequence[PlaceEntry]) -> set[tuple[str, str]]:
    """Country and admin1 of the first-level units that have a town of the same name inside."""
    return {(e.country, e.admin1) for e in options
            if e.is_settlement and e.population >= _TOWN and e.closeness >= _SAME_NAME}  # fmt: skip


def lists_of(toponyms: Sequence[Toponym], doc: Doc) -> Iterator[list[Toponym]]:
    """Runs of names with nothing but commas and "and" between them."""
    run: list[Toponym] = []
    for each in toponyms:
        between = doc.tokens[run[-1].tokens[-1] + 1 : each.tokens[0]] if run else ()
        if run and (not between or any(token.lower not in _LISTING for token in between)):
            yield run
            run = []
        run.append(each)
    if run:
        yield run


def _lies(between: Sequence[str]) -> bool:
    """Whether the words between two names say that one lies in the other ("in the far east of", "located in")."""
    if not between or "," in between or len(between) > _GAP:
        return False
    return between[0] in {"in", "of"} or (between[0] in _LYING and "in" in between)


def containers(toponyms: Sequence[Toponym], doc: Doc) -> dict[str, list[tuple[int, float]]]:
    """For each folded name, the places in ``toponyms`` that the text puts around it, with the link's strength (0-1).

    "Salem, Oregon" and "Oregon's Salem" bind strongly, "Harer in Ethiopia" and "Ethiopia's town of Harer" less.
    What one mention of a name shows holds for all of them.
    """
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for n, (one, other) in enumerate(pairwise(toponyms)):
        first, after = one.tokens[-1] + 1, other.tokens[0]
        if after < first or doc.sentence_of[one.tokens[0]] != doc.sentence_of[other.tokens[0]]:
            continue
        between = [token.lower for token in doc.tokens[first:after]]
        if between in ([","], [",", "the"], ["("]):
            found[fold(one.name)].append((n + 1, 1.0))
        elif _lies(between):
            found[fold(one.name)].append((n + 1, 0.6))
        if between and between[0] in OWNING and len(between) <= _GAP:
            found[fold(other.name)].append((n, 1.0 if len(between) == 1 else 0.6))
        elif one.adjective and len(between) <= _GAP and "," not in between:
            found[fold(other.name)].append((n, 0.6))
    return found
