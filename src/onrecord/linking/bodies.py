"""Bodies that speak: the key under which reports share one, and the country that a report takes for granted."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.linking.words import FOLDER
from onrecord.model.actor import Entity
from onrecord.model.record import Record
from onrecord.store.keys import codes_of, normalised

_STATE = frozenset({"MIL", "COP"})  # a country has one of each, whatever it is called
_RIVALS = frozenset({"REB", "OPP", "INS", "SEP", "PRM"})  # of which it can have several
_NO_PORTFOLIO = frozenset({"prime", "first", "the", "a", "his", "her", "its", "their", "deputy", "new", "former"})
_COUNTRY = "country:"
_BESIDE = re.compile(r" (?:in|of|from|near|at|on|around|outside)\b")
_MINISTRY = (
    re.compile(r"\bministry of (\w+)", re.I),
    re.compile(r"\b(\w+) minist(?:ry|er)\b", re.I),
)  # a minister is his


@dataclass(frozen=True, slots=True)
class Body:
    """A row of bodies.toml."""

    code: str
    rivals: bool


@cache
def load_bodies() -> Mapping[str, Body]:
    """Bodies by what they are called."""
    rules = tomllib.loads((FOLDER / "bodies.toml").read_text(encoding="utf-8"))["body"]
    return {word: Body(rule["id"], rule["rivals"]) for rule in rules for word in rule["words"]}


@cache
def load_names_of_groups() -> frozenset[str]:
    """Words in which the names of groups that fight end."""
    return frozenset(tomllib.loads((FOLDER / "bodies.toml").read_text(encoding="utf-8"))["group_names"])


def body_called(name: str, *, is_named: bool = False) -> Body | None:
    """The body that a phrase means which is no name of its own: "the rebels", "Xalan army"; None: it means none.

    Of what is said to be a name only the whole is looked at: the Salvation Army is nobody's army.
    """
    words = _BESIDE.split(normalised(name), maxsplit=1)[0].split()
    tails = [words] if is_named else [words[-n:] for n in (3, 2, 1)]
    return next((body for tail in tails if (body := load_bodies().get(" ".join(tail))) is not None), None)


def body_in(phrase: str) -> Body | None:
    """The body that a phrase for a person names: "police commissioner Ueda"; None: it names none."""
    return next((body for each in normalised(phrase).split() if (body := load_bodies().get(each)) is not None), None)


def setting_of(record: Record) -> str | None:
    """The country that a report is set in: the one that most of its places and adjectives name; None: none has most."""
    counts = Counter(each.country for each in record.places if each.country)
    named = (each.entity or "" for each in record.mentions)
    counts.update(each.removeprefix(_COUNTRY) for each in named if each.startswith(_COUNTRY))
    if not counts:
        return None
    country, most = min(counts.items(), key=lambda each: (-each[1], each[0]))
    return country if most * 2 >= counts.total() else None


def ministry_in(text: str) -> str | None:
    """What a ministry or its minister is for ("defence"); None: the text names neither."""
    found = next((found for each in _MINISTRY if (found := each.search(text))), None)
    portfolio = normalised(found[1]) if found else None
    return portfolio if portfolio not in _NO_PORTFOLIO else None


def key_of_body(entity: Entity, country: str | None, *, is_named: bool) -> str | None:
    """The key of an armed body, whose name differs from report to report; None: the entity is none.

    The forces of a country are one whatever they are called; of groups that fight it there can be several, told apart
    by their names: ``folded`` says later whom "the rebels" mean.
    """
    codes = codes_of(entity)
    called = body_called(entity.name, is_named=is_named)
    code = next((each for each in codes[1:] if each in _STATE | _RIVALS), called.code if called else None)
    country = (codes[0] if codes else None) or country
    if code is None or (entity.entity_type == "PER" and (is_named or called is None)):
        return None
    if is_named and code in _RIVALS and called is None:
        return f"group:{country or ''} {code}/{normalised(entity.name)}"
    return f"role:{country or ''} {code}"


def folded(origins: list[str]) -> dict[str, str]:
    """Of the origins of one event those that stand for another: "the rebels" for the only group that is named.

    A body of which no country is told is the one of its kind, a group whose side isn't told the one of its name. Where
    two groups are named, "the rebels" stay an origin by themselves.
    """
    groups = sorted(each for each in origins if each.startswith("group:"))
    by_name = {each.partition("/")[2]: each for each in reversed(groups)}
    stands: dict[str, str] = {}
    for each in groups:
        name = each.partition("/")[2]
        stands[each] = _in_full(name, by_name) or by_name[name]
    for each in sorted(set(origins) - set(groups)):
        kind, _, name = each.partition(":")
        if kind in ("GRP", "ORG", "name") and (known := by_name.get(name) or _in_full(name, by_name)):
            stands[each] = stands.get(known, known)
        elif kind == "ORG" and len(longer := [one for one in _others(each, origins) if _is_tail(name, one)]) == 1:
            stands[each] = longer[0]
        elif kind in ("role", "ministry"):
            named = {stands[one] for one in groups if _is_of(_side_of(one), name)}
            named = named or _fighting(origins, name)
            same = named or {one for one in _others(each, origins) if _is_of(one.partition(":")[2], name)}
            stands |= {each: same.pop()} if len(same) == 1 else {}
    return {each: other for each, other in stands.items() if each != other}


def _fighting(origins: Iterable[str], side: str) -> set[str]:
    """Names of groups whose side nobody told, for "the rebels": what ends in "front", say, is called like one."""
    if not side.endswith(" REB"):
        return set()
    called = load_names_of_groups()
    return {each for each in origins if each.startswith(("name:", "ORG:")) and each.rpartition(" ")[2] in called}


def _others(origin: str, origins: Iterable[str]) -> Iterator[str]:
    """Those of the same kind."""
    kind = origin.partition(":")[0]
    return (each for each in origins if each != origin and each.startswith(f"{kind}:"))


def _is_tail(name: str, other: str) -> bool:
    """Whether a body is called by the end of another's name: "the union" for "the bakers' union"."""
    country, _, words = name.partition(" ")
    longer = other.partition(":")[2]
    return longer.startswith(f"{country} ") and longer.endswith(f" {words}") and longer != name


def _side_of(group: str) -> str:
    return group.removeprefix("group:").partition("/")[0]


def _is_of(side: str, other: str) -> bool:
    """Whether two are of one country and code, or of one code where the second's country isn't known."""
    return side == other or (other.startswith(" ") and side.endswith(other))


def _in_full(short: str, by_name: Mapping[str, str]) -> str | None:
    """The group whose initials a name is: "rnf" for the "river national front"; None: nobody's."""
    same = (key for name, key in by_name.items() if " " in name and "".join(word[0] for word in name.split()) == short)
    return next(same, None)
