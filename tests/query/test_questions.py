from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.hand_made import CODER, capture, example

from onrecord.errors import BadQuery, NotOnRecord, StoreError
from onrecord.query.history import History, open_history
from onrecord.query.query import Query
from onrecord.store.store import open_store


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("history")
    with open_store(folder) as store:
        store.add(
            [
                example(),
                capture("r2", "Delta Post", date(2024, 12, 2), town="Binnish", geonames=1, status="claimed"),
                capture(
                    "r3",
                    "Orchard Daily",
                    date(2024, 12, 3),
                    town="Binnish",
                    geonames=1,
                    status="denied",
                    said_by="the ministry",
                ),
                capture(
                    "r4",
                    "Orchard Daily",
                    date(2024, 12, 4),
                    who="Marines",
                    codes=("USA", "MIL"),
                    town="Sarmin",
                    geonames=2,
                ),
            ]
        )
    return folder


@pytest.fixture
def history(folder: Path) -> Iterator[History]:
    with open_history(folder) as history:
        yield history


EVENTS: list[Any] = [
    ({}, ["r1 ASSAULT", "r1 RETREAT", "r2 ASSAULT", "r3 ASSAULT", "r4 ASSAULT"]),
    ({"type": "retreat"}, ["r1 RETREAT"]),
    ({"country": "USA"}, ["r4 ASSAULT"]),
    ({"country": "syr", "type": "ASSAULT"}, ["r1 ASSAULT", "r2 ASSAULT", "r3 ASSAULT", "r4 ASSAULT"]),
    ({"actor": "rebel"}, ["r1 ASSAULT", "r2 ASSAULT", "r3 ASSAULT"]),
    ({"actor": "mil"}, ["r1 RETREAT", "r4 ASSAULT"]),
    ({"recipient": "soldiers"}, ["r1 ASSAULT"]),
    ({"mode": "heavy-weapons"}, ["r1 ASSAULT"]),
    ({"since": "2024-12-03"}, ["r3 ASSAULT", "r4 ASSAULT"]),
    ({"until": date(2024, 12, 2)}, ["r1 ASSAULT", "r1 RETREAT", "r2 ASSAULT"]),
    ({"since": "2024-12-02", "until": "2024-12-02"}, ["r2 ASSAULT"]),
    ({"place": "binnish"}, ["r2 ASSAULT", "r3 ASSAULT"]),
    ({"outlet": "orchard"}, ["r3 ASSAULT", "r4 ASSAULT"]),
    ({"source": "qalam"}, ["r1 RETREAT"]),
    ({"status": "asserted"}, ["r1 ASSAULT", "r4 ASSAULT"]),
    ({"status": "claimed"}, ["r2 ASSAULT"]),
    ({"status": "denied"}, ["r1 RETREAT", "r3 ASSAULT"]),
    ({"report": "r4"}, ["r4 ASSAULT"]),
    ({"text": "spokesman"}, ["r1 ASSAULT", "r1 RETREAT"]),
    ({"text": "nothing-like-it"}, []),
    ({"limit": 1, "order": "newest"}, ["r4 ASSAULT"]),
    ({"order": "confidence", "limit": 2}, ["r1 ASSAULT", "r1 RETREAT"]),
    ({"coder": CODER.id, "report": "r4"}, ["r4 ASSAULT"]),
    ({"coder": "c0"}, []),
    ({"actor": "'; drop table events; --"}, []),
]


@pytest.mark.parametrize(("asked", "expected"), EVENTS, ids=lambda each: str(each)[:60])
def test_events_are_found(history: History, asked: dict[str, Any], expected: list[str]) -> None:
    assert [f"{each.report} {each.type}" for each in history.events(**asked)] == expected


