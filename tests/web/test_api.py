"""The API, asked in one process."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.hand_made import capture, example

from onrecord.query.query import CHOICES
from onrecord.query.questions import QUESTIONS, parameter_of
from onrecord.store.store import open_store
from onrecord.web.app import make_app

ROOT = "/api/v1"
TOKEN = "a long word that nobody guesses"
PAGE = Path(__file__).parents[2] / "docs" / "api.md"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("api") / "record"
    with open_store(folder) as store:
        store.add([example(), *(capture(f"c{n}", f"Paper {n % 3}", date(2024, 12, 1 + n)) for n in range(9))])
    return folder


@pytest.fixture(scope="module")
def api(folder: Path) -> Iterator[TestClient]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONRECORD_TOKEN", TOKEN)
        patch.setenv("ONRECORD_RATE", "0")
        with TestClient(make_app(folder), base_url=f"http://127.0.0.1{ROOT}/", raise_server_exceptions=False) as client:
            yield client


def items(api: TestClient, path: str) -> list[dict[str, Any]]:
    answer = api.get(path)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


def follow(api: TestClient, path: str) -> Any:
    assert path.startswith(f"{ROOT}/")
    return api.get(path.removeprefix(f"{ROOT}/"))


@pytest.mark.parametrize(("name", "least"), [(each, 0 if each == "merged" else 1) for each in QUESTIONS])
def test_every_question_is_a_list(api: TestClient, name: str, least: int) -> None:
    rows = items(api, name + ("?text=Saraqib" if name == "search" else ""))
    assert len(rows) >= least
    assert all(set(row) == {each.name for each in fields(QUESTIONS[name].kind)} for row in rows)


@pytest.mark.parametrize("name", ["events", "claims", "reports", "sources", "actors", "search", "timeline"])
@pytest.mark.parametrize("order", ["day", "newest", "confidence"])
def test_pages_are_the_list_in_parts(api: TestClient, name: str, order: str) -> None:
    asked = {"text": "Saraqib"} if name == "search" else {}
    asked |= {"order": order} if "order" in QUESTIONS[name].filters else {}
    whole = api.get(name, params=asked).json()["items"]
    parts: list[Any] = []
    answer = api.get(name, params={**asked, "limit": "3"})
    while True:
        parts += answer.json()["items"]
        if answer.json()["next"] is None:
            break
        assert f'<{answer.json()["next"]}>; rel="next"' == answer.headers["link"]
        answer = follow(api, answer.json()["next"])
    assert parts == whole


def test_pages_miss_nothing_when_rows_go(api: TestClient) -> None:
    first = api.get("events?limit=4").json()
    last = first["items"][-1]["id"]
    expected = [each["id"] for each in items(api, "events")][4:]
    made = judged(api, verdict="reject", ids=[last])
    assert last not in [each["id"] for each in items(api, "events")]
    assert [each["id"] for each in follow(api, first["next"]).json()["items"]][: len(expected)] == expected[:4]
    judged(api, verdict="undo", replaces=made)
    assert last in [each["id"] for each in items(api, "events")]


def judged(api: TestClient, **given: Any) -> str:
    answer = api.post("judgements", json={"who": "ann", **given}, headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def test_a_judgement_shows_at_once_and_its_undoing_too(api: TestClient) -> None:
    (event,) = items(api, "events?report=c3")
    before = api.get("events?report=c3").headers["etag"]
    made = judged(api, verdict="correct", ids=[event["id"][:9]], correction={"type": "RETREAT"})
    assert [each["type"] for each in items(api, "events?report=c3")] == ["RETREAT"]
    assert items(api, "events?type=RETREAT&report=c3")
    assert api.get("events?report=c3").headers["etag"] != before
    assert made in [each["id"] for each in api.get("judgements").json()["items"]]
    judged(api, verdict="undo", replaces=made)
    assert [each["type"] for each in items(api, "events?report=c3")] == [event["type"]]


@pytest.mark.parametrize(
    ("path", "kind"),
    [("events", "event"), ("claims", "claim"), ("reports", "report"), ("actors", "actor"), ("places", "place")],
)
def test_one_of_each_has_all_about_it(api: TestClient, path: str, kind: str) -> None:
    row = items(api, path)[0]
    id_ = row["report"] if kind == "report" else row.get("id") or row.get("key") or row["geonames"]
    answer = api.get(f"{path}/{id_}")
    assert answer.status_code == 200, answer.text
    assert api.get(f"{path}/nothing-like-it").status_code == 404


def test_rows_in_every_format(api: TestClient) -> None:
    rows = items(api, "events")
    table = list(csv.DictReader(io.StringIO(api.get("events.csv").text)))
    assert [each["id"] for each in table] == [each["id"] for each in rows]
    lines = api.get("events", headers={"Accept": "application/x-ndjson"})
    assert [json.loads(each)["id"] for each in lines.text.splitlines()] == [each["id"] for each in rows]
    assert len(api.get("events.geojson").json()["features"]) == len(rows)
    assert api.get("events.parquet").content.startswith(b"PAR1")
    assert api.get("events.xls").status_code == 400
    assert api.get("events", headers={"Accept": "image/png"}).status_code == 406


def test_what_is_known_is_not_sent_again(api: TestClient) -> None:
    tag = api.get("events").headers["etag"]
    assert api.get("events", headers={"If-None-Match": f'"other", W/{tag}'}).status_code == 304
    assert api.get("events?limit=1", headers={"If-None-Match": tag}).status_code == 200
    assert api.get("events.csv", headers={"If-None-Match": tag}).status_code == 200


LONG = "x" * 2000
WRONG = [
    ("events?colour=red", 400, "can't be asked by 'colour'; there are: country"),
    ("events?country=Syria", 400, "country needs an ISO alpha-3 code such as SYR, got 'Syria'"),
    ("events?since=Sunday", 400, "since needs a day such as 2024-12-08, got 'Sunday'"),
    ("events?since=2024-12-08&until=2024-12-07", 400, "No day is on or after"),
    ("events?limit=many", 400, "limit needs a whole number from 1"),
    ("events?limit=0", 400, "from 1 to"),
    ("events?limit=10001", 400, "10000 rows at most"),
    (f"events?limit={'9' * 400}", 400, "limit needs a whole number"),
    ("events?status=maybe", 400, "No status 'maybe'; there are: asserted, claimed, denied."),
    ("events?type=A&type=B", 400, "type is given twice: 'A' and 'B'"),
    ("events?actor=a%00b", 400, "actor can't hold control characters, got 'a\\x00b'"),
    ("events?actor=%0d%0aSet-Cookie:x", 400, "control characters"),
    (f"events?actor={LONG}", 400, "actor can have 1000 characters at most, got 2000."),
    (f"events?{LONG}=1", 400, "can't be asked by 'xxx"),
    (f"events?after={LONG[:900]}", 400, "after needs what `next` said"),
    ("events?after=W10", 400, "after needs what `next` said"),
    ("events?after=%F0%9F%98%80", 400, "after needs what `next` said"),
    ("events?untyped=perhaps", 400, "untyped needs true or false"),
    ("claims?relation=owns", 400, "No relation 'owns'"),
    ("events?as_known=0001-01-01T00:00%2B14:00", 400, "as_known is before or after all times"),
    ("search", 400, "search needs text."),
    ("search?text=%E2%80%94", 400, "text needs a word"),
    ("events/%00", 400, "control characters"),
    ("nothing", 404, "There is nothing at"),
    ("events/none", 404, "Nothing on record has the id 'none'"),
    ("events?actor=" + "x" * 20_000, 414, "16000 bytes at most"),
]


@pytest.mark.parametrize(("path", "status", "told"), WRONG, ids=[each[0][:40] for each in WRONG])
def test_what_cannot_be_asked_says_why_in_one_line(api: TestClient, path: str, status: int, told: str) -> None:
    answer = api.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert told in answer.json()["detail"]
    assert "\n" not in answer.json()["detail"]
    assert len(answer.json()["detail"]) < 500


@pytest.mark.parametrize(
    ("text", "found"), [("%25", 0), ("_", 0), ("' or 1=1 --", 0), ('"Saraqib"', 10), ("NEAR(", 0), ("Saraqib*", 10)]
)
def test_what_is_syntax_elsewhere_is_words_here(api: TestClient, text: str, found: int) -> None:
    asked = {"text": text} if any(each.isalnum() for each in text) else {"actor": text}
    assert len({each["report"] for each in api.get("events", params=asked).json()["items"]}) == found


def test_nobody_writes_without_the_token(api: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"verdict": "accept", "ids": [items(api, "events")[0]["id"]], "who": "ann"}
    for header in ({}, {"Authorization": "Bearer a long word"}, {"Authorization": f"Basic {TOKEN}"}):
        answer = api.post("judgements", json=given, headers=header)
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, 'Bearer realm="onrecord"')
    monkeypatch.delenv("ONRECORD_TOKEN", raising=False)
    with TestClient(make_app(folder)) as closed:
        for header in ({}, {"Authorization": "Bearer "}, {"Authorization": f"Bearer {TOKEN}"}):
            assert closed.post(f"{ROOT}/judgements", json=given, headers=header).status_code == 403


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400), (b"{", 400), (b"[]", 400), (b'{"verdict": "love", "who": "a"}', 400), (b"\xff\xfe", 400),
        (b'{"verdict": "accept", "who": "", "ids": ["e1"]}', 400),
        (b'{"verdict": "accept", "who": "a", "ids": ["none"]}', 404),
        (b'{"verdict": "accept", "who": "a", "ids": ["\\u0000"]}', 400),
        (b'{"verdict": "accept", "who": "a", "ids": ["\\ud800"]}', 400),
        (b'{"verdict": "accept", "who": "a", "colour": 1}', 400), (b'{"verdict": "undo", "who": "a"}', 400),
        (b"x" * 1_000_001, 413),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
def test_a_judgement_that_cannot_be_read_is_refused(api: TestClient, body: bytes, status: int) -> None:
    answer = api.post("judgements", content=body, headers={"Authorization": f"Bearer {TOKEN}"})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_who_asks_too_much_waits(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_RATE", "2")
    with TestClient(make_app(folder)) as client:
        answers = [client.get(f"{ROOT}/judgements").status_code for _ in range(30)]
        assert answers[:8] == [200] * 8
        assert 429 in answers


def test_no_other_site_may_call(api: TestClient) -> None:
    answer = api.get("events", headers={"Origin": "https://elsewhere.example"})
    assert not [name for name in answer.headers if name.startswith("access-control")]


def filter_table() -> str:
    """Every filter with its values and the lists that take it."""
    names = list(dict.fromkeys(name for each in QUESTIONS.values() for name in each.filters))
    lines = ["| filter | | lists |", "|---|---|---|"]
    for name in names:
        allowed = f" One of {', '.join(f'`{each}`' for each in CHOICES[name])}." if name in CHOICES else ""
        takers = [each.name for each in QUESTIONS.values() if name in each.filters]
        lists = "all" if len(takers) == len(QUESTIONS) else ", ".join(takers)
        lines.append(f"| `{name}` | {parameter_of(name)[1]}{allowed} | {lists} |")
    return "\n".join(lines) + "\n"


def test_the_page_has_every_filter() -> None:
    text = PAGE.read_text(encoding="utf-8")
    if os.environ.get("ONRECORD_RENEW_DOCS"):
        text = re.sub(r"(-->\n).*?(<!-- end -->)", lambda found: found[1] + filter_table() + found[2], text, flags=re.S)
        PAGE.write_text(text, encoding="utf-8")
    assert f"-->\n{filter_table()}<!-- end -->" in text, "renew it: ONRECORD_RENEW_DOCS=1 pytest tests/web/test_api.py"
