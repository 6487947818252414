"""``onrecord evaluate``: how well the coder does on annotated reports."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.draw import bar
from onrecord.evaluation.bootstrap import Interval
from onrecord.evaluation.bootstrap import bootstrap as draw_anew
from onrecord.evaluation.desk_run import evaluate_desk
from onrecord.evaluation.dyads import main_events_only, score_direction
from onrecord.evaluation.evaluate import answers
from onrecord.evaluation.gold import pair_up
from onrecord.evaluation.missed import missed_attributions
from onrecord.evaluation.report import table, to_json
from onrecord.evaluation.score import score_records
from onrecord.language.spacy_engine import load_engine
from onrecord.settings import load_settings, named


class Task(StrEnum):
    """What can be scored: the names of evaluation.score.TASKS, and desk sets."""

    events = "events"
    dyads = "dyads"
    attribution = "attribution"
    factuality = "factuality"
    places = "places"
    times = "times"
    actors = "actors"
    linking = "linking"
    desk = "desk"


class Quoting(StrEnum):
    """How an attribution quotes."""

    direct = "direct"
    mixed = "mixed"
    indirect = "indirect"


class To(StrEnum):
    """How scores are written."""

    table = "table"
    json = "json"


def evaluate(
    task: Annotated[Task, typer.Argument(help="What to score.")],
    gold: Annotated[Path, typer.Argument(exists=True, help="Annotated reports: wire records; of desk a folder.")],
    predictions: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="Score these wire records instead of reading the reports."),
    ] = None,
    head: Annotated[int | None, typer.Option(min=1, help="Only so many reports from the start.")] = None,
    to: Annotated[To, typer.Option(help="A table, or JSON.")] = To.table,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read at the same time.")] = 1,
    conventions: Annotated[
        str | None, typer.Option(help="Switches of the codebook that are on, with commas between.")
    ] = None,
    quoting: Annotated[
        Quoting | None, typer.Option(help="Of attribution: only those that quote so, in the gold and as found.")
    ] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="Of attribution: also recall by type, and what is missed by class.")
    ] = False,
    bootstrap: Annotated[
        int, typer.Option(min=0, help="Draw the reports anew so often: 95 % intervals (not of desk).")
    ] = 0,
    gold_mentions: Annotated[
        bool, typer.Option("--gold-mentions", help="Of linking: link the events and mentions of the gold, not our own.")
    ] = False,
    main_event: Annotated[
        bool,
        typer.Option("--main-event", help="Of dyads: of each sentence only our main event, as some gold marks it."),
    ] = False,
    direction: Annotated[
        bool, typer.Option("--direction", help="Of dyads: also how many match only with the sides changed.")
    ] = False,
    rounds: Annotated[
        bool,
        typer.Option("--rounds", help="Also round by round, where the gold was coded in rounds, and the last three."),
    ] = False,
    convention: Annotated[
        str | None, typer.Option(help="Of factuality: what the annotators were asked (happened, meantime).")
    ] = None,
) -> None:
    """Read the reports of a gold file and score what is found against what people annotated."""
    settings = load_settings()
    if conventions is not None:
        settings = replace(settings, conventions=named(conventions))
    if gold.is_dir() != (task is Task.desk):
        raise typer.BadParameter("desk needs a folder, the other tasks a file", param_hint="GOLD")
    if task is Task.desk and (predictions or head):
        raise typer.BadParameter("a desk set is read whole", param_hint="--predictions or --head")
    if convention is not None and task is not Task.factuality:
        raise typer.BadParameter("only factuality has conventions of its own", param_hint="--convention")
    if gold_mentions and (task is not Task.linking or predictions):
        raise typer.BadParameter("only linking of reports that are read has them", param_hint="--gold-mentions")
    if (quoting or errors) and task is not Task.attribution:
        raise typer.BadParameter("only attribution has them", param_hint="--quoting or --errors")
    if (main_event or direction) and task is not Task.dyads:
        raise typer.BadParameter("only dyads have them", param_hint="--main-event or --direction")
    intervals: dict[str, Interval] = {}
    with bar() as watch:
        if task is Task.desk:
            scores = evaluate_desk(gold, settings, workers=workers, watch=watch)
        else:
            records, found = answers(
                task.value,
                gold,
                settings,
                predictions=predictions,
                head=head,
                workers=workers,
                convention=convention,
                gold_mentions=gold_mentions,
                quoting=quoting.value if quoting else None,
                watch=watch,
            )
            found = [main_events_only(each) for each in found] if main_event else found
            scores = score_records(task.value, records, found, rounds=rounds)
            if direction:
                scores["all"] |= score_direction(pair_up(records, found))
            intervals = draw_anew(task.value, records, found, bootstrap)
            if errors:
                scores |= missed_attributions(records, found, load_engine(settings.model))
    typer.echo(to_json(scores, intervals) if to is To.json else table(scores, intervals))
