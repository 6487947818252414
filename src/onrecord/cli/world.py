"""``onrecord world``: the compiled gazetteer."""

from __future__ import annotations

from collections import deque

import typer

from onrecord.cli.draw import say, watched
from onrecord.settings import load_settings
from onrecord.world.build.build import build_world, world_status

world = typer.Typer(help="The gazetteer, compiled from the tables of places into the cache.", no_args_is_help=True)


@world.command()
def status() -> None:
    """Tell where the compiled gazetteer is, and whether it is there."""
    found = world_status(load_settings())
    size = f"{found.size / 1e6:.0f} MB" if found.built else "not built yet: it is at the first reading"
    typer.echo(f"{found.path}: {size}")


@world.command()
def build() -> None:
    """Compile the gazetteer anew; it takes some 15 seconds."""
    settings = load_settings()
    deque(watched(build_world(settings)), maxlen=0)
    say(f"compiled: {world_status(settings).path}")
