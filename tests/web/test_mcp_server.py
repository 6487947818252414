"""The record as tools of the Model Context Protocol, asked by the library's own client."""

from __future__ import annotations

import json
import sys
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import anyio
import pytest
from mcp import Client, StdioServerParameters
from tests.hand_made import capture, example

from onrecord.query.questions import QUESTIONS
from onrecord.store.store import open_store
from onrecord.web.mcp_server import make_server

Got = TypeVar("Got")


def alone(run: Callable[[], Awaitable[Got]]) -> Got:
    """What ``run`` gives, in a thread of its own: a browser that other tests opened keeps a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(anyio.run, run).result()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mcp") / "record"
    with open_store(folder) as store:
        store.add([example(), capture("c1", "Delta Post", date(2024, 12, 2), status="denied")])
    return folder


def ask(server: Any, tool: str, asked: Mapping[str, Any]) -> tuple[Any, bool]:
    """What a tool answers, and whether that is an error."""

    async def run() -> tuple[Any, bool]:
        async with Client(server) as client:
            answer = await client.call_tool(tool, dict(asked))
            return answer.content[0].text, bool(answer.is_error)  # type: ignore[union-attr]

    return alone(run)


def test_every_question_is_a_tool_that_only_reads(folder: Path) -> None:
    async def run() -> Any:
        async with Client(make_server(folder)) as client:
            return await client.list_tools()

    tools = {each.name: each for each in alone(run).tools}
    assert set(QUESTIONS) | {"one_of_events", "one_of_reports", "one_of_actors"} <= set(tools)
    assert all(each.annotations.read_only_hint and each.description for each in tools.values())
    assert set(tools["events"].input_schema["properties"]) == set(QUESTIONS["events"].filters)
    assert tools["search"].input_schema["required"] == ["text"]


def test_a_tool_answers_as_the_api_does(folder: Path) -> None:
    text, is_error = ask(make_server(folder), "events", {"status": "denied", "limit": 1})
    page = json.loads(text)
    assert not is_error
    assert [each["status"] for each in page["items"]] == ["denied"]
    (following,), _ = (
        json.loads(ask(make_server(folder), "events", {"status": "denied", "after": page["after"]})[0])["items"],
        None,
    )
    assert following["id"] != page["items"][0]["id"]
    event, is_error = ask(make_server(folder), "one_of_events", {"id": following["id"]})
    assert json.loads(event)["sentence"] == following["sentence"]


@pytest.mark.parametrize(
    ("tool", "asked", "told"),
    [
        ("events", {"limit": "many"}, "limit needs a whole number"),
        ("events", {"limit": [1]}, "limit needs a whole number, got [1]"),
        ("events", {"colour": "red"}, "can't be asked by 'colour'; there are: country"),
        ("events", {"status": 3}, "status needs a word, got 3"),
        ("search", {}, "search needs text"),
        ("one_of_events", {}, "needs an id"),
        ("one_of_events", {"id": "none"}, "Nothing on record has the id 'none'"),
        ("delete_all", {}, "No tool 'delete_all'; there are: events"),
    ],
)
def test_what_a_tool_cannot_answer_it_says(folder: Path, tool: str, asked: dict[str, Any], told: str) -> None:
    text, is_error = ask(make_server(folder), tool, asked)
    assert is_error
    assert told in text


def test_the_command_speaks_over_standard_input(folder: Path) -> None:
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "onrecord", "mcp", "--store", str(folder)], env=None
    )
    text, is_error = ask(command, "search", {"text": "Saraqib"})
    assert not is_error
    assert {each["report"] for each in json.loads(text)["items"]} == {"r1", "c1"}
