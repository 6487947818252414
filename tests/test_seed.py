"""The seed report: what must be recovered from it. Skipped where the gold is not beside the checkout."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onrecord.coding.reader import Reader
from onrecord.evaluation.measures import Rate
from onrecord.evaluation.score import score_records
from onrecord.model.report import Report
from onrecord.wire.encode import to_wire

SEED = Path(__file__).resolve().parents[2] / "shared" / "seed" / "gold.json"
pytestmark = pytest.mark.skipif(not SEED.is_file(), reason=f"no seed gold at {SEED}")
Json = dict[str, Any]


@pytest.fixture(scope="module")
def gold() -> Json:
    found: Json = json.loads(SEED.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def record(gold: Json, reader: Reader) -> Json:
    return to_wire(reader.read(Report(id="seed", text=gold["report"]["text"], published=date(2024, 12, 8))))


def overlap(one: Json | None, other: Json | None) -> int:
    return max(0, min(one["end"], other["end"]) - max(one["start"], other["start"])) if one and other else 0


def of_content(gold: Json, record: Json, id: str) -> Json:
    """The attribution found whose content is nearest to that of the gold's of this id."""
    (wanted,) = (each for each in gold["attributions"] if each["id"] == id)

    def likeness(each: Json) -> float:
        shared: int = sum(overlap(one, other) for one in wanted["content"] for other in each["content"])
        whole: int = sum(span["end"] - span["start"] for span in (*wanted["content"], *each["content"]))
        return shared / whole

    best: Json = max(record["attributions"], key=likeness)
    return best if likeness(best) else {}


def voices(attribution: Json) -> list[tuple[str, Json | None]]:
    return [
        (step["role"], step["span"]) for step in attribution["chain"] if step["stated"] and step["role"] != "publisher"
    ]


def test_attributions_have_their_sources(gold: Json, record: Json) -> None:
    found = [of_content(gold, record, each["id"]) for each in gold["attributions"]]
    right = [
        each["id"]
        for each, answer in zip(gold["attributions"], found, strict=True)
        if overlap(each["source"], answer.get("source")) and bool(each["nested_in"]) == bool(answer["nested_in"])
    ]
    assert len(right) >= 18, right


@pytest.mark.parametrize("id", ["A4", "A6", "A10"])
def test_relays_are_told_from_speakers(gold: Json, record: Json, id: str) -> None:
    (wanted,) = (each for each in gold["attributions"] if each["id"] == id)
    given, right = voices(of_content(gold, record, id)), voices(wanted)
    assert [role for role, _ in given] == [role for role, _ in right]
    assert all(overlap(one, other) for (_, one), (_, other) in zip(given, right, strict=True))


def test_events_have_their_types_and_no_others(gold: Json, record: Json) -> None:
    right, forced = [], []
    for event in gold["events"]:
        at = [each for each in record["events"] if overlap(event["trigger"], each["trigger"]) and each["type"]]
        if event["type"]:
            right += [event["id"]] * any(each["type"] in event.get("types", [event["type"]]) for each in at)
        elif at:
            forced.append(event["id"])
    assert len(right) >= 24, right
    assert len(forced) <= 2, forced


def test_author_and_speakers_are_as_sure_as_they_are(gold: Json, record: Json) -> None:
    scores = score_records("factuality", [gold], [{**record, "report": gold["report"]}])["all"]
    hits = {name: each.hits for name, each in scores.items() if isinstance(each, Rate)}
    assert hits["events found"] >= 44
    assert hits["author: both right, of events found"] >= 42
    assert hits["speaker: both right, of events found"] >= 26


def test_cities_have_their_places(record: Json) -> None:
    names = {each["id"]: each["text"] for each in record["mentions"]}
    ids = {names[place["mention"]]: place["geonames"] for place in record["places"]}
    wanted = {"Damascus": 170654, "Homs": 169577, "Aleppo": 170063, "Daraa": 170905}
    assert {name: ids.get(name) for name in wanted} == wanted


def test_days_are_days_and_weeks_are_an_interval(record: Json) -> None:
    times = {each["text"]: (each["earliest"], each["latest"]) for each in record["times"]}
    assert times["Sunday"] == ("2024-12-08", "2024-12-08")
    weeks = times["recent weeks"]
    assert weeks[0] < weeks[1] == "2024-12-08"


def test_conditions_follow(record: Json) -> None:
    names = {each["id"]: each["name"] for each in record["entities"]}
    held = {
        (each["relation"], names[each["subject"]], names.get(each["object"], each["object"]), each["value"])
        for each in record["conditions"]
    }
    cities = ("Damascus", "Aleppo", "Homs", "Daraa")
    assert {("controls", "Syrian rebels", city, "+") for city in cities} <= held
    assert ("holds_office", "Bashar al-Assad", "President of Syria", "-") in held