def test_an_event_row_has_all_its_parts(history: History) -> None:
    (row,) = history.events(status="asserted", report="r1")
    assert (row.actors, row.actor_codes, row.recipients, row.recipient_codes) == (
        ("rebels",),
        ("SYR REB",),
        ("12 soldiers",),
        ("MIL",),
    )
    assert (row.place, row.country, row.latitude, row.earliest, row.latest) == (
        "Saraqib",
        "SYR",
        35.86,
        date(2024, 11, 30),
        date(2024, 11, 30),
    )
    assert (row.numbers, row.contexts, row.trigger, row.rule) == (
        ("killed 12",),
        ("military",),
        "captured",
        "plover.assault.capture",
    )
    assert (row.voice, row.chain, row.factuality, row.author) == ("Harbour Times", "Harbour Times", "CT+", "CT+")


def test_a_claim_has_its_chain(history: History) -> None:
    (row,) = history.claims(source="Qalam")
    assert row.chain == "Harbour Times → Qalam → a defence ministry spokesman"
    assert (row.voice, row.voice_role, row.relays) == ("a defence ministry spokesman", "speaker", ("Qalam",))
    assert (row.status, row.factuality, row.cue, row.kind) == ("denied", "CT-", "said", "event")


def test_conditions_are_claims_too(history: History) -> None:
    rows = history.claims(relation="controls", place="Binnish")
    assert [(each.kind, each.type, each.actors, each.status) for each in rows] == [
        ("condition", "controls", ("Rebels",), "claimed"),
        ("condition", "controls", ("Rebels",), "denied"),
    ]


def test_an_event_mention_outside_the_codebook_is_kept_apart(tmp_path: Path) -> None:
    record = example()
    untyped = replace(record, events=(replace(record.events[0], type=None, rule=None), record.events[1]))
    with open_store(tmp_path) as store:
        store.add([untyped])
    with open_history(tmp_path) as history:
        assert [each.type for each in history.events()] == ["RETREAT"]
        assert [each.type for each in history.events(untyped=True)] == [None, "RETREAT"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [("a commander", 1, 1), ("a defence ministry spokesman", 1, 0), ("the ministry", 1, 0)]),
        ({"outlet": "Delta"}, [("a commander", 1, 1)]),
        ({"status": "denied"}, [("a defence ministry spokesman", 1, 0), ("the ministry", 1, 0)]),
        ({"place": "Binnish", "since": "2024-12-03"}, [("the ministry", 1, 0)]),
        ({"text": "spokesman"}, [("a defence ministry spokesman", 1, 0)]),
        ({"limit": 1}, [("a commander", 1, 1)]),
    ],
)
def test_sources_are_counted(history: History, asked: dict[str, Any], expected: list[Any]) -> None:
    assert [(each.source, each.attributions, each.claimed) for each in history.sources(**asked)] == expected


def test_a_source_tells_its_relays_and_denials(history: History) -> None:
    (row,) = history.sources(source="Qalam")
    assert (row.relays, row.outlets, row.reports, row.denied, row.role) == (
        ("Qalam",),
        ("Harbour Times",),
        1,
        1,
        "speaker",
    )
    assert row.first == row.last == date(2024, 11, 30)


def test_timeline_of_places(history: History) -> None:
    rows = [
        (each.object, each.subject, each.since_latest, each.standing) for each in history.timeline(relation="controls")
    ]
    assert sorted(rows) == [
        ("Binnish", "Rebels", date(2024, 12, 2), "disputed"),
        ("Saraqib", "rebels", date(2024, 11, 30), "established"),
        ("Sarmin", "Marines", date(2024, 12, 4), "established"),
    ]
    (row,) = history.timeline(place="binnish")
    assert row.claimed_by == ("Delta Post → a commander",)
    assert row.denied_by == ("Orchard Daily → the ministry",)
    assert row.reports == ("r2", "r3")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"actor": "marines"}, ["Sarmin"]),
        ({"until": "2024-12-01"}, ["Saraqib"]),
        ({"status": "denied"}, ["Binnish"]),
        ({"country": "usa"}, []),
        ({"office": "mayor"}, []),
    ],
)
def test_timeline_is_filtered(history: History, asked: dict[str, Any], expected: list[str]) -> None:
    assert [each.object for each in history.timeline(**asked)] == expected


