"""A task measured on a gold file, from reading its reports to the scores."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from onrecord.errors import BadQuery
from onrecord.evaluation.conventions import as_asked, convention_named
from onrecord.evaluation.gold import Json, load_records
from onrecord.evaluation.link_predictions import linked
from onrecord.evaluation.predict import predict
from onrecord.evaluation.score import TASKS, Evaluation, score_records
from onrecord.progress import Progress
from onrecord.settings import Settings

Watch = Callable[[Progress], None]


def evaluate_task(
    task: str,
    gold: Path,
    settings: Settings,
    *,
    predictions: Path | None = None,
    head: int | None = None,
    workers: int = 1,
    convention: str | None = None,
    gold_mentions: bool = False,
    watch: Watch | None = None,
) -> Evaluation:
    """Scores of ``task`` on a gold file, or on its first ``head`` records.

    The reports are read here, unless there is a file of predictions; ``watch`` is told after each. Raises BadQuery for
    a task or a convention that isn't there, BadRecord for a file that holds no records.

    ``gold_mentions``: of linking, when reports are read here: events and mentions are where the gold has them. A file
    of predictions is scored as it is. ``convention``: what the annotators of a factuality set were asked
    (evaluation/conventions.py); None: FactBank.
    """
    if task not in TASKS:
        raise BadQuery(f"no task {task!r}; there are: {', '.join(TASKS)}")
    records = list(islice(load_records(gold), head))
    if predictions is not None:
        return score_records(task, records, _asked(load_records(predictions), convention))
    found = []
    for each in predict(records, settings, workers):
        found.append(each)
        if watch is not None:
            watch(Progress("reports read", len(found), len(records)))
    if task == "linking":
        return score_records(task, records, linked(records, found, gold_mentions=gold_mentions))
    return score_records(task, records, _asked(found, convention))


def _asked(found: Sequence[Json], convention: str | None) -> Sequence[Json]:
    return found if convention is None else as_asked(found, convention_named(convention))
