from __future__ import annotations

import random
from datetime import date

import pytest

from onrecord.model.interval import Interval
from onrecord.timeline.held import Held
from onrecord.timeline.intervals import lay_out
from onrecord.timeline.sides import holder_of, load_sides

NAMES = {
    "army": ("SYR", "MIL"),
    "government": ("SYR", "GOV"),
    "rebels": (None, "REB"),
    "insurgents": ("SYR", "REB"),
    "marines": ("USA", "MIL"),
}


def held(who: str, day: str, *, town: str = "Saraqib", says: str = "", until: str = "", **more: object) -> Held:
    """A condition: ``day`` as "2", "1-3", "-3" (December 2024); ``says`` names a voice: claimed, with "not": denied."""
    first, _, last = day.rpartition("-") if "-" in day else (day, "", day)
    fields: dict[str, object] = {
        "id": f"{who}{day}{says}{town}{more}",
        "report": f"r{day}{says}",
        "relation": "controls",
        "subject": who,
        "subject_key": f"GRP:{who}",
        "subject_codes": NAMES.get(who, ()),
        "object": town,
        "object_key": f"GPE:{town}",
        "country": "SYR",
        "status": "denied" if says.endswith(" not") else "claimed" if says else "asserted",
        "since_earliest": date(2024, 12, int(first)) if first else None,
        "since_latest": date(2024, 12, int(last)),
        "until_latest": date(2024, 12, int(until)) if until else None,
        "published_on": date(2024, 12, int(last)),
        "outlet": "Delta Post",
        "chain_text": f"Delta Post → {says}" if says else "Delta Post",
    }
    return Held(**{**fields, **more})  # type: ignore[arg-type]


def told(interval: Interval) -> str:
    """An interval in short: "rebels 2..5 asserted"."""

    def days(end: str) -> str:
        days = getattr(interval, end)
        if days is None:
            return ""
        first, last = (str(each.day) if each else "" for each in (days.earliest, days.latest))
        return last if first == last else f"({first}-{last})"

    return f"{interval.subject} {days('since')}..{days('until')} {interval.standing}"


CASES = [
    pytest.param([held("rebels", "2")], ["rebels 2.. asserted"], id="one capture"),
    pytest.param(
        [held("army", "1"), held("rebels", "2")], ["army 1..2 asserted", "rebels 2.. asserted"], id="passes on"
    ),
    pytest.param(
        [held("rebels", "2"), held("insurgents", "-5")], ["insurgents 2.. asserted"], id="one side, told later"
    ),
    pytest.param([held("rebels", "1-4"), held("rebels", "3-6")], ["rebels (3-4).. asserted"], id="narrowed"),
    pytest.param([held("rebels", "2"), held("rebels", "3")], ["rebels (2-3).. asserted"], id="two days named"),
    pytest.param(
        [held("rebels", "2"), held("army", "4"), held("rebels", "6")],
        ["rebels 2..4 asserted", "army 4..6 asserted", "rebels 6.. asserted"],
        id="retaken",
    ),
    pytest.param(
        [held("army", "1"), held("rebels", "3", says="a commander")],
        ["army 1.. asserted", "rebels 3.. claimed"],
        id="a claim ends nothing that is asserted",
    ),
    pytest.param(
        [held("army", "1", says="an officer"), held("rebels", "3", says="a commander")],
        ["army 1..3 claimed", "rebels 3.. claimed"],
        id="a claim ends a claim",
    ),
    pytest.param(
        [held("rebels", "3"), held("rebels", "3", says="the ministry not")], ["rebels 3.. disputed"], id="denied by one"
    ),
    pytest.param([held("rebels", "3", says="the ministry not")], ["rebels .. denied"], id="only denied"),
    pytest.param([held("army", "3", value="-")], ["army ..3 asserted"], id="only its end is told"),
    pytest.param([held("army", "1"), held("army", "3", value="-")], ["army 1..3 asserted"], id="left"),
    pytest.param(
        [held("army", "-3", value="-"), held("rebels", "3")], ["army ..3 asserted", "rebels 3.. asserted"], id="lost to"
    ),
    pytest.param([held("army", "1", until="4")], ["army 1..(-4) asserted"], id="its end is stated"),
    pytest.param(
        [held("army", "2"), held("rebels", "2")], ["army 2.. asserted", "rebels 2.. asserted"], id="side by side"
    ),
    pytest.param(
        [held("marines", "1"), held("army", "3")], ["marines 1..3 asserted", "army 3.. asserted"], id="two armies"
    ),
    pytest.param(
        [held("rebels", "2", town="Binnish"), held("army", "4")],
        ["rebels 2.. asserted", "army 4.. asserted"],
        id="two towns",
    ),
    pytest.param(
        [held("army", "3", value="-"), held("army", "3", value="-", says="the ministry not")],
        ["army 3..3 asserted"],
        id="left, says one, and another denies it",
    ),
    pytest.param(
        [held("army", "3", value="-", says="the ministry not")], ["army 3.. claimed"], id="denied that it left"
    ),
]


