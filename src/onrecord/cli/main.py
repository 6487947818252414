"""The command ``onrecord``: its commands, and how their errors are shown."""

from __future__ import annotations

import logging
import os
import sys

import typer

from onrecord.cli.read import read
from onrecord.errors import OnrecordError

app = typer.Typer(
    name="onrecord",
    help="Turns news reports into a record: who did what to whom, where and when, and who says so, through whom.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(read)


def main() -> None:
    """Runs the command line; an error that is the user's to mend is one line, exit code 1."""
    logging.getLogger().addHandler(logging.NullHandler())  # libraries' warnings about a page are not the user's
    try:
        app()
    except OnrecordError as error:
        sys.stderr.write(f"onrecord: {error}\n")
        sys.exit(1)
    except BrokenPipeError:  # "onrecord read … | head"
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
