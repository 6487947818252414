"""Events across reports against the gold of a desk set: what counts, what doesn't."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from onrecord.errors import BadRecord
from onrecord.evaluation.desk import right_on, score_desk
from onrecord.evaluation.desk_days import found_days
from onrecord.evaluation.desk_found import (
    DeskFound,
    FoundContradiction,
    FoundDay,
    FoundEvent,
    FoundMention,
    FoundVoice,
)
from onrecord.evaluation.desk_gold import (
    DeskGold,
    GoldContradiction,
    GoldDay,
    GoldEvent,
    GoldMention,
    GoldVoice,
    load_desk,
)
from onrecord.evaluation.measures import Rate, Tally
from onrecord.model.condition import DayRange
from onrecord.model.interval import Interval

ARMY = GoldVoice(names=("the army", "Colonel Sato"), side="gov", reports=frozenset({"a", "b"}))
TOWN = GoldVoice(names=("the mayor",), side="town", stance="deny", reports=frozenset({"b"}))
GUEST = GoldVoice(names=("a guest",), side="guest", reports=frozenset({"a"}), optional=True, nameless=True)
DAY = date(2026, 3, 4)


def gold_of(*events: GoldEvent) -> DeskGold:
    return DeskGold(events=events, copies=frozenset())


def event(name: str, *places: tuple[str, int], **more: object) -> GoldEvent:
    mentions = tuple(GoldMention(report=report, start=start, end=start + 5) for report, start in places)
    return GoldEvent(id=name, mentions=mentions, **more)  # type: ignore[arg-type]


def found_of(*mentions: tuple[str, int, str], **events: FoundEvent) -> DeskFound:
    rows = tuple(FoundMention(report=report, start=at, end=at + 5, event=name) for report, at, name in mentions)
    return DeskFound(mentions=rows, events=events)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([("a", 0, "x"), ("b", 0, "x"), ("c", 0, "x")], Tally(3, 3, 3)),
        ([("a", 0, "x"), ("b", 0, "x"), ("c", 0, "y")], Tally(1, 1, 3)),
        ([("a", 3, "x"), ("b", 0, "x")], Tally(1, 1, 3)),  # a trigger that overlaps will do; one is not found
        ([("a", 0, "x"), ("b", 0, "x"), ("c", 0, "x"), ("d", 0, "x")], Tally(3, 6, 3)),
        ([("a", 0, "x"), ("b", 0, "x"), ("c", 0, "x"), ("e", 0, "x")], Tally(3, 3, 3)),  # not in the gold
        ([], Tally(0, 0, 3)),
    ],
)
def test_pairs(found: Sequence[tuple[str, int, str]], expected: Tally) -> None:
    gold = gold_of(event("one", ("a", 0), ("b", 0), ("c", 0)), event("two", ("d", 0)))
    assert score_desk(gold, found_of(*found))["events"]["pairs of mentions"] == expected


def test_halves() -> None:
    gold = gold_of(event("one", ("a", 0), ("b", 0)), event("two", ("c", 0), ("d", 0), held_out=True))
    scores = score_desk(gold, found_of(("a", 0, "x"), ("b", 0, "x"), ("c", 0, "x")))
    assert scores["events, visible half"]["pairs of mentions"] == Tally(1, 3, 1)
    assert scores["events, held-out half"]["pairs of mentions"] == Tally(0, 2, 1)


@pytest.mark.parametrize(
    ("voices", "right"),
    [
        ((FoundVoice(names=("Colonel Sato",)), FoundVoice(names=("mayor",), stance="deny")), True),
        (
            (FoundVoice(names=("army",)), FoundVoice(names=("mayor",), stance="deny"), FoundVoice(names=("guest",))),
            True,
        ),
        ((FoundVoice(names=("army",)), FoundVoice(names=("mayor",))), False),  # the mayor denies it
        ((FoundVoice(names=("army",)),), False),  # one is missing
        (
            (FoundVoice(names=("army",)), FoundVoice(names=("mayor",), stance="deny"), FoundVoice(names=("Reuters",))),
            False,
        ),
        ((FoundVoice(names=("army",), assertion="asserted"), FoundVoice(names=("mayor",), stance="deny")), False),
        ((FoundVoice(names=("army",), reports=frozenset({"c"})), FoundVoice(names=("mayor",), stance="deny")), True),
        (
            (
                FoundVoice(names=("army",)),
                FoundVoice(names=("mayor",), stance="deny"),
                FoundVoice(names=("guest",), reports=frozenset({"c"})),  # another guest
            ),
            False,
        ),
        (
            (  # one origin counted twice
                FoundVoice(names=("army",)),
                FoundVoice(names=("Colonel Sato",)),
                FoundVoice(names=("mayor",), stance="deny"),
            ),
            False,
        ),
    ],
)
def test_origins(voices: tuple[FoundVoice, ...], right: bool) -> None:
    gold = gold_of(event("one", ("a", 0), ("b", 0), voices=(ARMY, TOWN, GUEST)))
    found = found_of(("a", 0, "x"), ("b", 0, "x"), x=FoundEvent(voices=voices))
    assert score_desk(gold, found)["events"]["origins exactly right"] == Rate(right, 1)


@pytest.mark.parametrize(
    ("contradictions", "tally", "values"),
    [
        ((FoundContradiction(kind="number", what="killed", values=frozenset({"3", "9"})),), Tally(1, 1, 1), 1),
        ((FoundContradiction(kind="number", what="killed", values=frozenset({"3", "8"})),), Tally(1, 1, 1), 0),
        ((FoundContradiction(kind="number", what="injured"),), Tally(0, 1, 1), None),
        ((FoundContradiction(kind="polarity"),), Tally(0, 0, 1), None),  # a matter of taste
        ((FoundContradiction(kind="date"),), Tally(0, 1, 1), None),
        ((), Tally(0, 0, 1), None),
    ],
)
def test_contradictions(contradictions: tuple[FoundContradiction, ...], tally: Tally, values: int | None) -> None:
    toll = GoldContradiction(kind="number", what="killed", values=frozenset({"3", "9"}))
    taste = GoldContradiction(kind="polarity", optional=True)
    gold = gold_of(event("one", ("a", 0), contradictions=(toll, taste)))
    scores = score_desk(gold, found_of(("a", 0, "x"), x=FoundEvent(contradictions=contradictions)))["events"]
    assert scores["contradictions"] == tally
    assert scores.get("values right, of contradictions found") == (None if values is None else Rate(values, 1))


@pytest.mark.parametrize(
    ("values", "sides", "found", "right"),
    [
        ((("army", "soldiers"),), ("government",), FoundDay(names=("the army",)), True),
        ((("army",),), ("government",), FoundDay(names=("police",), side="government"), True),
        ((("army",),), ("government",), FoundDay(names=("army",), side="rebels"), False),
        ((("army",),), ("government",), FoundDay(names=("army",), contested=True), False),
        ((("army",), ("contested",)), ("government",), FoundDay(contested=True), True),
        ((("contested",),), (), FoundDay(names=("army",)), False),
        ((("army",),), ("government",), FoundDay(), False),
        (((),), (), FoundDay(), True),
        (((),), (), FoundDay(names=("Ito",)), False),
    ],
)
def test_days(values: tuple[tuple[str, ...], ...], sides: tuple[str, ...], found: FoundDay, right: bool) -> None:
    gold = GoldDay(of="Mpika", country="ZMB", geonames=None, day=DAY, values=values, sides=sides)
    assert right_on(gold, found) is right


def test_a_place_is_right_where_each_of_its_days_is() -> None:
    rows = [
        GoldDay(of="Osh", country="KGZ", geonames=None, day=date(2026, 3, n), values=(("army",),)) for n in (1, 2, 3)
    ]
    held = {each.key: FoundDay(names=("army",)) for each in rows[:2]}
    gold = DeskGold(events=(), copies=frozenset(), control=tuple(rows))
    scores = score_desk(gold, DeskFound(mentions=(), control=held))["timeline"]
    assert scores == {"control: days": Rate(2, 3), "control: right on every day": Rate(0, 1)}


def test_copies() -> None:
    gold = DeskGold(events=(), copies=frozenset({("b", "a"), ("c", "a")}))
    found = DeskFound(mentions=(), copies=frozenset({("b", "a"), ("a", "c")}))
    assert score_desk(gold, found)["copies"] == {"reports and their first print": Tally(1, 2, 2)}


def test_gold_that_does_not_fit_its_reports(tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text('{"holders": {}, "origins": {}}')
    with pytest.raises(BadRecord, match=r"gold\.json"):
        load_desk(tmp_path, {})


def interval(place: str, holder: str, since: int | None, until: int | None = None, *, sure: bool = True) -> Interval:
    begun = DayRange(date(2026, 3, since), date(2026, 3, since)) if since else None
    over = DayRange(date(2026, 3, until), date(2026, 3, until)) if until else None
    return Interval(
        relation="controls",
        subject=holder,
        subject_key=f"side:ZMB {holder}",
        object=place,
        object_key=f"name:{place.casefold()}",
        since=begun,
        until=over,
        standing="established" if sure else "claimed",
        asserted_by=("Lakeland Herald",) if sure else (),
        claimed_by=() if sure else ("Lakeland Herald → a captain",),
        denied_by=(),
        ended_by=None,
        reports=("a",),
        conditions=("c",),
        names=(f"the {holder}",),
    )


@pytest.mark.parametrize(
    ("intervals", "found"),
    [
        ([], FoundDay()),
        ([interval("Mpika", "rebels", 4)], FoundDay(names=("the rebels",), side="rebels")),
        ([interval("Mansa", "rebels", 4)], FoundDay()),
        ([interval("Mpika", "rebels", 5)], FoundDay()),
        (
            [interval("Mpika", "army", None, 4), interval("Mpika", "rebels", 4)],
            FoundDay(names=("the rebels",), side="rebels"),
        ),
        ([interval("Mpika", "army", None, 5)], FoundDay(names=("the army",), side="army")),
        ([interval("Mpika", "army", 1), interval("Mpika", "rebels", 4)], FoundDay(contested=True)),
        (
            [interval("Mpika", "army", 1), interval("Mpika", "rebels", 4, sure=False)],
            FoundDay(names=("the army",), side="army"),
        ),
        ([interval("Mpika", "rebels", 4, sure=False)], FoundDay(names=("the rebels",), side="rebels")),
    ],
)
def test_a_day_of_the_timeline(intervals: list[Interval], found: FoundDay) -> None:
    wanted = GoldDay(of="Mpika", country="ZMB", geonames=None, day=DAY, values=(("x",),))
    assert found_days([wanted], intervals) == {wanted.key: found}
