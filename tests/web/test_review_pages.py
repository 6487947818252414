"""Review in a browser: by keyboard, by plain forms, by two coders who don't see each other."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import httpx
import pytest
import uvicorn
from playwright.sync_api import Browser, Page
from tests.hand_made import capture, example

from onrecord.linking.catch_up import catch_up
from onrecord.query.history import open_history
from onrecord.query.review import keep_linked
from onrecord.store.store import Store, open_store
from onrecord.web.app import make_app

AXE = Path(__file__).parents[2] / "islands" / "node_modules" / "axe-core" / "axe.min.js"
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_store(tmp_path / "record") as store:
        store.add([example(), capture("r2", HOSTILE, date(2024, 12, 2), town="<b>Hama</b>", geonames=170017)])
    return tmp_path / "record"


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a server over the record."""
    server = uvicorn.Server(uvicorn.Config(make_app(folder), host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def base(folder: Path) -> Iterator[str]:
    with serving(folder) as base:
        yield base


@pytest.fixture
def client(base: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=base, headers={"Origin": base}, trust_env=False, timeout=60) as client:
        yield client


def events(folder: Path) -> list[str]:
    with open_history(folder) as history:
        return sorted(f"{each.report} {each.type}" for each in history.events())


def linked_pair(folder: Path) -> tuple[str, str]:
    """Two events of two reports that are held for one."""
    with open_store(folder) as store:
        store.add(capture(id_, f"Paper {id_}", date(2024, 12, 3), town="Homs", geonames=169577) for id_ in ("r5", "r6"))
        list(catch_up(store))
    with open_history(folder) as history:
        ((one,), (other,)) = ([each.id for each in history.events(report=id_)] for id_ in ("r5", "r6"))
        assert history.merged_of(one) == history.merged_of(other) is not None
    return one, other


def merged_of(folder: Path, id_: str) -> str:
    with open_history(folder) as history:
        return history.merged_of(id_) or id_


def sign_in(client: httpx.Client, who: str = "ann", **more: str) -> httpx.Response:
    return client.post("/review/reviewer", data={"who": who, "back": "/review", **more})


def first_item(client: httpx.Client) -> str:
    found = re.search(r'href="(/review/items/\w+)[?"]', client.get("/review?type=ASSAULT&report=r1").text)
    assert found
    return found[1]


def form_of(html: str) -> str:
    found = re.search(r'name="form" value="(\w+)"', html)
    assert found
    return found[1]


def test_forms_work_without_scripts(client: httpx.Client, folder: Path) -> None:
    asked = client.get("/review")
    assert asked.status_code == 303
    assert asked.headers["location"].startswith("/review/reviewer")
    assert sign_in(client, " Ann  Archer ").headers["location"] == "/review"
    assert "Ann Archer" in client.get("/review").text
    item = first_item(client)
    html = client.get(item).text
    answer = client.post(item, data={"form": form_of(html), "verdict": "reject", "why": "a drill"})
    assert answer.status_code == 303
    assert "Noted: <strong>reject</strong>" in client.get(answer.headers["location"]).text
    assert events(folder) == ["r1 RETREAT", "r2 ASSAULT"]
    undone = client.post(f"{item}/undo", data={"form": form_of(html)})
    assert "Taken back." in client.get(undone.headers["location"]).text
    assert len(events(folder)) == 3
    wrong = {"form": form_of(html), "verdict": "correct", "latest": "soon"}
    assert client.post(item, data=wrong).status_code == 400
    unchanged = client.post(item, data={"form": form_of(html), "verdict": "correct"})
    assert "Nothing in the form is other" in unchanged.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "null"},
        {"Host": "evil.example", "Origin": "http://evil.example"},
    ],
)
def test_a_form_of_another_site_is_refused(client: httpx.Client, folder: Path, headers: dict[str, str]) -> None:
    sign_in(client)
    item = first_item(client)
    given = {"form": form_of(client.get(item).text), "verdict": "reject"}
    assert client.post(item, data=given, headers=headers).status_code == 403
    assert client.post("/review/reviewer", data={"who": "eve"}, headers=headers).status_code == 403
    assert len(events(folder)) == 3


