"""Predictions: the reports of a gold file, read as any other report is."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache

from onrecord.coding.reader import Reader, load_reader
from onrecord.errors import UnknownLanguage, UnreadableReport
from onrecord.evaluation.gold import Json
from onrecord.intake.given import Given
from onrecord.intake.jsonl import report_of
from onrecord.settings import Settings
from onrecord.wire.encode import to_wire

_BATCH = 4  # reports handed to a process at once


def predict(gold: Sequence[Json], settings: Settings, processes: int = 1) -> Iterator[Json]:
    """The wire record of each gold record's report, in order, as soon as it is read.

    Only ``report`` of the gold is looked at. A report that can't be read gives a record in which nothing was found.
    Raises MissingModel, BadData.
    """
    reports = [{"report": each["report"]} for each in gold]
    if processes < 2:
        yield from (_predict_one(each, settings) for each in reports)
        return
    context = multiprocessing.get_context("spawn")  # a fork would copy locks of the parser's threads
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        yield from pool.map(_predict_one, reports, [settings] * len(reports), chunksize=_BATCH)


@cache
def _reader_of(settings: Settings) -> Reader:
    return load_reader(settings)


def _predict_one(record: Json, settings: Settings) -> Json:
    reader = _reader_of(settings)
    try:
        return to_wire(reader.read(report_of(record, Given())))
    except (UnknownLanguage, UnreadableReport):
        return record
