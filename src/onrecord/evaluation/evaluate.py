"""The records of a gold file and what is predicted for them, as scores and intervals are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from onrecord.errors import BadQuery
from onrecord.evaluation.attribution import only_quoting
from onrecord.evaluation.conventions import as_asked, convention_named
from onrecord.evaluation.gold import Json, load_records
from onrecord.evaluation.link_predictions import linked
from onrecord.evaluation.predict import predict
from onrecord.evaluation.score import TASKS
from onrecord.progress import Progress
from onrecord.settings import Settings

Watch = Callable[[Progress], None]


def answers(
    task: str,
    gold: Path,
    settings: Settings,
    *,
    predictions: Path | None = None,
    head: int | None = None,
    workers: int = 1,
    convention: str | None = None,
    gold_mentions: bool = False,
    quoting: str | None = None,
    watch: Watch | None = None,
) -> tuple[Sequence[Json], Sequence[Json]]:
    """The records of a gold file, or its first ``head`` ones, and what is predicted for them.

    The reports are read here, unless there is a file of predictions; ``watch`` is told after each. Raises BadQuery for
    a task or a convention that isn't there, BadRecord for a file that holds no records.

    ``gold_mentions``: of linking, when reports are read here: events and mentions are where the gold has them. A file
    of predictions is scored as it is. ``convention``: what the annotators of a factuality set were asked
    (evaluation/conventions.py); None: FactBank. ``quoting``: of attribution: only those of gold and predictions that
    quote in this way.
    """
    if task not in TASKS:
        raise BadQuery(f"no task {task!r}; there are: {', '.join(TASKS)}")
    records = list(islice(load_records(gold), head))
    if predictions is not None:
        return _only(quoting, records, _asked(load_records(predictions), convention))
    found = []
    for each in predict(records, settings, workers):
        found.append(each)
        if watch is not None:
            watch(Progress("reports read", len(found), len(records)))
    if task == "linking":
        return records, linked(records, found, gold_mentions=gold_mentions)
    return _only(quoting, records, _asked(found, convention))


def _only(quoting: str | None, records: Sequence[Json], found: Sequence[Json]) -> tuple[Sequence[Json], Sequence[Json]]:
    if quoting is None:
        return records, found
    return only_quoting(records, quoting), only_quoting(found, quoting)


def _asked(found: Sequence[Json], convention: str | None) -> Sequence[Json]:
    return found if convention is None else as_asked(found, convention_named(convention))
