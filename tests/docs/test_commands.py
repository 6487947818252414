"""`docs/commands.md` is made from the command line's own help. To renew it: ONRECORD_RENEW_DOCS=1 pytest tests/docs"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from onrecord.cli.main import app

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "commands.md"
HEAD = """# Commands

Made from `onrecord COMMAND --help`; a test compares. Results go to the standard output; progress and errors to stderr.
Exit code 0: done; 1: a report could not be read, or what was asked for could not be done; 2: wrong usage.
"""


def commands(group: Any = None, above: str = "onrecord") -> Iterator[tuple[str, Any]]:
    """(full name, command) of every command, in order of their names."""
    entered: Any = group or typer.main.get_command(app)
    for name, command in sorted(entered.commands.items()):
        full = f"{above} {name}"
        if hasattr(command, "commands"):
            yield from commands(command, full)
        else:
            yield full, command


COMMANDS = dict(commands())


def parameters(command: Any) -> list[Any]:
    return [each for each in command.params if each.name != "help"]


def label(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name.upper())
    value = "" if parameter.is_flag else f" {parameter.display_type(None)}"
    return f"`{', '.join(parameter.opts)}{value}`".replace("|", "\\|")


def section(full: str, command: Any) -> str:
    arguments = " ".join(label(each) for each in parameters(command) if each.param_type_name == "argument")
    lines = [f"## {full} {arguments}".rstrip(), "", " ".join(command.help.split()), ""]
    if parameters(command):
        lines += ["| | | default |", "|---|---|---|"]
    for each in parameters(command):
        shown = each.show_default if isinstance(each.show_default, str) else each.default
        default = "" if shown in (None, False, ()) or each.required else f"{getattr(shown, 'value', shown)}"
        lines.append(f"| {label(each)} | {each.help} | {default} |")
    return "\n".join(lines).rstrip() + "\n"


def page() -> str:
    return "\n".join([HEAD, *(section(*each) for each in COMMANDS.items())])


def test_the_page_is_what_the_commands_say_of_themselves() -> None:
    if os.environ.get("ONRECORD_RENEW_DOCS"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page(), "renew it: ONRECORD_RENEW_DOCS=1 pytest tests/docs"


@pytest.mark.parametrize("full", COMMANDS)
def test_every_command_and_option_has_its_help(full: str) -> None:
    assert COMMANDS[full].help
    for each in parameters(COMMANDS[full]):
        assert each.help, f"{full}: {each.name} has no help"
        assert each.help.endswith((".", ")")), f"{full}: the help of {each.name} is no sentence"


@pytest.mark.parametrize("full", COMMANDS)
def test_every_command_is_named_in_the_readme(full: str) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"`{full}" in readme or f"$ {full}" in readme
