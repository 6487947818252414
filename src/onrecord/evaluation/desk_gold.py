"""The gold of a desk set: what a careful reader takes from many reports of the same days."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal

from onrecord.errors import BadRecord
from onrecord.evaluation.gold import Json

Stance = Literal["affirm", "deny"]
Assertion = Literal["asserted", "passed_on", "either"]
Key = tuple[str, str | None, date]  # what is held (a place, an office, a person's place), its country, the day
CONTESTED = "contested"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldMention:
    """A stretch of a report that tells of an event."""

    report: str
    start: int  # of the trigger, code points
    end: int
    superseded: bool = False  # in a revision that a later one replaced
    soft: bool = False  # needn't be a mention


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldVoice:
    """An origin that affirms or denies an event."""

    names: tuple[str, ...]
    side: str
    stance: Stance = "affirm"
    assertion: Assertion = "passed_on"
    reports: frozenset[str] = frozenset()
    optional: bool = False
    nameless: bool = False  # two of the same name in two reports may be two


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldContradiction:
    """Where the voices of an event differ."""

    kind: str  # number, place, date, actor, polarity
    what: str | None = None  # that the number counts
    values: frozenset[str] = frozenset()
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvent:
    """One happening, with all its mentions."""

    id: str
    held_out: bool = False
    mentions: tuple[GoldMention, ...] = ()
    voices: tuple[GoldVoice, ...] = ()
    contradictions: tuple[GoldContradiction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDay:
    """What holds of a place, an office or a person on one day; each of ``values`` is right."""

    of: str
    country: str | None
    geonames: int | None
    day: date
    values: tuple[tuple[str, ...], ...]  # each by its names; (): nobody is known; ("contested",)
    sides: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """What it is about."""
        return self.of, self.country, self.day


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskGold:
    """A whole set."""

    events: tuple[GoldEvent, ...]
    copies: frozenset[tuple[str, str]]  # (report, report of the first print)
    control: tuple[GoldDay, ...] = ()
    offices: tuple[GoldDay, ...] = ()
    whereabouts: tuple[GoldDay, ...] = ()


def load_desk(folder: Path, texts: Mapping[str, str]) -> DeskGold:
    """The gold of ``folder``/gold.json for reports with these texts. Raises BadRecord where it doesn't fit them."""
    path = folder / "gold.json"
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
        return _desk(gold, texts)
    except (OSError, json.JSONDecodeError, KeyError, TypeError, ValueError) as error:
        raise BadRecord(f"{path}: no gold of a desk set: {error!r}") from error


def _desk(gold: Json, texts: Mapping[str, str]) -> DeskGold:
    holders = {name: (tuple(each["names"]), str(each["side"])) for name, each in gold["holders"].items()}
    return DeskGold(
        events=tuple(_event(each, gold["origins"], texts) for each in gold["events"]),
        copies=frozenset((each["report"], each["of"]) for each in gold["copies"]),
        control=tuple(_days(gold["control"], "place", holders)),
        offices=tuple(_days(gold["offices"], "office", {})),
        whereabouts=tuple(_days(gold["whereabouts"], "person", {})),
    )


def _event(event: Json, origins: Mapping[str, Json], texts: Mapping[str, str]) -> GoldEvent:
    return GoldEvent(
        id=event["id"],
        held_out=event["held_out"],
        mentions=tuple(_mention(each, texts) for each in event["mentions"]),
        voices=tuple(_voice(each, origins) for each in event["voices"]),
        contradictions=tuple(
            GoldContradiction(
                kind=each["kind"],
                what=each.get("what"),
                values=frozenset(str(value["value"]) for value in each["values"]),
                optional=each.get("optional", False),
            )
            for each in event["contradictions"]
        ),
    )


def _mention(mention: Json, texts: Mapping[str, str]) -> GoldMention:
    text, trigger, start = texts[mention["report"]], mention["trigger"], -1
    for _ in range(mention["occurrence"]):
        start = text.index(trigger, start + 1)
    return GoldMention(
        report=mention["report"],
        start=start,
        end=start + len(trigger),
        superseded=mention.get("superseded", False),
        soft=mention.get("soft", False),
    )


def _voice(voice: Json, origins: Mapping[str, Json]) -> GoldVoice:
    origin = origins[voice["origin"]]
    return GoldVoice(
        names=tuple(origin["names"]),
        side=origin["side"],
        stance=voice["stance"],
        assertion=voice["assertion"],
        reports=frozenset(voice["reports"]),
        optional=voice.get("optional", False),
        nameless=origin.get("nameless", False),
    )


def _days(rows: list[Json], of: str, holders: Mapping[str, tuple[tuple[str, ...], str]]) -> Iterator[GoldDay]:
    for row in rows:
        for run in row["days"]:
            values = tuple(_names(each, holders) for each in run["holder"])
            sides = tuple(holders[each][1] for each in run["holder"] if each in holders)
            for day in _each_day(run):
                yield GoldDay(
                    of=row[of],
                    country=row.get("country"),
                    geonames=row.get("geonames"),
                    day=day,
                    values=values,
                    sides=sides,
                )


def _names(value: str | None, holders: Mapping[str, tuple[tuple[str, ...], str]]) -> tuple[str, ...]:
    if value is None:
        return ()
    return holders[value][0] if value in holders else (value,)


def _each_day(run: dict[str, Any]) -> Iterator[date]:
    first, last = date.fromisoformat(run["from"]), date.fromisoformat(run["to"])
    return (first + timedelta(days=each) for each in range((last - first).days + 1))
