from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.hand_made import capture, example

from onrecord.store.snapshots import KEPT, Snapshots
from onrecord.store.store import open_store
from onrecord.store.views import Moment

COUNT = "select count(*) from events"


@pytest.mark.parametrize("in_memory", [False, True])
def test_a_snapshot_is_shared_until_something_is_put_on_record(tmp_path: Path, in_memory: bool) -> None:
    snapshots = Snapshots(tmp_path, in_memory=in_memory)
    with open_store(tmp_path, snapshots=snapshots) as store, open_store(tmp_path, snapshots=snapshots) as other:
        store.add([example()])
        first = store.look(Moment())
        assert other.look(Moment()) is first
        cursor = first.cursor()
        other.add([capture("c1", "Delta Post", date(2024, 12, 2))])
        second = store.look(Moment())
        assert second is not first
        assert second.tag != first.tag
        assert cursor.execute(COUNT).fetchone() == (2,)  # whoever reads goes on with what was there
        assert second.cursor().execute(COUNT).fetchone() == (3,)


def test_few_moments_are_kept(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.add([example()])
        looked = [store.look(Moment(published=date(2024, 11, day))) for day in range(1, KEPT + 3)]
        assert store.look(Moment(published=date(2024, 11, KEPT + 2))) is looked[-1]
        assert store.look(Moment(published=date(2024, 11, 1))) is not looked[0]


def test_an_answer_is_made_once(tmp_path: Path) -> None:
    made: list[int] = []
    with open_store(tmp_path) as store:
        store.add([example()])
        for _ in range(3):
            store.look(Moment()).answered("question", lambda: made.append(1))
    assert made == [1]
