"""``onrecord evaluate``: how well the coder does on annotated reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.read import told
from onrecord.evaluation.gold import Json, load_records
from onrecord.evaluation.report import table, to_json
from onrecord.evaluation.score import score_records
from onrecord.ingest.local import Result, read_all
from onrecord.intake.find_reports import find_reports
from onrecord.intake.given import Given
from onrecord.model.record import Record
from onrecord.settings import load_settings
from onrecord.wire.encode import to_wire


class Task(StrEnum):
    """What can be scored: the names of evaluation.score.TASKS."""

    events = "events"
    dyads = "dyads"
    attribution = "attribution"
    factuality = "factuality"
    places = "places"
    times = "times"
    actors = "actors"


class To(StrEnum):
    """How scores are written."""

    table = "table"
    json = "json"


def evaluate(
    task: Annotated[Task, typer.Argument(help="What to score.")],
    gold: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Annotated reports: wire records.")],
    predictions: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="Score these wire records instead of reading the reports."),
    ] = None,
    to: Annotated[To, typer.Option(help="A table, or JSON.")] = To.table,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read at the same time.")] = 1,
) -> None:
    """Read the reports of a gold file and score what is found against what people annotated."""
    if predictions is None:
        reports = find_reports([gold], Given())
        given = list(_wire(told(read_all(reports, load_settings(), workers))))
    else:
        given = load_records(predictions)
    scores = score_records(task.value, load_records(gold), given)
    typer.echo(to_json(scores) if to is To.json else table(scores))


def _wire(results: Iterable[Result]) -> Iterator[Json]:
    return (to_wire(each) for each in results if isinstance(each, Record))
