from __future__ import annotations

import random
from datetime import date
from typing import Any

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


def by(side: str) -> dict[str, Any]:
    """Fields of a voice on a side."""
    return {"origin": f"role:{side}", "origin_codes": NAMES[side]}


def told(interval: Interval) -> str:
    """An interval in short: "rebels 2..5 established"."""

    def days(end: str) -> str:
        days = getattr(interval, end)
        if days is None:
            return ""
        first, last = (str(each.day) if each else "" for each in (days.earliest, days.latest))
        return last if first == last else f"({first}-{last})"

    return f"{interval.subject} {days('since')}..{days('until')} {interval.standing}"


CASES = [
    pytest.param([held("rebels", "2")], ["rebels 2.. established"], id="one capture"),
    pytest.param(
        [held("army", "1"), held("rebels", "2")], ["army 1..2 established", "rebels 2.. established"], id="passes on"
    ),
    pytest.param(
        [held("rebels", "2"), held("insurgents", "-5")], ["rebels 2.. established"], id="one side, told later"
    ),
    pytest.param([held("rebels", "1-4"), held("rebels", "3-6")], ["rebels (3-4).. established"], id="narrowed"),
    pytest.param([held("rebels", "2"), held("rebels", "3")], ["rebels (2-3).. established"], id="two days named"),
    pytest.param(
        [held("rebels", "2"), held("army", "4"), held("rebels", "6")],
        ["rebels 2..4 established", "army 4..6 established", "rebels 6.. established"],
        id="retaken",
    ),
    pytest.param(
        [held("army", "1"), held("rebels", "3", says="a commander")],
        ["army 1.. established", "rebels 3.. claimed"],
        id="a claim ends nothing that is established",
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
    pytest.param([held("army", "3", value="-")], ["army ..3 established"], id="only its end is told"),
    pytest.param([held("army", "1"), held("army", "3", value="-")], ["army 1..3 established"], id="left"),
    pytest.param(
        [held("army", "-3", value="-"), held("rebels", "3")],
        ["army ..3 established", "rebels 3.. established"],
        id="lost to",
    ),
    pytest.param([held("army", "1", until="4")], ["army 1..(1-4) established"], id="its end is stated"),
    pytest.param(
        [held("army", "2"), held("rebels", "2")], ["army 2.. disputed", "rebels 2.. disputed"], id="side by side"
    ),
    pytest.param(
        [held("marines", "1"), held("army", "3")], ["marines 1..3 established", "army 3.. established"], id="two armies"
    ),
    pytest.param(
        [held("rebels", "2", town="Binnish"), held("army", "4")],
        ["rebels 2.. established", "army 4.. established"],
        id="two towns",
    ),
    pytest.param(
        [held("army", "3", value="-"), held("army", "3", value="-", says="the ministry not")],
        ["army 3..3 established"],
        id="left, says one, and another denies it",
    ),
    pytest.param(
        [held("army", "3", value="-", says="the ministry not")], ["army 3.. claimed"], id="denied that it left"
    ),
    pytest.param(
        [held("rebels", "2", says="residents"), held("rebels", "2", says="aid workers")],
        ["rebels 2.. established"],
        id="two that have no side in it agree",
    ),
    pytest.param(
        [
            held("rebels", "2", says="a commander", **by("rebels")),
            held("rebels", "3", says="a fighter", **by("rebels")),
        ],
        ["rebels (2-3).. claimed"],
        id="two of the same side are one",
    ),
    pytest.param(
        [held("rebels", "2", says="the army", **by("army"))], ["rebels 2.. established"], id="the loser admits it"
    ),
    pytest.param(
        [held("army", "1"), held("army", "4", value="-", says="an officer", **by("army"))],
        ["army 1..4 established"],
        id="who held it says that it is over",
    ),
    pytest.param(
        [held("army", "1"), held("army", "4", value="-", says="a rebel", **by("rebels"))],
        ["army 1.. established"],
        id="a rival's word ends nothing that is established",
    ),
    pytest.param(
        [
            held("rebels", "2"),
            held("rebels", "2", says="the army not", **by("army")),
            held("rebels", "3", says="the army", **by("army")),
        ],
        ["rebels 2.. established"],
        id="a denial taken back",
    ),
    pytest.param(
        [
            held("rebels", "2"),
            held("rebels", "2", says="the army not", **by("army")),
            held("army", "2", says="the army", value="-", published_on=date(2024, 12, 3), **by("army")),
        ],
        ["army ..2 claimed", "rebels 2.. established"],
        id="a denial taken back by telling of one's own withdrawal",
    ),
    pytest.param(
        [held("rebels", "-4"), held("rebels", "3", says="residents")],
        ["rebels 3.. established"],
        id="what an outlet asserts, on the day that residents tell",
    ),
    pytest.param(
        [held("rebels", "2"), held("nobody", "4", relation="contested"), held("army", "6")],
        ["rebels 2..4 established", "contested 4..6 disputed", "army 6.. established"],
        id="fought over until one has it",
    ),
    pytest.param(
        [held("nobody", "4", relation="contested"), held("army", "4")],
        ["contested 4..4 disputed", "army 4.. established"],
        id="taken on the day of the fight",
    ),
    pytest.param(
        [held("army", "1"), held("rebels", "3"), held("rebels", "3", says="the army not", **by("army"))],
        ["army 1.. disputed", "rebels 3.. disputed"],
        id="what is contested stays contested",
    ),
    pytest.param(
        [
            held("army", "1"),
            held("rebels", "3"),
            held("rebels", "3", says="the army not", **by("army")),
            held("army", "6", tense="past"),
        ],
        ["army 1.. disputed", "rebels 3..6 disputed", "army 6.. established"],
        id="until one of them holds it for sure",
    ),
    pytest.param(
        [held("rebels", "2"), held("army", "4"), held("rebels", "-6", tense="present")],
        ["rebels 2..4 established", "army 4..(4-6) established", "rebels (4-6).. established"],
        id="seen to hold it after another",
    ),
    pytest.param(
        [held("rebels", "2"), held("army", "4"), held("rebels", "-6", tense="past")],
        ["rebels 2..4 established", "army 4.. established"],
        id="told of later, not seen",
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
        ("Binnish", "Minister Aras 2..5 established"),
        ("Saraqib", "Minister Aras 5.. established"),
    ]


def test_an_office_goes_by_person() -> None:
    def minister(name: str, day: str, value: str = "+") -> Held:
        return held(
            name,
            day,
            relation="holds_office",
            object_key="office:mayor of binnish",
            object="Mayor of Binnish",
            subject_codes=("SYR", "GOV"),
            value=value,
        )

    intervals = lay_out([minister("Aras", "-2"), minister("Aras", "4", value="-"), minister("Belen", "5")])
    assert [told(each) for each in intervals] == ["Aras (-2)..4 established", "Belen 5.. established"]
    assert [each.ended_by for each in intervals] == ["Belen", None]


def office(name: str, day: str, *, of: str = " of binnish", **more: Any) -> Held:
    """Somebody called by the title of mayor on a day, or (``from_event``) told to have begun or ended."""
    return held(name, day, relation="holds_office", object="Mayor", object_key=f"office:mayor{of}", **more)


def presumed(*rows: Held) -> list[tuple[str, int | None]]:
    """Who, and how many days before December 31 he is presumed to have had it."""
    last = date(2024, 12, 31)
    return [(one.subject, (last - one.presumed_from).days if one.presumed_from else None) for one in lay_out(rows)]


def test_what_is_told_as_so_is_presumed_to_have_been_so() -> None:
    assert presumed(office("Aras", "-20")) == [("Aras", 11 + 90)]  # "Mayor Aras said"
    assert presumed(office("Aras", "20", from_event="e1")) == [("Aras", None)]  # "Aras was elected"
    assert presumed(office("Aras", "20", value="-", from_event="e1")) == [("Aras", 11 + 90)]  # "Aras resigned"
    assert presumed(held("army", "20", value="-", from_event="e1")) == [("army", 11 + 30)]
    assert presumed(held("army", "-20")) == [("army", 11 + 3)]  # "the army-held town"
    assert presumed(held("army", "20", from_event="e1")) == [("army", None)]  # "the army took the town"


def test_presumed_only_from_when_nobody_else_held_it() -> None:
    rows = [
        office("Aras", "5", from_event="e1"),
        office("Aras", "9", value="-", from_event="e2"),
        office("Belen", "-20"),
    ]
    assert presumed(*rows) == [("Aras", None), ("Belen", 31 - 9)]


def test_an_office_of_nothing_known_can_be_held_by_two() -> None:
    rows = [office("Aras", "2", of=""), office("Belen", "5", of="")]
    assert [told(each) for each in lay_out(rows)] == ["Aras 2.. established", "Belen 5.. established"]


def test_a_surname_is_the_one_who_has_the_office() -> None:
    def person(name: str, day: str, **more: Any) -> Held:
        return office(name, day, subject_key=f"PER:{name.lower()}", **more)

    rows = [person("Lena Aras", "2", from_event="e1"), person("Aras", "5", from_event="e2", value="-")]
    assert [told(each) for each in lay_out(rows)] == ["Aras 2..5 established"]
    both = [*rows, person("Omar Aras", "3", from_event="e3")]
    assert {each.subject_key for each in lay_out(both)} == {"PER:aras", "PER:lena aras", "PER:omar aras"}


def test_an_office_is_of_what_most_reports_say() -> None:
    rows = [
        office("Aras", "2", report="r1"),
        office("Aras", "3", report="r2"),
        office("Aras", "4", of="", report="r3"),
        office("Aras", "4", of=" of saraqib", report="r4"),
    ]
    assert {each.object_key for each in lay_out(rows)} == {"office:mayor of binnish"}


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