def test_a_form_needs_a_reviewer_and_his_own_token(client: httpx.Client, folder: Path) -> None:
    with open_history(folder) as history:
        item = f"/review/items/{history.events(report='r1', type='ASSAULT')[0].id}"
    assert client.post(item, data={"verdict": "reject", "form": "x"}).status_code == 403
    sign_in(client)
    assert client.post(item, data={"verdict": "reject"}).status_code == 403
    assert client.post(item, data={"verdict": "reject", "form": "0" * 64}).status_code == 403
    assert client.post(item, content=b"x" * 100_000).status_code == 403
    for nobody in ("", "   ", "x" * 61):
        assert sign_in(client, nobody).status_code == 403
    assert len(events(folder)) == 3


def test_from_elsewhere_only_with_the_token(
    client: httpx.Client, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_TOKEN", "a long secret")
    elsewhere = {"Host": "desk.example", "Origin": "http://desk.example"}
    assert (
        client.post("/review/reviewer", data={"who": "eve", "token": "a guess"}, headers=elsewhere).status_code == 403
    )
    told = client.post("/review/reviewer", data={"who": "ann", "token": "a long secret"}, headers=elsewhere)
    assert told.status_code == 303
    cookie = told.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert "secret" not in cookie
    item = first_item(client)
    given = {"form": form_of(client.get(item).text), "verdict": "reject"}
    assert client.post(item, data=given, headers=elsewhere).status_code == 303
    assert len(events(folder)) == 2


def test_what_reports_and_people_write_is_inert(client: httpx.Client) -> None:
    sign_in(client, "<script>alert(1)</script>")
    found = re.findall(r'href="(/review/items/\w+)"', client.get("/review").text)
    for path in ("/review", "/review/coders", *found):
        html = client.get(path).text
        assert "<script>alert" not in html
        assert "<img" not in html
        assert "<b>Hama" not in html
    assert client.get("/review?type=%3Cscript%3E").status_code == 200
    assert client.get("/review?colour=red").status_code == 400
    assert client.get("/review/items/zzz").status_code == 404
    assert "/review" in sign_in(client, back="https://evil.example/").headers["location"]


def opened(browser: Browser, base: str, who: str, *, blind: bool = False) -> Page:
    page = browser.new_context().new_page()
    page.goto(f"{base}/review")
    page.fill("[name=who]", who)
    if blind:
        page.check("[name=blind]")
    page.click("text=Begin")
    page.wait_for_selector(".queue")
    return page


def judge(page: Page, key: str) -> None:
    page.keyboard.press(key)
    page.wait_for_selector(".noted")


def test_by_keyboard(browser: Browser, base: str, folder: Path) -> None:
    page = opened(browser, base, "Ann")
    page.goto(f"{base}/review?report=r1")
    page.keyboard.press("s")
    page.wait_for_selector(".verdicts")
    page.keyboard.press("w")
    page.keyboard.type("a drill, and no assault")  # letters in a field are no keys
    page.keyboard.press("Escape")
    judge(page, "r")
    assert events(folder) == ["r1 RETREAT", "r2 ASSAULT"]
    page.keyboard.press("z")
    page.wait_for_selector("text=Taken back.")
    page.keyboard.press("g")  # the next letter names a page: r is review, and rejects nothing
    page.keyboard.press("r")
    page.wait_for_selector(".queue")
    assert len(events(folder)) == 3
    page.go_back()
    page.wait_for_selector(".verdicts")
    assert len(events(folder)) == 3
    page.keyboard.press("c")
    page.keyboard.type("COERCE")
    page.keyboard.press("Escape")
    page.click("text=Correct it")
    page.wait_for_selector("text=Noted")
    assert events(folder) == ["r1 COERCE", "r1 RETREAT", "r2 ASSAULT"]
    judge(page, "a")
    with open_history(folder) as history:
        told = [(each.verdict, each.who, each.why, each.state) for each in history.judgements()]
        (row,) = history.events(type="COERCE")
    assert told[0] == ("reject", "Ann", "a drill, and no assault", "replaced")
    assert [each[0] for each in told] == ["reject", "undo", "correct", "accept"]
    page.goto(f"{base}/events/{row.id}")
    assert "type was ASSAULT" in page.inner_text(".corrected")
    page.goto(f"{base}/events")
    assert page.inner_text("tr:has-text('COERCE') .judged") == "corrected"


def test_the_verdict_shows_before_links_have_followed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = linked_pair(folder)
    asked, may_link, linked = threading.Event(), threading.Event(), threading.Event()

    def slowly(store: Store) -> None:
        asked.set()
        may_link.wait(20)
        keep_linked(store)
        linked.set()

    monkeypatch.setattr("onrecord.web.desk.keep_linked", slowly)
    with serving(folder) as base, httpx.Client(base_url=base, headers={"Origin": base}, trust_env=False) as client:
        sign_in(client)
        html = client.get(f"/review/items/{one}").text
        assert f'value="{other}"' in html
        given = {"form": form_of(html), "verdict": "split", "other": other}
        told = client.post(f"/review/items/{one}", data=given, timeout=20)
        assert asked.wait(20)
        assert f'value="{other}"' not in client.get(told.headers["location"], timeout=20).text
        assert merged_of(folder, one) == merged_of(folder, other)  # not yet
        may_link.set()
        assert linked.wait(20)
    assert merged_of(folder, one) != merged_of(folder, other)


def test_a_likely_event_is_merged_by_choice(client: httpx.Client, folder: Path) -> None:
    with open_store(folder) as store:
        store.add([capture("r7", "Quay News", date(2024, 12, 2))])
        list(catch_up(store))
    with open_history(folder) as history:
        (one,) = (each.id for each in history.events(report="r7"))
    sign_in(client)
    item = f"/review/items/{one}"
    html = client.get(item).text
    offered = re.findall(r'type="radio" name="other" value="(\w+)"', html)
    assert 0 < len(offered) <= 8
    assert "Against:" in html
    assert client.post(item, data={"form": form_of(html), "verdict": "merge"}).status_code == 400
    told = client.post(item, data={"form": form_of(html), "verdict": "merge", "other": offered[0]})
    assert f'value="{offered[0]}"' not in client.get(told.headers["location"]).text
    with open_history(folder) as history:
        assert [set(each.rows) for each in history.judgements()] == [{one, offered[0]}]


def test_conditions_and_attributions_are_judged_from_where_they_stand(client: httpx.Client, folder: Path) -> None:
    sign_in(client)
    found = re.findall(r'href="(/review/items/\w+)"', client.get("/timeline").text)
    found += re.findall(r'href="(/review/attributions/[^"]+)"', client.get("/reports/r1").text)
    for path in found:
        page = client.get(path, follow_redirects=True)
        assert page.status_code == 200
        told = client.post(page.url.path, data={"form": form_of(page.text), "verdict": "accept"})
        assert told.status_code == 303
    with open_history(folder) as history:
        kinds = {each.kind for each in history.judgements()}
    assert kinds == {"condition", "attribution"}
    assert client.get("/review/attributions/zzz/r1").status_code == 404


def test_two_coders_and_a_decision(browser: Browser, base: str, folder: Path) -> None:
    ann, ben = (opened(browser, base, who, blind=True) for who in ("Ann", "Ben"))
    for page, key in ((ann, "r"), (ben, "a")):
        page.goto(f"{base}/review?report=r1&type=ASSAULT")
        assert page.locator(".queue > li").count() == 1  # what the other said changes nothing here
        page.keyboard.press("s")
        page.wait_for_selector(".verdicts")
        assert "Nothing by you yet" in page.inner_text("main")
        page.keyboard.press(key)
        page.wait_for_url("**/review?**")
    assert len(events(folder)) == 3
    ann.goto(f"{base}/review/coders")
    assert "does not decide" in ann.inner_text("main")
    cat = opened(browser, base, "Cat")
    cat.goto(f"{base}/review/coders")
    assert "whether it is an event" in cat.inner_text("main")
    cat.click(".queue a.open")
    cat.wait_for_selector("text=it alone counts")
    cat.keyboard.press("r")
    cat.wait_for_selector("text=Decided: 1")
    assert events(folder) == ["r1 RETREAT", "r2 ASSAULT"]
    assert "0.00" in cat.inner_text("main")  # α of one row on which two differ


@pytest.mark.skipif(not AXE.exists(), reason="axe-core comes with the islands' packages")
def test_pages_are_accessible(browser: Browser, base: str) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{base}/review/reviewer")
    assert violations(page) == []
    page = opened(browser, base, "Ann")
    for path in ("/review", "/review/coders", page.get_attribute(".queue a.open", "href") or ""):
        page.goto(base + path)
        assert violations(page) == [], path


def violations(page: Page) -> list[str]:
    """What axe finds wrong with a page; it runs beside the page's own policy, which allows no such script."""
    tell = ";axe.run().then(found => found.violations.map(each => `${each.id} ${each.nodes[0].html}`))"
    answer = page.context.new_cdp_session(page).send(
        "Runtime.evaluate",
        {"expression": AXE.read_text(encoding="utf-8") + tell, "awaitPromise": True, "returnByValue": True},
    )
    return list(answer["result"]["value"])
