"""What must hold of every timeline, whatever the reports say and in whichever order they come."""

from __future__ import annotations

import random
from datetime import date, timedelta

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.interval import Interval
from onrecord.timeline.held import Held
from onrecord.timeline.holding import held_on
from onrecord.timeline.intervals import lay_out

SIDES = {"army": ("SYR", "MIL"), "rebels": ("SYR", "REB"), "marines": ("USA", "MIL"), "residents": ()}
DAY = date(2024, 12, 1)
DAYS = st.integers(0, 9).map(lambda n: DAY + timedelta(n))


@st.composite
def conditions(draw: st.DrawFn) -> Held:
    who, speaker = draw(st.sampled_from(list(SIDES))), draw(st.sampled_from(list(SIDES)))
    published = draw(DAYS)
    since = draw(st.one_of(st.none(), st.tuples(DAYS, DAYS).map(sorted)))
    status = draw(st.sampled_from(["asserted", "asserted", "claimed", "denied"]))
    relation = draw(st.sampled_from(["controls", "holds_office", "located_in"]))
    place = draw(st.sampled_from(["country:SYR", "geonames:1"]))
    return Held(
        id=draw(st.uuids()).hex,
        report=f"r{draw(st.integers(0, 9))}",
        relation=relation,  # type: ignore[arg-type]
        subject=who,
        subject_key=f"GRP:{who}",
        subject_codes=SIDES[who],
        object="somewhere",
        object_key="office:mayor of binnish" if relation == "holds_office" else place,
        country="SYR",
        value=draw(st.sampled_from("++-")),
        status=status,  # type: ignore[arg-type]
        tense=draw(st.sampled_from(["past", "present", None])),
        since_earliest=since[0] if since else None,
        since_latest=since[1] if since else None,
        published_on=draw(st.one_of(st.none(), st.just(published))),
        outlet=draw(st.sampled_from(["Delta Post", "Orchard Daily"])),
        chain_text=f"Delta Post → {speaker}",
        origin=f"GRP:{speaker}",
        origin_codes=SIDES[speaker],
    )


def slots(intervals: tuple[Interval, ...]) -> dict[tuple[str, str], list[Interval]]:
    found: dict[tuple[str, str], list[Interval]] = {}
    for each in intervals:
        key = each.subject_key if each.relation == "located_in" else each.object_key
        found.setdefault((each.relation, key), []).append(each)
    return found


@settings(max_examples=400, deadline=None)
@given(st.lists(conditions(), max_size=14, unique_by=lambda each: each.id))
def test_two_are_never_established_at_once(rows: list[Held]) -> None:
    for (relation, _), group in slots(lay_out(rows)).items():
        for n in range(-2, 12):
            day = DAY + timedelta(n)
            sure = [each for each in group if each.covers(day) and each.standing_on(day) == "established"]
            keys = {each.object_key if relation == "located_in" else each.subject_key for each in sure}
            assert len(keys) < 2 or (relation == "located_in" and "country:SYR" in keys), (day, sure)


@settings(max_examples=200, deadline=None)
@given(st.lists(conditions(), max_size=12, unique_by=lambda each: each.id), st.randoms(use_true_random=False))
def test_the_order_of_arrival_makes_no_difference(rows: list[Held], chance: random.Random) -> None:
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert msgspec.json.encode(lay_out(shuffled)) == msgspec.json.encode(lay_out(rows))


@settings(max_examples=200, deadline=None)
@given(st.lists(conditions(), max_size=12, unique_by=lambda each: each.id))
def test_intervals_make_sense(rows: list[Held]) -> None:
    intervals = lay_out(rows)
    assert sorted(each for one in intervals for each in one.conditions) == sorted(each.id for each in rows)
    for each in intervals:
        assert each.because
        assert {reason.condition for reason in each.because} == set(each.conditions)
        assert each.standing != "ended"
        if each.since and each.until:
            assert each.first_sure <= each.over_by or each.since.earliest is None or each.since.earliest <= each.over_by
        if each.standing == "denied":
            assert not each.asserted_by
            assert not each.claimed_by


@settings(max_examples=200, deadline=None)
@given(st.lists(conditions(), max_size=12, unique_by=lambda each: each.id), DAYS)
def test_a_day_has_one_answer(rows: list[Held], day: date) -> None:
    for (relation, _), group in slots(lay_out(rows)).items():
        found = held_on(group, day)
        if found.standing in ("established", "claimed") and relation != "located_in":
            assert len(found.holders) == 1
