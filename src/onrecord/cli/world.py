"""``onrecord world``: the compiled gazetteer."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.draw import say, watched
from onrecord.settings import load_settings
from onrecord.world.build.build import build_world, world_status
from onrecord.world.importers.add import add_file

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


@world.command()
def add(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The file to add.")],
    country: Annotated[
        list[str] | None, typer.Option(help="Of a dump of GeoNames only this country (alpha-3); may be repeated.")
    ] = None,
) -> None:
    """Add places or actors: a dump of GeoNames, a UCDP actor list, ICEWS or PETRARCH dictionary, Wikidata JSON."""
    settings = load_settings()
    added = add_file(file, settings.cache, tuple(each.upper() for each in country or ()))
    say(f"{added.form}: {added.rows} {added.kind} kept in {added.path}")
    if added.kind == "places":
        deque(watched(build_world(settings)), maxlen=0)
