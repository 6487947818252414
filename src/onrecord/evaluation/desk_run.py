"""A desk set from its reports to the scores: read, put on record, linked, asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.errors import BadRecord
from onrecord.evaluation.desk import score_desk
from onrecord.evaluation.desk_days import found_days
from onrecord.evaluation.desk_found import DeskFound, FoundContradiction, FoundEvent, FoundMention, FoundVoice
from onrecord.evaluation.desk_gold import DeskGold, load_desk
from onrecord.evaluation.score import Evaluation
from onrecord.ingest.local import read_all
from onrecord.ingest.pool import Result
from onrecord.ingest.shard import put_on_record
from onrecord.intake.find_reports import find_reports
from onrecord.intake.given import Given
from onrecord.linking.catch_up import catch_up
from onrecord.model.report import Report
from onrecord.progress import Progress
from onrecord.query.merged import (
    find_contradictions,
    find_copies,
    find_origins,
    find_single_origins,
    linked_view,
)
from onrecord.query.query import Query
from onrecord.query.timeline import find_intervals
from onrecord.settings import Settings
from onrecord.store.store import Store, open_store

Watch = Callable[[Progress], None]


def evaluate_desk(folder: Path, settings: Settings, *, workers: int = 1, watch: Watch | None = None) -> Evaluation:
    """Scores of a folder with ``reports.jsonl`` and ``gold.json``, read into a record of its own.

    Raises BadRecord where reports or gold can't be used.
    """
    reports = list(_reports(folder))
    gold = load_desk(folder, {each.id: each.text for each in reports})
    with TemporaryDirectory() as record, open_store(record) as store:
        for _ in put_on_record(_watched(read_all(reports, settings, workers), len(reports), watch), store):
            pass
        for _ in catch_up(store):
            pass
        return dict(score_desk(gold, found_in(store, gold)))


def found_in(store: Store, gold: DeskGold) -> DeskFound:
    """What is on record of the reports of ``gold``."""
    engine = linked_view(store, Query())
    rows = engine.execute(
        'select report, "start", "end", coalesce(merged, events.id) from events left join linked using (id) order by id'
    ).fetchall()
    return DeskFound(
        mentions=tuple(FoundMention(report=row[0], start=row[1], end=row[2], event=row[3]) for row in rows),
        events=_events(store),
        copies=frozenset((each.report, each.of) for each in find_copies(store)),
        control=found_days(gold.control, find_intervals(store, Query(relation="controls"))),
        offices=found_days(gold.offices, find_intervals(store, Query(relation="holds_office"))),
        whereabouts=found_days(gold.whereabouts, find_intervals(store, Query(relation="located_in"))),
    )


def _events(store: Store) -> dict[str, FoundEvent]:
    """Origins and contradictions by event; of what one claim tells, its own voice."""
    voices: dict[str, list[FoundVoice]] = {}
    for each in (*find_origins(store), *find_single_origins(store)):
        voices.setdefault(each.merged, []).append(
            FoundVoice(
                names=each.names,
                side=each.side,
                stance="affirm" if each.stance == "affirm" else "deny",
                assertion="asserted" if each.asserted else "passed_on",
                reports=frozenset(each.reports),
            )
        )
    differ: dict[str, list[FoundContradiction]] = {}
    for one in find_contradictions(store):
        if not one.tension:
            values = frozenset(said.value for said in one.said)
            differ.setdefault(one.merged, []).append(FoundContradiction(kind=one.kind, what=one.what, values=values))
    return {
        id_: FoundEvent(voices=tuple(voices.get(id_, ())), contradictions=tuple(differ.get(id_, ())))
        for id_ in sorted({*voices, *differ})
    }


def _reports(folder: Path) -> Iterator[Report]:
    for found in find_reports([folder / "reports.jsonl"], Given()):
        if not isinstance(found, Report):
            raise BadRecord(f"{found.report}: {found.error}")
        yield found


def _watched(results: Iterator[Result], total: int, watch: Watch | None) -> Iterator[Result]:
    for number, each in enumerate(results, 1):
        if watch is not None:
            watch(Progress("reports read", number, total))
        yield each
