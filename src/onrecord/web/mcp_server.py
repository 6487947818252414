"""The record for language models: the same questions as tools of the Model Context Protocol. It only reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.errors import BadQuery, OnrecordError
from onrecord.query.query import Query
from onrecord.query.questions import QUESTIONS, Question
from onrecord.query.values import check_text
from onrecord.web.api.asked import parameters_of
from onrecord.web.api.ones import ONES
from onrecord.web.desk import Desk

if TYPE_CHECKING:
    from mcp.server import Server

ROWS = 20  # where no limit is given; a model reads all of them
MOST_ROWS = 200
_ABOUT = (
    "What news reports say: who did what to whom, where and when, and who says so, through whom. Asserted: the outlet"
    " itself says so; claimed and denied: a voice that it quotes. Never take what is claimed for what is."
)


def make_server(folder: Path) -> Server[Any]:
    """The server over the record in ``folder``. Raises OnrecordError where the extra mcp is not installed."""
    try:
        from mcp import types
        from mcp.server import Server
    except ImportError as error:
        raise OnrecordError("This needs the extra mcp: pip install 'onrecord[mcp]'.") from error
    desk = Desk(folder)

    async def list_tools(_: Any, __: Any) -> Any:
        return types.ListToolsResult(
            tools=[
                types.Tool(
                    name=name,
                    description=help_,
                    input_schema=schema,
                    annotations=types.ToolAnnotations(read_only_hint=True, open_world_hint=False),
                )
                for name, (help_, schema) in tools().items()
            ]
        )

    async def call_tool(_: Any, asked: Any) -> Any:
        from anyio.to_thread import run_sync

        text, is_error = await run_sync(answer, desk, asked.name, asked.arguments or {})
        return types.CallToolResult(content=[types.TextContent(type="text", text=text)], is_error=is_error)

    return Server(
        "onrecord", version=metadata.version("onrecord"), instructions=_ABOUT, on_list_tools=list_tools,
        on_call_tool=call_tool,
    )  # fmt: skip


def serve_mcp(folder: Path) -> None:
    """Serves the record over the standard input and output until the client goes."""
    server = make_server(folder)

    import anyio
    from mcp.server.stdio import stdio_server

    async def run() -> None:
        async with stdio_server() as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())

    anyio.run(run)


def tools() -> Mapping[str, tuple[str, dict[str, Any]]]:
    """What each tool does and takes (JSON Schema): one for each question, one for each kind of thing."""
    asking = {name: (question.help, _schema(question)) for name, question in QUESTIONS.items()}
    one = {"id": {"type": "string", "minLength": 1}}
    showing = {
        _name(path): (help_, {"type": "object", "properties": one, "required": ["id"], "additionalProperties": False})
        for path, (help_, _) in ONES.items()
    }
    return {**asking, **showing}


def answer(desk: Desk, tool: str, asked: Mapping[str, Any]) -> tuple[str, bool]:
    """What a tool answers, as JSON; or why it does not, and True."""
    try:
        if tool in QUESTIONS:
            return _rows(desk, QUESTIONS[tool], asked), False
        for path, (_, find) in ONES.items():
            if tool == _name(path):
                return _encoded(find(desk.store(), _id(asked))), False
        raise BadQuery(f"No tool {tool[:60]!r}; there are: {', '.join(tools())}.")
    except OnrecordError as error:
        return str(error), True


def _rows(desk: Desk, question: Question, asked: Mapping[str, Any]) -> str:
    unknown = [name for name in asked if name not in question.filters]
    if unknown:
        told = f"{question.name} can't be asked by {unknown[0][:60]!r}; there are: {', '.join(question.filters)}."
        raise BadQuery(told)
    query = Query.of({name: value for name, value in asked.items() if value not in (None, "")})
    rows = question.ask(desk.store(), replace(query, limit=min(query.limit or ROWS, MOST_ROWS)))
    return _encoded({"items": rows.dicts(), "after": rows.next})


def _id(asked: Mapping[str, Any]) -> str:
    id_ = asked.get("id")
    if not isinstance(id_, str) or list(asked) != ["id"]:
        raise BadQuery("This needs an id, and nothing else.")
    check_text("id", id_)
    return id_


def _name(path: str) -> str:
    """The tool of a path of the API: one_of_events of /events/{id}."""
    return f"one_of_{path.split('/')[1]}"


def _schema(question: Question) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for each in parameters_of(question):
        properties[each["name"]] = {**each["schema"], "description": each["description"]}
    properties["limit"] |= {"default": ROWS, "maximum": MOST_ROWS}
    return {
        "type": "object",
        "properties": properties,
        "required": list(question.needs),
        "additionalProperties": False,
    }


def _encoded(value: Any) -> str:
    return msgspec.json.encode(value).decode()
