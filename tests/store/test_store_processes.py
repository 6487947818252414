"""Several processes at one record, some of which die: nothing lost, nothing twice, never half."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.store.health import check_store
from onrecord.store.store import open_store

WRITER = Path(__file__).with_name("writer.py")
KILLS = 8
REPORTS = 600


def _writer(folder: Path, first: int, count: int, shard: int) -> subprocess.Popen[str]:
    arguments = [str(each) for each in (folder, first, count, shard)]
    return subprocess.Popen([sys.executable, str(WRITER), *arguments], stdout=subprocess.PIPE, text=True)


def _done(writer: subprocess.Popen[str]) -> tuple[int, int, int]:
    told, _ = writer.communicate(timeout=120)
    assert writer.returncode == 0
    count, skipped, failed = map(int, told.split()[1:])
    return count, skipped, failed


def _look(folder: Path) -> set[str]:
    """The reports on record; fails where they are there in part."""
    with open_store(folder) as store:
        engine = store.read()
        rows = engine.execute("select report, count(*) from all_events group by report order by report").fetchall()
        lines = engine.execute("select report from all_records order by report").fetchall()
        engine.close()
    assert all(count == 2 for _, count in rows)
    assert [report for report, _ in rows] == [report for (report,) in lines]
    return {report for report, _ in rows}


def test_killed_writers_lose_nothing_that_was_committed(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    chance = random.Random(7)
    seen: set[str] = set()
    for kill in range(KILLS):
        writer = _writer(tmp_path, 0, REPORTS, 2)
        assert writer.stdout is not None
        assert writer.stdout.readline() == "adding\n"
        wanted = len(seen) + (2 if kill else 0)  # the first dies before it has committed anything, or nearly so
        until = time.monotonic() + 60
        while len(seen) < wanted and time.monotonic() < until:
            now = _look(tmp_path)
            assert seen <= now
            seen = now
        time.sleep(chance.uniform(0, 0.1))  # anywhere in its next commits
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        now = _look(tmp_path)
        assert seen <= now
        seen = now
    assert 0 < len(seen) < REPORTS
    assert check_store(tmp_path).problems == ()
    count, skipped, failed = _done(_writer(tmp_path, 0, REPORTS, 100))
    assert (count + skipped, failed) == (REPORTS, 0)
    assert skipped == len(seen)
    assert len(_look(tmp_path)) == REPORTS
    health = check_store(tmp_path)
    assert (health.reports, health.codings, health.orphans, health.problems) == (REPORTS, REPORTS, 0, ())


@pytest.mark.parametrize("shards", [(5, 5), (5, 7)], ids=["same shards", "other shards"])
def test_two_writers_of_the_same_reports_add_them_once(tmp_path: Path, shards: tuple[int, int]) -> None:
    writers = [_writer(tmp_path, 0, 60, shards[0]), _writer(tmp_path, 20, 60, shards[1])]
    while any(each.poll() is None for each in writers):
        if (tmp_path / "catalog.sqlite").exists():
            _look(tmp_path)
    results = [_done(each) for each in writers]
    assert sum(count for count, _, _ in results) == 80
    assert sum(skipped for _, skipped, _ in results) == 40
    assert _look(tmp_path) == {f"r{n}" for n in range(80)}
    assert check_store(tmp_path).problems == ()
