from __future__ import annotations

from pathlib import Path

from onrecord.coding.reader import Reader
from onrecord.ingest.local import read_all
from onrecord.ingest.pool import Known, Result
from onrecord.ingest.shard import mark_known, put_on_record
from onrecord.model.record import Failure
from onrecord.model.report import Report
from onrecord.settings import load_settings
from onrecord.store.store import Added, open_store

REPORTS = [Report(id=f"q{n}", text=f"Dockers shut port {n} on Monday, their union said.") for n in range(5)]
BAD = Failure(report="b.txt", stage="intake", error="empty")


def results(reader: Reader) -> list[Result]:
    return [*(reader.read(each) for each in REPORTS), BAD]


def test_a_repeat_adds_nothing(tmp_path: Path, reader: Reader) -> None:
    with open_store(tmp_path) as store:
        first = sum(put_on_record(results(reader), store, shard=2), Added())
        again = sum(put_on_record(results(reader), store, shard=4), Added())
        failures = store.failures()
    assert (first.count, first.skipped, first.failures) == (5, 0, (BAD,))
    assert (again.count, again.skipped) == (0, 5)
    assert failures == (BAD,)


def test_each_shard_is_on_record_when_it_is_yielded(tmp_path: Path, reader: Reader) -> None:
    with open_store(tmp_path) as store:
        for n, _ in enumerate(put_on_record(results(reader), store, shard=1)):
            if n < len(REPORTS):
                assert store.has(f"q{n}", reader.coder.id)
                assert not store.has(f"q{n + 1}", reader.coder.id)


def test_what_is_on_record_is_not_read_again(tmp_path: Path, reader: Reader) -> None:
    with open_store(tmp_path) as store:
        list(put_on_record(results(reader)[:2], store))
        marked = list(mark_known([*REPORTS, BAD], store, reader.coder.id))
        assert marked == [Known("q0"), Known("q1"), *REPORTS[2:], BAD]
        added = sum(put_on_record(read_all(marked, load_settings()), store), Added())
    assert (added.count, added.skipped) == (3, 2)
