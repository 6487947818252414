"""What changed between two revisions of a record."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.hand_made import example

from onrecord.errors import BadQuery
from onrecord.query.changes import find_changes
from onrecord.query.history import History
from onrecord.query.query import Query
from onrecord.query.state import find_state, time_of
from onrecord.store.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "record") as store:
        store.add([example("r1")])
        time.sleep(1.1)  # the record tells times to the second
        yield store


def test_an_empty_record_is_at_revision_0(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        state = find_state(store)
        assert (state.revision, state.changed_at, state.reports) == (0, None, 0)
        assert find_changes(store, Query(), 0) == ()


def test_each_addition_is_a_revision(store: Store) -> None:
    assert find_state(store).revision == 1
    store.add([example("r2", outlet="Quay News")])
    assert find_state(store).revision == 2
    assert time_of(store, 3) is None


def test_what_is_new(store: Store) -> None:
    store.add([example("r2", outlet="Quay News")])
    changes = find_changes(store, Query(), 1)
    assert {(each.change, each.event.report) for each in changes} == {("added", "r2")}
    assert len(find_changes(store, Query(), 0)) == 2 * len(changes)
    assert find_changes(store, Query(), 2) == ()


def test_what_people_reject_and_correct(store: Store) -> None:
    history = History(store)
    seized, left = sorted(history.events(), key=lambda each: each.type or "")
    history.judge("reject", left.id, who="ana")
    history.judge("correct", seized.id, who="ana", correction={"mode": "firearms"})
    told = {
        (each.change, each.claim, each.field, each.was, each.now, each.why) for each in find_changes(store, Query(), 1)
    }
    assert told == {
        ("withdrawn", left.id, None, None, None, "rejected by a person"),
        ("changed", seized.id, "mode", "heavy-weapons", "firearms", "corrected by a person"),
    }


def test_a_revision_that_never_was(store: Store) -> None:
    with pytest.raises(BadQuery, match="No revision 9 of this record; it is at revision 1"):
        find_changes(store, Query(), 9)