def test_search_marks_what_it_found(history: History) -> None:
    (row,) = history.search("qalam")
    assert row.report == "r1"
    assert "\x02Qalam\x03" in row.excerpt
    assert [each.report for each in history.search("captured", outlet="Delta")] == ["r2"]
    assert [each.report for each in history.search('"did not capture"')] == ["r3"]


@pytest.mark.parametrize("kind", ["event", "condition", "attribution", "report"])
def test_show_finds_what_an_id_stands_for(history: History, kind: str) -> None:
    ids = {
        "event": history.events(report="r1")[0].id,
        "condition": history.claims(relation="controls", report="r1")[0].id,
        "attribution": history.store.read().execute("select id from attributions where report = 'r1'").fetchall()[0][0],
        "report": "r1",
    }
    shown = history.show(ids[kind])
    assert (shown.kind, shown.record.report.id, shown.id) == (kind, "r1", ids[kind])
    if kind == "event":
        assert history.show(ids[kind][:8]).id == ids[kind]


@pytest.mark.parametrize("asked", ["Ṣalqīn", "salqin", "SALQ"])
def test_a_name_is_found_without_its_accents(tmp_path: Path, asked: str) -> None:
    with open_store(tmp_path) as store:
        store.add([capture("r1", "Delta Post", date(2024, 12, 2), town="Ṣalqīn")])
    with open_history(tmp_path) as history:
        assert len(history.events(place=asked)) == len(history.timeline(place=asked)) == 1
        assert len(history.search("captured", outlet="délta")) == 1


def test_a_place_is_called_what_the_report_calls_it(tmp_path: Path) -> None:
    record = capture("r1", "Delta Post", date(2024, 12, 2), town="Salqin")
    (place,) = record.places
    with open_store(tmp_path) as store:
        store.add([replace(record, places=(replace(place, name="Şelqîn"),))])
    with open_history(tmp_path) as history:
        assert [each.place for each in history.events()] == ["Salqin"]


def test_rows_become_a_frame_of_pandas(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    made = SimpleNamespace(DataFrame=lambda rows, columns: (rows, columns))
    monkeypatch.setitem(sys.modules, "pandas", made)
    rows, columns = history.events(report="r4").df()
    assert [each["id"] for each in rows] == [each.id for each in history.events(report="r4")]
    assert columns == list(rows[0])


@pytest.mark.parametrize("country", ["syria", "SY", "", "S1R"])
def test_a_country_needs_its_code(history: History, country: str) -> None:
    with pytest.raises(BadQuery, match="alpha-3"):
        history.events(country=country)


@pytest.mark.parametrize("id_", ["nothing", "", "%", "r"])
def test_show_tells_what_it_can_not_find(history: History, id_: str) -> None:
    with pytest.raises(NotOnRecord):
        history.show(id_)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"colour": "red"}, "Nothing can be asked by 'colour'; there are: actor, "),
        ({"status": "rumoured"}, "No status 'rumoured'; there are: asserted, claimed, denied."),
        ({"since": "yesterday"}, "since needs a day such as 2024-12-08, got 'yesterday'."),
        ({"limit": 0}, "A limit needs to be from 1 to 1000000, got 0."),
        ({"since": "2024-12-02", "until": "2024-12-01"}, "No day is on or after"),
        ({"order": "alphabet"}, "No order 'alphabet'"),
    ],
)
def test_a_bad_question_is_refused(asked: dict[str, Any], told: str) -> None:
    with pytest.raises(BadQuery) as error:
        Query.of(asked)
    assert told in str(error.value)


def test_rows_are_a_sequence_with_columns(history: History) -> None:
    rows = history.events()
    assert len(rows) == 5
    assert rows.columns[:3] == ("id", "earliest", "latest")
    assert rows.dicts()[0]["report"] == "r1"
    assert [each.report for each in rows[3:]] == ["r3", "r4"]


def test_asking_where_there_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="No record in"):
        open_history(tmp_path / "none")
