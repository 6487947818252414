"""Records on file, a shard at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from onrecord.ingest.pool import Known, Result
from onrecord.model.record import Failure, Record
from onrecord.model.report import Report
from onrecord.store.store import SHARD, Added, Store


def put_on_record(results: Iterable[Result], store: Store, *, shard: int = SHARD) -> Iterator[Added]:
    """Commits ``results`` a shard at a time, and yields what became of each: a repeat adds nothing.

    A shard is on record, whole, when it is yielded; failures are noted beside it. Raises StoreError.
    """
    given = iter(results)
    while batch := tuple(islice(given, shard)):
        failures = tuple(each for each in batch if isinstance(each, Failure))
        if failures:
            store.add_failures(failures)
        added = store.add((each for each in batch if isinstance(each, Record)), shard=shard)
        known = sum(isinstance(each, Known) for each in batch)
        yield Added(0, known, failures) + added


def mark_known(reports: Iterable[Report | Failure], store: Store, coder: str) -> Iterator[Report | Failure | Known]:
    """``reports``, with those that the coder of this id has put on record before as Known: they need no reading.

    One whose id is on record with another text is read: the store then says what is wrong with it.
    """
    for each in reports:
        if isinstance(each, Report) and store.has(each.id, coder, each.text):
            yield Known(each.id)
        else:
            yield each
