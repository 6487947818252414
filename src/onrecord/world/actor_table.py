"""Persons, groups and bodies that news often name, with their roles over time; and the seats of power."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import cast, get_args

from onrecord.errors import BadData
from onrecord.language.lexicon import language_file, read_tsv
from onrecord.model.actor import Role
from onrecord.model.mention import EntityType
from onrecord.world.countries import FOLDER, is_abbreviation, is_slip

# Letters that no decomposition turns into plain ones, as papers write them.
_LETTERS = str.maketrans(
    {"đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae", "ð": "d"}
    | {"þ": "th", "Þ": "Th", "œ": "oe", "ħ": "h", "ʻ": "", "ʼ": "'", "ə": "a"}
)
_REMEMBERED = 16_384  # names of which the answer is kept: news repeat them
_SHORTEST_SLIP = 11  # letters: of shorter names too many are one letter from another's ("John Key", "John Kay")
_PAST = 3650  # days out of office after which a bare surname needs a word of the country
_LONG_PAST = 2 * _PAST  # and after which it is not enough
_HELD = frozenset({"GOV", "LEG", "JUD", "MIL", "SPY", "COP"})  # offices; who has left the last of them is ELI


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownActor:
    """A person, group or body of the table."""

    id: str
    wikidata: str | None
    name: str
    entity_type: EntityType
    roles: tuple[Role, ...]  # in the table's order
    names: tuple[str, ...] = ()  # the name itself first, then its aliases

    def roles_on(self, day: date | None) -> tuple[Role, ...]:
        """All roles, those of ``day`` first.

        On the day an office ends its role still comes first: reports of that day tell how it ended. After it a former
        official's role (ELI) comes first, as PLOVER has it. Where ``day`` is
        None or before all of them: the roles that are still open, then the others, latest first.
        """
        ending = [role for role in self.roles if day is not None and role.until == day]
        held = ending + [role for role in self.roles if role.holds_on(day)]
        others = [role for role in reversed(self.roles) if role not in held]
        if day is None:
            others.sort(key=lambda role: role.code != "GOV")  # without a day a former premier is known as that
        if held or day is None or not others or self.entity_type != "PER":
            return (*held, *others)
        ended = [role for role in others if role.until is not None and role.until <= day]
        if len(ended) == len(others) and ended[0].code in _HELD:
            former = Role(country=ended[0].country, code="ELI", since=ended[0].until, source=ended[0].source)
            return (former, *others)
        return tuple(others)


class ActorTable:
    """The known actors, found by name."""

    def __init__(
        self,
        actors: Mapping[str, KnownActor],
        names: Iterable[tuple[str, str]],
        heads: Mapping[str, tuple[Role, ...]] | None = None,
    ) -> None:
        self.all = tuple(actors.values())
        self._heads = heads or {}  # terms at the head of a state or government, by name
        self._by_name: dict[str, KnownActor] = {}
        self._by_surname: dict[str, tuple[KnownActor, ...]] = {}
        self._found = lru_cache(maxsize=_REMEMBERED)(self._look_up)
        self._near = lru_cache(maxsize=_REMEMBERED)(self._look_up_near)
        for name, actor in names:
            self._by_name.setdefault(name if is_abbreviation(name) else name_key(name), actors[actor])
        for each in self.all:
            if each.entity_type == "PER":
                surname = name_key(each.name).rsplit(" ", 1)[-1].removeprefix("al-").removeprefix("el-")
                self._by_surname[surname] = (*self._by_surname.get(surname, ()), each)
        self._by_word: dict[str, list[tuple[str, KnownActor]]] = {}  # full names of people by their first and last word
        for each in self.all:
            for key in {name_key(name) for name in each.names if " " in name} if each.entity_type == "PER" else ():
                words = key.split()
                for word in {words[0], words[-1]} if len(key) >= _SHORTEST_SLIP else ():
                    self._by_word.setdefault(word, []).append((key, each))
        self._first_names = {name_key(each.name).split(" ", 1)[0] for each in self.all if each.entity_type == "PER"}

    def find(self, text: str) -> KnownActor | None:
        """The actor called ``text`` in full or by an alias; None where there is none."""
        return self._found(text)

    def _look_up(self, text: str) -> KnownActor | None:
        stripped = text.strip()
        if stripped[:4] in {"the ", "The ", "THE "}:
            stripped = stripped[4:].lstrip()
        return self._by_name.get(stripped) or self._by_name.get(name_key(stripped))

    def find_slip(self, text: str, countries: Collection[str] = ()) -> KnownActor | None:
        """The one person whose full name ``text`` has with a letter wrong, of one of ``countries`` if any are given."""
        near = self._near(text)
        here = [each for each in near if not countries or not _all_homes(each).isdisjoint(countries)]
        return here[0] if len(here) == 1 else None

    def _look_up_near(self, text: str) -> tuple[KnownActor, ...]:
        """All whose full name ``text`` has with a letter wrong."""
        key = name_key(text)
        words = key.split()
        if len(words) < 2 or len(key) < _SHORTEST_SLIP - 1:
            return ()
        near = (pair for word in (words[0], words[-1]) for pair in self._by_word.get(word, ()))
        return tuple({each.id: each for name, each in near if is_slip(key, name)}.values())

    def find_surname(
        self, word: str, day: date | None, titled: bool = False, countries: Collection[str] = ()
    ) -> KnownActor | None:
        """The person of that surname who is meant on ``day`` in a report that names ``countries``.

        That is the only one in the table, if of a country named or not long out of office; else the only head of a
        state or government on ``day``; else the only one with a role on it; else, of one country that the report
        names, the one who governs then or did so last. With a title the first of several of one country is meant: the
        table names heads of state first. None where several are left.
        """
        key = name_key(word)
        found = self._by_surname.get(key.removeprefix("al-").removeprefix("el-"), ())
        if key in self._first_names and not titled:  # "Scott", "Paul": whoever else may be called so
            found = tuple(each for each in found if not {role.country for role in each.roles}.isdisjoint(countries))
        if len(found) <= 1:
            return next((each for each in found if _is_at_hand(each, day, countries)), None)
        there = tuple(each for each in found if each.roles[0].country in countries) if len(_homes(found)) > 1 else ()
        found = there or found
        heads = tuple(each for each in found if self._leads(each, day))
        bare = day is None and not countries  # a phrase by itself, in no report
        if len(heads) == 1 and (bare or not _homes(heads).isdisjoint(countries)):
            return heads[0]
        if day is None:
            return found[0] if titled and len(_homes(found)) == 1 else None
        held = tuple(each for each in found if any(role.holds_on(day) and role.code != "ELI" for role in each.roles))
        named = not countries or not _homes(held).isdisjoint(countries)
        if (len(held) == 1 and named) or (titled and held and len(_homes(held)) == 1):
            return held[0]
        return _last_in_power(found, day) if _homes(found) <= set(countries) else None

    def _leads(self, actor: KnownActor, day: date | None) -> bool:
        """Whether ``actor`` is at the head of a state or government on ``day``; where that is None: ever was."""
        terms = self._heads.get(actor.name, ())
        return bool(terms) if day is None else any(each.holds_on(day) for each in terms)


def _is_at_hand(actor: KnownActor, day: date | None, countries: Collection[str]) -> bool:
    """Whether a surname alone brings ``actor`` to mind: by the countries of the report and by a role not long past."""
    named = any(role.country in countries for role in actor.roles)
    if day is None:
        return named or not countries or any(role.until is None for role in actor.roles)
    past = _LONG_PAST if named else _PAST
    return any(role.until is None or (day - role.until).days < past for role in actor.roles if _began(role, day))


def _began(role: Role, day: date) -> bool:
    return role.since is None or role.since <= day


def _homes(actors: Iterable[KnownActor]) -> set[str | None]:
    return {each.roles[0].country for each in actors}


def _all_homes(actor: KnownActor) -> set[str | None]:
    return {role.country for role in actor.roles}


def _last_in_power(actors: Iterable[KnownActor], day: date) -> KnownActor | None:
    """Who governs on ``day``; else who did so last before; None where nobody or more than one does."""
    ends: list[tuple[date, KnownActor]] = []
    for each in actors:
        terms = [role for role in each.roles if role.code == "GOV" and role.since is not None and role.since <= day]
        if terms:
            ends.append((max(role.until if role.until and role.until < day else date.max for role in terms), each))
    latest = max((end for end, _ in ends), default=None)
    last = [each for end, each in ends if end == latest]
    return last[0] if len(last) == 1 else None


@lru_cache(maxsize=_REMEMBERED)
def name_key(name: str) -> str:
    """A name in small letters without accents and article, apostrophes plain, blanks single."""
    plain = name.replace("’", "'").replace("‘", "'")
    if not plain.isascii():
        plain = plain.translate(_LETTERS)
        marks = unicodedata.normalize("NFKD", plain)
        plain = "".join(each for each in marks if not unicodedata.combining(each))
    words = plain.casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _day(text: str, where: str) -> date | None:
    """The first day that ``text`` (YYYY, YYYY-MM or YYYY-MM-DD) can mean; None for an empty cell."""
    if not text:
        return None
    year, month, day = (*text.split("-"), "1", "1")[:3]
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise BadData(f"actors.tsv: {where} has the date {text!r}, expected YYYY, YYYY-MM or YYYY-MM-DD") from error


def _role(row: Mapping[str, str]) -> Role:
    return Role(
        country=row["country"] or None,
        code=row["role"] or None,
        since=_day(row["valid_from"], row["id"]),
        until=_day(row["valid_to"], row["id"]),
        source=f"actors:{row['id']}",
    )


@cache
def load_actors(path: Path = FOLDER / "actors.tsv", *added: Path) -> ActorTable:
    """The table of actors, then those that a user has added. Raises BadData where a row is not well formed."""
    actors: dict[str, KnownActor] = {}
    names: list[tuple[str, str]] = []
    for row in chain.from_iterable(read_tsv(each) for each in (path, *added)):
        known = actors.get(row["id"])
        if row["entity_type"] not in get_args(EntityType):
            raise BadData(f"actors.tsv: {row['id']} has entity type {row['entity_type']!r}")
        actors[row["id"]] = KnownActor(
            id=row["id"],
            wikidata=row["wikidata"] or None,
            name=row["name"],
            entity_type=cast("EntityType", row["entity_type"]),
            roles=(*known.roles, _role(row)) if known else (_role(row),),
            names=tuple(name for name in (row["name"], *row["aliases"].split("|")) if name),
        )
        names += ((name, row["id"]) for name in (row["name"], *row["aliases"].split("|")) if name)
    return ActorTable(actors, names, load_heads())


@cache
def load_heads() -> Mapping[str, tuple[Role, ...]]:
    """The terms of the heads of state and of government since 2010, by their names in the table of actors."""
    found: dict[str, tuple[Role, ...]] = {}
    for row in read_tsv(language_file("en", "offices_held.tsv")):
        if row["name"] and row["seat"]:
            term = Role(
                country=row["country"],
                code="GOV",
                since=_day(row["since"], row["name"]),
                until=_day(row["until"], row["name"]),
                source="offices_held",
            )
            found[row["name"]] = (*found.get(row["name"], ()), term)
    return found


@cache
def load_offices(path: Path = FOLDER / "offices.tsv") -> Mapping[str, Role]:
    """The role of those who sit at a place that stands for them ("the Kremlin"), by ``name_key``."""
    return {
        name_key(row["name"]): Role(country=row["country"], code=row["role"], source="offices")
        for row in read_tsv(path)
    }
