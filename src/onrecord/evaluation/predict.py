"""Predictions: the reports of a gold file, read as any other report is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.errors import OnrecordError, UnreadableReport
from onrecord.evaluation.gold import Json, id_of_report
from onrecord.ingest.local import read_all
from onrecord.ingest.pool import Result
from onrecord.intake.given import Given
from onrecord.intake.jsonl import report_of
from onrecord.model.record import Failure, Record
from onrecord.model.report import Report
from onrecord.settings import Settings
from onrecord.wire.encode import to_wire

# A report can't be read, or not by these rules: it counts as one in which nothing was found.
_REFUSED = ("intake", "language")


def predict(gold: Sequence[Json], settings: Settings, workers: int = 1) -> Iterator[Json]:
    """The wire record of each gold record's report, in order, as soon as it is read.

    Only ``report`` of the gold is looked at. A report that can't be read gives a record in which nothing was found; a
    fault in a step is no score: it raises OnrecordError. Raises MissingModel, BadData.
    """
    results = read_all(map(_report_of, gold), settings, workers)
    for record, result in zip(gold, results, strict=True):
        yield _prediction(record, result)


def _report_of(record: Json) -> Report | Failure:
    try:
        return report_of({"report": record["report"]}, Given())
    except UnreadableReport as error:
        return Failure(report=id_of_report(record), stage="intake", error=str(error))


def _prediction(record: Json, result: Result) -> Json:
    if isinstance(result, Record):
        return to_wire(result)
    if isinstance(result, Failure) and result.stage not in _REFUSED:
        raise OnrecordError(f"{result.report}: {result.error}")
    return {"report": record["report"]}
