from __future__ import annotations

from datetime import date

import pytest
from tests.exports.coded_rows import ARMY, CIVILIANS, REBELS, RUSSIA, TOWN, event, row

from onrecord.exports.event import is_fact
from onrecord.exports.merging import event_id, events_of
from onrecord.query.coded_events import NumberRow
from onrecord.query.merged import OriginRow


def origin(name: str, stance: str = "affirm", *, asserted: bool = False) -> OriginRow:
    return OriginRow(
        merged="x1",
        origin=name,
        name=name,
        names=(name,),
        side=None,
        stance=stance,
        asserted=asserted,
        claims=(),
        reports=(),
    )


def test_an_event_has_the_same_id_alone_and_with_others() -> None:
    assert event_id(row(id="e0a", merged=None)) == "x0a" == event_id(row(id="e0b", merged="x0a"))


def test_members_are_put_together() -> None:
    later = row(id="e2", merged="x0123456789abcdef", report="r2", published_on=date(2024, 12, 9), outlet="Quay News")
    (one,) = events_of([later, row(merged="x0123456789abcdef")], {})
    assert [each.id for each in one.members] == ["e0123456789abcdef", "e2"]
    assert one.outlets == ("Harbour Post", "Quay News")
    assert len(one.reports) == 2


def test_who_did_it_to_whom_is_taken_from_one_member() -> None:
    """Russia bombed the town; rebels attacked the army: nobody says that Russia attacked the army."""
    bombed = row(id="e2", merged="x1", actors=(RUSSIA,), recipients=(TOWN,), mode="aerial", start=1)
    (one,) = events_of([bombed, row(id="e3", merged="x1", start=9)], {})
    assert (one.core.actors, one.core.recipients, one.mode) == ((REBELS,), (ARMY,), None)
    assert one.actors == (REBELS, RUSSIA)


def test_days_that_are_stated_count_before_the_bound_of_publication() -> None:
    bounded = row(id="e2", merged="x1", earliest=None, latest=date(2024, 12, 8), time_basis="publication", start=1)
    (one,) = events_of([bounded, row(id="e3", merged="x1", start=9)], {})
    assert one.day == date(2024, 12, 6)
    assert one.length == 1
    (alone,) = events_of([bounded], {})
    assert (alone.day, alone.length) == (date(2024, 12, 8), None)


def test_a_place_itself_counts_before_one_near_it() -> None:
    near = [row(id=f"e{n}", merged="x1", place="Idlib", geonames=2, place_precision=3, start=n) for n in (1, 2)]
    (one,) = events_of([*near, row(id="e3", merged="x1", start=9)], {})
    assert one.where is not None
    assert one.where.place == "Saraqib"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([(12, 12, 12), (12, 12, 12), (20, 20, 20)], (12, 12, 20)),
        ([(24, None, None), (12, 12, 12)], (12, 12, None)),
        ([(3, None, 5)], (3, None, 5)),
    ],
)
def test_numbers_keep_their_range(told: list[tuple[int, int | None, int | None]], expected: tuple[object, ...]) -> None:
    members = [
        row(id=f"e{n}", merged="x1", start=n, numbers=(NumberRow(what="killed", low=low, best=best, high=high),))
        for n, (low, best, high) in enumerate(told)
    ]
    killed = events_of(members, {})[0].numbers["killed"]
    assert (killed.low, killed.best, killed.high) == expected


def test_a_denial_brings_no_number() -> None:
    assert event(factuality="CT-", status="denied").numbers == {}


def test_origins_are_those_of_linking_else_the_voices() -> None:
    told = {"x0123456789abcdef": [origin("Post", asserted=True), origin("a colonel"), origin("the army", "deny")]}
    (one,) = events_of([row()], told)
    assert (one.asserted_by, one.claimed_by, one.denied_by) == (("Post",), ("a colonel",), ("the army",))
    assert event().asserted_by == ("Harbour Post",)
    assert event(status="denied", factuality="CT-", voice="the army").denied_by == ("the army",)


@pytest.mark.parametrize(
    ("factuality", "tense", "expected"),
    [
        ("CT+", "past", True),
        ("PR+", None, True),
        ("PS+", "past", False),
        ("CT+", "future", False),
        ("Uu", "past", False),
        ("CT-", "past", False),
        (None, None, False),
    ],
)
def test_what_is_told_as_a_fact(factuality: str | None, tense: str | None, expected: bool) -> None:
    assert is_fact(row(factuality=factuality, tense=tense)) is expected


def test_the_parties_of_a_core_come_first() -> None:
    some = [row(id=f"e{n}", merged="x1", recipients=(CIVILIANS,), start=n) for n in (1, 2)]
    (one,) = events_of([*some, row(id="e3", merged="x1", start=3)], {})
    assert one.recipients == (CIVILIANS, ARMY)
