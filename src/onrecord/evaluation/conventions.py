"""What annotators of factuality were asked, where that is another question than FactBank's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.errors import BadQuery
from onrecord.evaluation.gold import Json
from onrecord.language.lexicon import load_toml

CONVENTIONS = Path(__file__).resolve().parent.parent / "data" / "evaluation" / "factuality_conventions.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What annotators call an event that the record has with one of ``values``, for one of ``bases``, in a tense."""

    id: str
    values: frozenset[str]  # empty: any
    bases: frozenset[str]
    tenses: frozenset[str]
    turned: bool  # made for the contrary of what is wanted or asked, which the record marks by ": not"
    gives: str

    def holds(self, entry: Mapping[str, Any]) -> bool:
        """Whether the rule is made for a factuality entry of the wire."""
        basis, _, contrary = entry["basis"].partition(": ")
        return (
            (not self.values or entry["value"] in self.values)
            and (not self.turned or bool(contrary))
            and (not self.bases or basis in self.bases)
            and (not self.tenses or entry["tense"] in self.tenses)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Convention:
    """A question that was asked, and how a record answers it."""

    name: str
    asks: str
    rules: tuple[Rule, ...]  # the first that holds decides; where none does, the value stands

    def answer(self, entry: Mapping[str, Any]) -> str:
        """The value that annotators asked so would give."""
        return next((each.gives for each in self.rules if each.holds(entry)), entry["value"])


@cache
def load_conventions() -> Mapping[str, Convention]:
    """The conventions of ``data/evaluation/factuality_conventions.toml`` by name."""
    return {
        name: Convention(name=name, asks=each["asks"], rules=tuple(map(_rule, each["rule"])))
        for name, each in load_toml(CONVENTIONS)["convention"].items()
    }


def _rule(row: Mapping[str, Any]) -> Rule:
    values, bases, tenses = (frozenset(row.get(name, ())) for name in ("values", "bases", "tenses"))
    return Rule(
        id=row["id"], values=values, bases=bases, tenses=tenses, turned=row.get("turned", False), gives=row["gives"]
    )


def convention_named(name: str) -> Convention:
    """The convention ``name``. Raises BadQuery where there is none."""
    known = load_conventions()
    if name not in known:
        raise BadQuery(f"no convention {name!r} of factuality; there are: {', '.join(sorted(known))}")
    return known[name]


def as_asked(records: Iterable[Json], convention: Convention) -> Sequence[Json]:
    """The records with each value as ``convention`` has it; nothing else is changed."""
    return [{**each, "events": [_event(one, convention) for one in each.get("events", [])]} for each in records]


def _event(event: Json, convention: Convention) -> Json:
    values = [{**each, "value": convention.answer(each)} for each in event.get("factuality") or []]
    return {**event, "factuality": values}