@pytest.mark.parametrize(("conditions", "expected"), CASES)
def test_conditions_make_intervals(conditions: list[Held], expected: list[str]) -> None:
    assert [told(each) for each in lay_out(conditions)] == expected


@pytest.mark.parametrize(("conditions", "expected"), CASES)
def test_order_of_arrival_does_not_matter(conditions: list[Held], expected: list[str]) -> None:
    shuffled = list(conditions)
    for seed in range(5):
        random.Random(seed).shuffle(shuffled)
        assert [told(each) for each in lay_out(shuffled)] == expected


def test_an_interval_names_its_voices_and_reports() -> None:
    rows = [
        held("rebels", "2"),
        held("insurgents", "3", says="a commander"),
        held("rebels", "3", says="the ministry not"),
    ]
    (interval,) = lay_out(rows)
    assert interval.asserted_by == ("Delta Post",)
    assert interval.claimed_by == ("Delta Post → a commander",)
    assert interval.denied_by == ("Delta Post → the ministry not",)
    assert interval.reports == ("r2", "r3a commander", "r3the ministry not")
    assert interval.names == ("insurgents", "rebels")
    assert interval.conditions == tuple(sorted(each.id for each in rows))


def test_a_person_is_at_one_place_at_a_time() -> None:
    def there(town: str, day: str) -> Held:
        return held("Minister Aras", day, town=town, relation="located_in", subject_codes=("SYR", "GOV"))

    intervals = lay_out([there("Binnish", "2"), there("Saraqib", "5")])
    assert [(each.object, told(each)) for each in intervals] == [
        ("Binnish", "Minister Aras 2..5 asserted"),
        ("Saraqib", "Minister Aras 5.. asserted"),
    ]


def test_an_office_goes_by_person() -> None:
    def minister(name: str, day: str, value: str = "+") -> Held:
        return held(
            name,
            day,
            relation="holds_office",
            object_key="office:mayor",
            object="mayor",
            subject_codes=("SYR", "GOV"),
            value=value,
        )

    intervals = lay_out([minister("Aras", "-2"), minister("Aras", "4", value="-"), minister("Belen", "5")])
    assert [told(each) for each in intervals] == ["Aras (-2)..(4-5) asserted", "Belen 5.. asserted"]
    assert [each.ended_by for each in intervals] == ["Belen", None]


def test_many_conditions_of_one_place_are_laid_out_quickly() -> None:
    rows = [held(who, str(n % 28 + 1), id=f"{who}{n}") for n in range(1000) for who in ("army", "rebels")]
    assert len(lay_out(rows)) > 1


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("army", "side:SYR government"),
        ("rebels", "side:SYR rebels"),
        ("marines", "side:USA government"),
        ("nobody", "GRP:nobody"),
    ],
)
def test_sides(who: str, expected: str) -> None:
    assert holder_of(held(who, "1")) == expected
    assert load_sides()[""] == "government"
