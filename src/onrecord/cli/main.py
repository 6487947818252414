"""The command ``onrecord``: its commands, and how their errors are shown."""

from __future__ import annotations

import logging
import os
import sys
from importlib import metadata
from typing import Annotated

import typer

from onrecord.cli.backup import backup, restore
from onrecord.cli.bench import bench
from onrecord.cli.bench_desk import bench_desk
from onrecord.cli.bench_linking import bench_linking
from onrecord.cli.claims import claims
from onrecord.cli.compact import compact_command
from onrecord.cli.demo import demo
from onrecord.cli.doctor import doctor
from onrecord.cli.draw import say
from onrecord.cli.evaluate import evaluate
from onrecord.cli.events import events
from onrecord.cli.explain import explain_command
from onrecord.cli.export import export
from onrecord.cli.feeds import feeds
from onrecord.cli.judge import judge
from onrecord.cli.link import link
from onrecord.cli.mcp import mcp
from onrecord.cli.read import read
from onrecord.cli.redact import redact_command
from onrecord.cli.report import report_command
from onrecord.cli.review import review
from onrecord.cli.search import search
from onrecord.cli.serve import serve
from onrecord.cli.show import show
from onrecord.cli.sources import sources
from onrecord.cli.timeline import timeline
from onrecord.cli.world import world
from onrecord.errors import BadQuery, OnrecordError

app = typer.Typer(
    name="onrecord",
    help="Turns news reports into a record: who did what to whom, where and when, and who says so, through whom.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"onrecord {metadata.version('onrecord')}")
        raise typer.Exit


@app.callback()
def begin(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """What all commands have."""


app.command()(read)
app.command()(demo)
app.command()(events)
app.command()(claims)
app.command()(link)
app.command()(sources)
app.command()(timeline)
app.command()(search)
app.command()(export)
app.command(name="report")(report_command)
app.command()(show)
app.command()(serve)
app.command()(mcp)
app.command(name="explain")(explain_command)
app.command()(evaluate)
app.command()(bench)
app.command()(bench_linking)
app.command()(bench_desk)
app.add_typer(feeds, name="feeds")
app.add_typer(judge, name="judge")
app.add_typer(review, name="review")
app.add_typer(world, name="world")
app.command()(backup)
app.command()(restore)
app.command(name="compact")(compact_command)
app.command(name="redact")(redact_command)
app.command()(doctor)


def main() -> None:
    """Runs the command line. An error is one line on stderr; exit code 2 for what can't be asked so, else 1."""
    logging.getLogger().addHandler(logging.NullHandler())  # libraries' warnings about a page are not the user's
    try:
        app()
    except OnrecordError as error:
        say(f"onrecord: {error}")
        sys.exit(2 if isinstance(error, BadQuery) else 1)
    except BrokenPipeError:  # "onrecord read … | head"
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
