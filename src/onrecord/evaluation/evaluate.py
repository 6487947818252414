"""A task measured on a gold file, from reading its reports to the scores."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from pathlib import Path

from onrecord.errors import BadQuery
from onrecord.evaluation.gold import load_records
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
    watch: Watch | None = None,
) -> Evaluation:
    """Scores of ``task`` on a gold file, or on its first ``head`` records.

    The reports are read here, unless there is a file of predictions; ``watch`` is told after each. Raises BadQuery for
    a task that isn't there, BadRecord for a file that holds no records.
    """
    if task not in TASKS:
        raise BadQuery(f"no task {task!r}; there are: {', '.join(TASKS)}")
    records = list(islice(load_records(gold), head))
    if predictions is not None:
        return score_records(task, records, load_records(predictions))
    found = []
    for each in predict(records, settings, workers):
        found.append(each)
        if watch is not None:
            watch(Progress("reports read", len(found), len(records)))
    return score_records(task, records, found)
