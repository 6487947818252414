"""Where voices differ on an event: a number, the place, the day, who did it, whether it happened at all.

A tension is no contradiction: "was forced to flee" and "decided to leave" can be two views of one thing.
"""

from __future__ import annotations

import json
import math
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parents[1] / "data" / "linking" / "en" / "tensions.toml"
NEAR = 1.15  # numbers whose ratio is less are one: "some 5,000" and "5,400"
_FAR_KM = 25.0
_KM_A_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Said:
    """A value with those who say so."""

    value: str
    by: tuple[str, ...]
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Values that can't all be right; with ``tension``, that can, but tell it otherwise."""

    kind: str  # number, date, place, actor, polarity, view
    what: str | None  # what the number counts
    said: tuple[Said, ...]
    tension: bool = False


Row = Mapping[str, Any]


def find_contradictions(values: Iterable[Row], origins: Sequence[Row], words: Sequence[Row]) -> Iterator[Contradiction]:
    """From the rows of contradictions.sql, of corroboration.sql, and the words of each claim with its voice."""
    by_kind: dict[tuple[str, str | None], list[Row]] = {}
    for each in values:
        by_kind.setdefault((each["kind"], each["what"]), []).append(each)
    for (kind, what), rows in sorted(by_kind.items(), key=lambda each: (each[0][0], each[0][1] or "")):
        found = _FINDERS[kind](rows, what)
        if found is not None:
            yield found
    polarity = _polarity(origins)
    if polarity is not None:
        yield polarity
    yield from _tensions(words)


def _numbers(rows: Sequence[Row], what: str | None) -> Contradiction | None:
    """Of each origin its last number; a contradiction where two lie apart."""
    last: dict[str, Row] = {}
    for each in rows:
        if any(each[name] is not None for name in ("value", "low", "high")):
            last[each["origin"]] = each
    known = sorted(last.values(), key=lambda each: (_best(each), each["name"]))
    clashing = [(a, b) for a, b in combinations(known, 2) if _apart(a, b)]
    if not clashing:
        return None
    known = [each for each in known if any(each in pair for pair in clashing)]
    said = {best: [each for each in known if _best(each) == best] for best in dict.fromkeys(map(_best, known))}
    return Contradiction(
        "number", what,
        tuple(
            Said(str(best), _names(group), min((g["low"] for g in group if g["low"] is not None), default=None),
                 max((g["high"] for g in group if g["high"] is not None), default=None))
            for best, group in said.items()
        ),
    )  # fmt: skip


def _best(row: Row) -> int:
    return next(int(row[name]) for name in ("value", "low", "high") if row[name] is not None)


def _apart(one: Row, other: Row) -> bool:
    """Whether two numbers can't both be right; "thousands" goes with each number that isn't below it."""
    (low, high), (other_low, other_high) = _range(one), _range(other)
    if max(low, other_low) <= min(high, other_high):
        return False
    below, above = sorted((_best(one), _best(other)))
    return below == 0 or above / below > NEAR


def _range(row: Row) -> tuple[float, float]:
    if row["value"] is not None:
        return row["value"], row["value"]
    return row["low"] if row["low"] is not None else 0, row["high"] if row["high"] is not None else math.inf


def _dates(rows: Sequence[Row], _: str | None) -> Contradiction | None:
    """Single days that differ, told by different origins."""
    exact = [each for each in rows if each["low"] == each["high"]]
    return _differing("date", exact, lambda a, b: a["value"] != b["value"])


def _places(rows: Sequence[Row], _: str | None) -> Contradiction | None:
    return _differing(
        "place", [each for each in rows if each["latitude"] is not None], lambda a, b: _km(a, b) > _FAR_KM
    )


def _km(a: Row, b: Row) -> float:
    east = (a["longitude"] - b["longitude"]) * math.cos(math.radians((a["latitude"] + b["latitude"]) / 2))
    return math.hypot(a["latitude"] - b["latitude"], east) * _KM_A_DEGREE


def _actors(rows: Sequence[Row], _: str | None) -> Contradiction | None:
    """Sides that have nothing in common."""
    return _differing("actor", rows, lambda a, b: not set(json.loads(a["value"])) & set(json.loads(b["value"])))


def _differing(kind: str, rows: Sequence[Row], differ: Any) -> Contradiction | None:
    clashing = [
        (a, b)
        for a, b in combinations(rows, 2)
        if a["origin"] != b["origin"] and a["value"] != b["value"] and differ(a, b)
    ]
    if not clashing:
        return None
    values = sorted({each["value"] for pair in clashing for each in pair})
    return Contradiction(
        kind,
        None,
        tuple(Said(_shown(value), _names(each for each in rows if each["value"] == value)) for value in values),
    )


def _shown(value: str) -> str:
    return ", ".join(json.loads(value)) if value.startswith("[") else value


_FINDERS = {"number": _numbers, "date": _dates, "place": _places, "actor": _actors}


def _polarity(origins: Sequence[Row]) -> Contradiction | None:
    by = {stance: [each for each in origins if each["stance"] == stance] for stance in ("affirm", "deny")}
    if not by["affirm"] or not by["deny"]:
        return None
    return Contradiction("polarity", None, tuple(Said(stance, _names(rows)) for stance, rows in by.items()))


def _tensions(words: Sequence[Row]) -> Iterator[Contradiction]:
    """Two ways to see it, by the words beside the trigger."""
    for view, (one, other) in sorted(load_tensions().items()):
        sides = [[each for each in words if pattern.search(each["sentence"])] for pattern in (one, other)]
        only = [
            [each for each in side if each not in opposite] for side, opposite in zip(sides, sides[::-1], strict=True)
        ]
        if all(only):
            first, second = view.split("/")
            yield Contradiction(
                "view", None, (Said(first, _names(only[0])), Said(second, _names(only[1]))), tension=True
            )


def _names(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(sorted({each["name"] for each in rows}))


@cache
def load_tensions() -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Pairs of views ("forced/chosen") with the words of each."""
    rules = tomllib.loads(_FILE.read_text(encoding="utf-8"))["tension"]
    return {each["id"]: (_any_of(each["one"]), _any_of(each["other"])) for each in rules}


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
