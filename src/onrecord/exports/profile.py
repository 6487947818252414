"""A shape that events can be exported in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.exports.countries import FOLDER
from onrecord.exports.event import Event
from onrecord.exports.table import Column, Table
from onrecord.language.lexicon import load_toml


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An event that a profile has no place for: by which rule, and why."""

    event: str
    rule: str
    reason: str


Row = Mapping[str, Any]
MakeRow = Callable[[Event], Row | LeftOut]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A shape: its columns, and how an event becomes a row, or is left out."""

    name: str
    title: str
    columns: tuple[Column, ...]
    row: MakeRow
    point: tuple[str, str]  # columns of longitude and latitude


LEFT_OUT_COLUMNS = (
    Column(name="event", type="string", meaning="Id of an event that the profile has no place for.", empty="never"),
    Column(name="rule", type="string", meaning="Rule that leaves it out.", empty="never"),
    Column(name="reason", type="string", meaning="Why.", empty="never"),
)


def load_columns(name: str) -> tuple[Column, ...]:
    """The columns of a profile's file."""
    return tuple(Column(**each) for each in load_toml(FOLDER / f"{name}.toml")["column"])


def tables_of(profile: Profile, events: Iterable[Event]) -> tuple[Table, Table]:
    """The rows of the profile, and the events that it leaves out."""
    rows: list[Row] = []
    left_out: list[Row] = []
    for event in events:
        made = profile.row(event)
        if isinstance(made, LeftOut):
            left_out.append({"event": made.event, "rule": made.rule, "reason": made.reason})
        else:
            rows.append(made)
    return Table(profile.columns, rows, profile.point), Table(LEFT_OUT_COLUMNS, left_out)


def why_no_fact(event: Event) -> LeftOut | None:
    """Leaves out what no voice says to have happened; None: one does."""
    if event.is_told_as_fact:
        return None
    return LeftOut(
        event.id, "no-fact", "no voice says that it happened: it is denied, wanted, threatened or yet to come"
    )


def joined(values: Iterable[str | None], between: str = "; ") -> str | None:
    """Each value once, with ``between`` between them; None for none."""
    return between.join(dict.fromkeys(each for each in values if each)) or None
