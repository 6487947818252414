from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from onrecord.ingest.local import Processes, read_all
from onrecord.ingest.pool import Result
from onrecord.model.record import Failure, Record
from onrecord.model.report import Report
from onrecord.settings import Settings, load_settings
from onrecord.wire.encode import to_wire

BAD = Failure(report="b.txt", stage="intake", error="empty")
GIVEN = (
    Report(id="q1", text="Dockers shut the port of Gdynia on Monday, their union said."),
    BAD,
    Report(id="q2", text="Порт закрыт.", language="ru"),
    Report(id="q3", text="The port is open again."),
)


def names(results: list[Result]) -> list[str]:
    return [each.report.id if isinstance(each, Record) else each.report for each in results]


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_reports(workers: int) -> None:
    results = list(read_all(GIVEN, load_settings(), workers))
    assert names(results) == ["q1", "b.txt", "q2", "q3"]
    assert results[1] is BAD
    refused = results[2]
    assert isinstance(refused, Failure)
    assert refused.error.startswith("no rules for language 'ru'; there are rules for: en")


def test_processes_read_what_one_reads() -> None:
    alone, together = (
        [json.dumps(to_wire(each)) for each in read_all(GIVEN, load_settings(), workers) if isinstance(each, Record)]
        for workers in (1, 2)
    )
    assert alone == together


def die_at_a_bad_one(report: Report, _settings: Settings) -> Result:
    if report.id == "bad":
        os._exit(1)
    return Failure(report=report.id, stage="test", error="was read")


def test_a_process_that_dies_costs_one_report() -> None:
    pool = Processes(Settings(cache=Path()), 2, die_at_a_bad_one)
    try:
        tasks = [pool.submit(Report(id=each, text="x")) for each in ("q1", "bad", "q2")]
        results = [pool.result(each) for each in tasks]
        later = pool.result(pool.submit(Report(id="q3", text="x")))
    finally:
        pool.close()
    assert names([*results, later]) == ["q1", "bad", "q2", "q3"]
    assert [each.error for each in [*results, later] if isinstance(each, Failure)] == [
        "was read",
        "the process that read it died",
        "was read",
        "was read",
    ]
