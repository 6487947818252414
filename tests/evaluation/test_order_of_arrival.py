"""The samples as they are really read: links, contradictions and timeline are the same in whatever order they come."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from tests.linking.test_link_order import linked

from onrecord.cli.demo import find_samples
from onrecord.ingest.local import read_all
from onrecord.linking.catch_up import catch_up
from onrecord.model.record import Record
from onrecord.model.report import Report
from onrecord.query.history import open_history
from onrecord.settings import Settings
from onrecord.store.store import open_store


@pytest.fixture(scope="module")
def samples() -> list[Record]:
    reports = [each for each in find_samples() if isinstance(each, Report)]
    return [each for each in read_all(reports, Settings(), 1) if isinstance(each, Record)]


def told(folder: Path, batches: Iterable[Sequence[Record]]) -> str:
    """All that is shown of these reports, put on record and linked a batch at a time."""
    with open_store(folder) as store:
        for batch in batches:
            store.add(batch)
            list(catch_up(store))
    with open_history(folder) as history:
        timeline = [{**each, "recorded_at": None} for each in history.timeline().dicts()]
        rows = (history.merged(), history.origins(), history.contradictions(), history.copies(), history.events())
        return repr([timeline, *(each.dicts() for each in rows)])


def test_any_order_is_linked_to_the_same_bytes(samples: list[Record]) -> None:
    wanted, shuffler = linked([samples]), random.Random(3)
    for _ in range(12):
        assert linked([shuffler.sample(samples, len(samples))]) == wanted
    assert linked([each] for each in samples) == wanted


def test_what_is_shown_is_the_same_bit_by_bit(samples: list[Record], tmp_path: Path) -> None:
    wanted = told(tmp_path / "at once", [samples])
    assert "'controls'" in wanted
    order = random.Random(5).sample(samples, len(samples))
    assert told(tmp_path / "bit by bit", (order[n : n + 4] for n in range(0, len(order), 4))) == wanted
