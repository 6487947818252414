"""The tasks that can be measured, and their scores."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from onrecord.errors import BadQuery
from onrecord.evaluation.actors import score_actors
from onrecord.evaluation.attribution import score_attribution
from onrecord.evaluation.dyads import score_dyads
from onrecord.evaluation.events import by_round, score_events
from onrecord.evaluation.factuality import score_factuality
from onrecord.evaluation.gold import Json, Pair, pair_up
from onrecord.evaluation.linking import score_linking
from onrecord.evaluation.measures import Scores
from onrecord.evaluation.places import score_places
from onrecord.evaluation.times import score_times

TASKS: Mapping[str, Callable[[Sequence[Pair]], Scores]] = {
    "events": score_events,
    "dyads": score_dyads,
    "attribution": score_attribution,
    "factuality": score_factuality,
    "places": score_places,
    "times": score_times,
    "actors": score_actors,
    "linking": score_linking,
}
# "all", "unseen" where the gold marks reports that are also in another set, and a part a round where asked for
Evaluation = dict[str, Scores]


def score_records(task: str, gold: Sequence[Json], predictions: Sequence[Json], *, rounds: bool = False) -> Evaluation:
    """Scores of all reports, of those not marked as ``also_in`` another set where some are, and of ``rounds`` if asked.

    Raises BadQuery for a task that isn't there.
    """
    if task not in TASKS:
        raise BadQuery(f"no task {task!r}; there are: {', '.join(TASKS)}")
    pairs = pair_up(gold, predictions)
    evaluation = {"all": TASKS[task](pairs)}
    unseen = [pair for pair in pairs if "also_in" not in pair[0]]
    if len(unseen) < len(pairs):
        evaluation["unseen"] = TASKS[task](unseen)
    if rounds:
        evaluation |= {name: TASKS[task](part) for name, part in by_round(pairs)}
    return evaluation
