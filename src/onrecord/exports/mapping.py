"""Rules by which an event becomes one of another scheme: the first that it meets decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from onrecord.errors import BadData
from onrecord.exports.event import Event
from onrecord.exports.parties import first_known, load_kinds

_EXAMPLE = re.compile(r"(\S+) (\w+) > (\w+)((?: killed| control)*)")
_KEYS = {"id", "types", "modes", "contexts", "actor", "recipient", "killed", "control", "left_out", "examples", "not"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What of an event the rules look at."""

    type: str | None
    mode: str | None = None
    actor: str = "none"  # kind of the first actor
    recipient: str = "none"
    killed: bool = False  # a number of dead is told
    control: bool = False  # control of a place follows from it
    contexts: frozenset[str] = frozenset()

    @classmethod
    def parse(cls, text: str) -> Self:
        """The traits of an example: "ASSAULT/aerial state > civilian killed control # military"."""
        told, _, contexts = text.partition("#")
        found = _EXAMPLE.fullmatch(told.strip())
        if found is None:
            raise BadData(f"An example reads TYPE/mode actor > recipient [killed] [control], got {text!r}.")
        what, actor, recipient, flags = found.groups()
        type_, _, mode = what.partition("/")
        return cls(
            type=type_,
            mode=mode or None,
            actor=actor,
            recipient=recipient,
            killed="killed" in flags,
            control="control" in flags,
            contexts=frozenset(contexts.split()),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule; an empty condition is met by all."""

    id: str
    types: frozenset[str]
    modes: frozenset[str]
    contexts: frozenset[str]
    actor: frozenset[str]
    recipient: frozenset[str]
    killed: bool | None
    control: bool | None
    left_out: str | None  # why the event is left out; None: it is not
    gives: Mapping[str, Any]  # what the scheme calls such an event
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]

    def is_met(self, traits: Traits) -> bool:
        """Whether an event with these traits meets all conditions."""
        return (
            (not self.types or traits.type in self.types)
            and (not self.modes or traits.mode in self.modes)
            and (not self.contexts or bool(self.contexts & traits.contexts))
            and (not self.actor or traits.actor in self.actor)
            and (not self.recipient or traits.recipient in self.recipient)
            and self.killed in (None, traits.killed)
            and self.control in (None, traits.control)
        )


def load_rules(told: Mapping[str, Any]) -> tuple[Rule, ...]:
    """The rules of a profile's file, in order. Raises BadData where two have one id."""
    rules = tuple(_rule(each) for each in told.get("rule", ()))
    if len({each.id for each in rules}) < len(rules):
        raise BadData("A rule id stands twice.")
    return rules


def first_met(rules: Sequence[Rule], traits: Traits) -> Rule:
    """The first rule that is met; the last rule of a profile is met by all."""
    return next(each for each in rules if each.is_met(traits))


def traits_of(event: Event) -> Traits:
    """What the rules look at in an event."""
    country = event.where.country if event.where else None
    return Traits(
        type=event.type,
        mode=event.mode,
        actor=first_known(event.core.actors, country)[1],
        recipient=first_known(event.core.recipients, country)[1],
        killed=deaths(event) > 0,
        control=any(each.takes_control for each in event.members),
        contexts=frozenset(event.contexts),
    )


def deaths(event: Event) -> int:
    """The dead: the figure that most voices give, else the lowest; 0 where no voice gives one."""
    told = event.numbers.get("killed")
    return (told.best or told.low or 0) if told else 0


def _rule(told: Mapping[str, Any]) -> Rule:
    kinds = load_kinds()
    return Rule(
        id=told["id"],
        types=_set(told, "types"),
        modes=_set(told, "modes"),
        contexts=_set(told, "contexts"),
        actor=kinds.members(_set(told, "actor")),
        recipient=kinds.members(_set(told, "recipient")),
        killed=told.get("killed"),
        control=told.get("control"),
        left_out=told.get("left_out"),
        gives={name: value for name, value in told.items() if name not in _KEYS},
        examples=tuple(told["examples"]),
        counterexamples=tuple(told["not"]),
    )


def _set(told: Mapping[str, Any], name: str) -> frozenset[str]:
    given: Iterable[str] = told.get(name, ())
    return frozenset(given)
