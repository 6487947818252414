"""The timeline across reports: any order of arrival, earlier moments, towns and their parts."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest
from tests.hand_made import capture

from onrecord.model.record import Record
from onrecord.query.history import open_history
from onrecord.store.store import open_store
from onrecord.timeline.parts import Spot, is_part, meant_by

RECORDS = [
    capture("r1", "Delta Post", date(2024, 12, 2)),
    capture("r2", "Orchard Daily", date(2024, 12, 2)),
    capture("r3", "Delta Post", date(2024, 12, 3), status="denied", said_by="the ministry"),
    capture("r4", "Orchard Daily", date(2024, 12, 5), who="Troops", codes=("SYR", "MIL")),
    capture("r5", "Delta Post", date(2024, 12, 6), town="Binnish", geonames=1, status="claimed"),
    capture("r6", "Orchard Daily", date(2024, 12, 7), town="Binnish", geonames=1, status="claimed", said_by="a driver"),
]


def put(folder: Path, records: Iterable[Record], monkeypatch: pytest.MonkeyPatch, shard: int = 1) -> None:
    monkeypatch.setattr("onrecord.store.commit.now", lambda: "2024-12-09T08:00:00")
    with open_store(folder) as store:
        store.add(records, shard=shard)


def timeline(folder: Path, **asked: object) -> bytes:
    with open_history(folder) as history:
        return msgspec.json.encode(history.timeline(**asked).dicts())


def test_fifty_orders_of_arrival_give_one_timeline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "all", RECORDS, monkeypatch, shard=99)
    wanted = timeline(tmp_path / "all")
    for seed in range(50):
        shuffled = list(RECORDS)
        random.Random(seed).shuffle(shuffled)
        put(tmp_path / str(seed), shuffled, monkeypatch, shard=random.Random(seed).choice([1, 2, 3]))
        assert timeline(tmp_path / str(seed)) == wanted


def test_what_holds_on_a_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, RECORDS, monkeypatch)
    with open_history(tmp_path) as history:
        day = [(each.subject, each.standing) for each in history.timeline(place="Saraqib", as_of="2024-12-03")]
        assert day == [("Rebels", "disputed")]
        later = [(each.subject, each.standing) for each in history.timeline(place="Saraqib", as_of="2024-12-08")]
        assert later == [("Troops", "established")]
        now = [(each.subject, each.standing, each.held_as) for each in history.timeline(place="Saraqib")]
        assert now == [("Rebels", "ended", "disputed"), ("Troops", "established", "established")]


def test_what_was_known_and_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, RECORDS[:2], monkeypatch)
    monkeypatch.setattr("onrecord.store.commit.now", lambda: "2024-12-12T08:00:00")
    with open_store(tmp_path) as store:
        store.add(RECORDS[2:])
    with open_history(tmp_path) as history:
        assert [each.standing for each in history.timeline(as_known="2024-12-09")] == ["established"]
        assert len(history.timeline(as_known="2024-12-12T08:00:00")) == 3
        assert len(history.timeline(as_known="2024-12-12T09:59:59+02:00")) == 1
        assert [each.held_as for each in history.timeline(as_published="2024-12-03")] == ["disputed"]
        (row,) = history.timeline(as_known="2024-12-09")
        assert (str(row.recorded_at), row.because[0]) == (
            "2024-12-09 08:00:00",
            "began: r1, Delta Post (asserted)",
        )


def test_a_judgement_reaches_the_timeline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, RECORDS, monkeypatch)
    with open_history(tmp_path) as history:
        history.judge("reject", "r3", who="ann", why="retracted by the outlet")
        assert [each.held_as for each in history.timeline(place="Saraqib")] == ["established", "established"]


TOWN = Spot("geonames:1", "Homs", "PPLA", "SYR", "Homs", 34.73, 36.72)
PROVINCE = Spot("geonames:2", "Homs", "ADM1", "SYR", "Homs", 34.5, 38.0)
QUARTER = Spot("geonames:3", "Baba Amr", "PPLX", "SYR", "Homs", 34.71, 36.69)
OTHER = Spot("geonames:4", "Palmyra", "PPL", "SYR", "Homs", 34.56, 38.27)
COUNTRY = Spot("country:SYR", "Syria", "PCLI", "SYR", None, 35.0, 38.0)


def test_a_town_is_meant_rather_than_its_province() -> None:
    assert meant_by("homs", [TOWN, PROVINCE, OTHER]) == (TOWN,)
    assert meant_by("Homs", [replace(PROVINCE, name="Homs province"), TOWN]) == (TOWN,)
    assert meant_by("Homs province", [replace(PROVINCE, name="Homs Province"), TOWN])[0].feature_code == "ADM1"
    assert meant_by("palm", [TOWN, OTHER]) == (OTHER,)


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (QUARTER, TOWN, True),
        (OTHER, TOWN, False),
        (OTHER, PROVINCE, True),
        (TOWN, PROVINCE, True),
        (PROVINCE, TOWN, False),
        (PROVINCE, COUNTRY, True),
        (TOWN, TOWN, False),
        (replace(QUARTER, latitude=None), TOWN, False),
        (replace(TOWN, country="LBN"), COUNTRY, False),
    ],
)
def test_parts_of_places(part: Spot, whole: Spot, expected: bool) -> None:
    assert is_part(part, whole) is expected
