"""One event as it was known at an earlier moment: what linking would have found then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.linking.cases import reports
from tests.linking.invented import CODER
from typer.testing import CliRunner

from onrecord.cli.main import app
from onrecord.linking.catch_up import catch_up, workbench_of
from onrecord.linking.link import Linked
from onrecord.model.record import Record
from onrecord.query.history import History, open_history
from onrecord.query.query import Query
from onrecord.store.redaction import redact
from onrecord.store.store import open_store

DAYS = ("2021-05-05", "2021-05-06", "2021-05-09")
BATCHES = (reports()[:1], reports()[1:5], reports()[5:])


def put(folder: Path, day: str, records: Sequence[Record], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.store.commit.now", lambda: f"{day}T08:00:00")
    with open_store(folder) as store:
        store.add(records)
        list(catch_up(store))


def told(history: History, as_known: str | None = None) -> str:
    """All that is shown of events across reports."""
    rows = (
        history.merged(as_known=as_known),
        history.origins(as_known=as_known),
        history.contradictions(as_known=as_known),
        history.events(as_known=as_known),
    )
    return repr([each.dicts() for each in rows])


def link_then(history: History, day: str) -> Linked:
    done = list(catch_up(history.store, Query.of({"as_known": day}).known))[-1]
    assert isinstance(done, Linked)
    return done


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record that was added to, and linked, on three days."""
    for day, batch in zip(DAYS, BATCHES, strict=True):
        put(tmp_path / "record", day, batch, monkeypatch)
    return tmp_path / "record"


def test_links_as_known_are_those_that_were_found_then(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n, day in enumerate(DAYS):
        put(tmp_path / "then", day, BATCHES[n], monkeypatch)
        with open_history(tmp_path / "then") as then, open_history(folder) as now:
            link_then(now, day)
            assert told(now, day) == told(then)


def test_what_was_not_linked_then_stands_alone(folder: Path) -> None:
    with open_history(folder) as history:
        assert history.is_linked()
        assert not history.is_linked(DAYS[1])
        assert not history.merged(as_known=DAYS[1])
        link_then(history, DAYS[1])
        assert history.is_linked(DAYS[1])
        (fall,) = [each for each in history.merged(as_known=DAYS[1], type="COERCE") if "Xalan army" in each.denied_by]
        assert fall.reports == 5


def test_after_the_last_change_it_is_as_now(folder: Path) -> None:
    with open_history(folder) as history:
        assert link_then(history, "2021-05-10") == Linked()
        assert told(history, "2021-05-10") == told(history)
    assert [each.name for each in folder.glob("linking*.sqlite")] == [workbench_of(folder).name]


def test_what_was_judged_and_read_later_changes_nothing_of_then(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_history(folder) as history:
        link_then(history, DAYS[1])
        before = told(history, DAYS[1])
        denied = next(each for each in history.events(report="r4", untyped=True) if each.trigger == "captured")
        history.judge("reject", denied.id, who="desk")
    put(folder, "2021-05-12", [replace(each, coder=replace(CODER, version="2")) for each in reports()], monkeypatch)
    with open_history(folder) as history:
        assert link_then(history, DAYS[1]) == Linked()
        assert told(history, DAYS[1]) == before
        assert not any("Xalan army" in each.denied_by for each in history.merged())


def test_redaction_takes_the_workbenches_of_earlier_moments_away(folder: Path) -> None:
    with open_history(folder) as history:
        link_then(history, DAYS[1])
        redact(history.store, "r5", who="ann", why="asked for")
        assert not list(folder.glob("linking*"))


def test_the_command_line_tells_how_to_link_an_earlier_moment(folder: Path) -> None:
    asked = ["events", "--store", str(folder), "--as-known", DAYS[1]]
    hint = f"onrecord link --as-known {DAYS[1]}"
    assert hint in " ".join(CliRunner().invoke(app, asked).output.split())
    assert "5 reports linked" in CliRunner().invoke(app, ["link", str(folder), "--as-known", DAYS[1]]).output
    assert hint not in " ".join(CliRunner().invoke(app, asked).output.split())
