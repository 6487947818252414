"""Reading on Ray gives what reading here gives, whoever is killed meanwhile."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from onrecord.errors import ClusterError
from onrecord.ingest.local import read_all
from onrecord.ingest.on_ray import Actors, read_on_ray
from onrecord.ingest.pool import Result, read_in
from onrecord.ingest.shard import put_on_record
from onrecord.model.record import Failure, Record
from onrecord.model.report import Report
from onrecord.settings import load_settings
from onrecord.store.segments import hash_of
from onrecord.store.store import SHARD, open_store
from onrecord.wire.encode import to_wire

BAD = Failure(report="b.txt", stage="intake", error="empty")
REPORTS = [
    Report(id=f"q{n}", text=f"Dockers shut port {n} of Gdynia on Monday, their union said.") for n in range(SHARD + 32)
]


def lines(results: Sequence[Result]) -> list[str]:
    return [json.dumps(to_wire(each)) if isinstance(each, Record) else str(each) for each in results]


def segments(folder: Path) -> dict[str, str]:
    """The files of a record with their hashes."""
    return {each.name: hash_of(each) for each in (folder / "segments").rglob("*.parquet")}


@pytest.fixture(scope="module")
def alone() -> list[Result]:
    """What reading here gives."""
    return list(read_all([BAD, *REPORTS], load_settings()))


def test_a_worker_that_is_killed_costs_nothing(alone: list[Result]) -> None:
    pool = Actors(load_settings(), 1)
    (pid,) = pool.pids()

    def killing() -> Iterator[Report | Failure]:
        yield BAD
        for n, each in enumerate(REPORTS):
            if n == 20:
                os.kill(pid, signal.SIGKILL)
            yield each

    assert lines(list(read_in(pool, killing()))) == lines(alone)


def test_a_driver_that_is_killed_begins_again_where_it_was(tmp_path: Path, alone: list[Result]) -> None:
    with open_store(tmp_path / "undisturbed") as store:
        deque(put_on_record(alone[1:], store), maxlen=0)
    given, folder = tmp_path / "reports.jsonl", tmp_path / "record"
    given.write_text(
        "".join(json.dumps({"id": each.id, "text": each.text, "language": "en"}) + "\n" for each in REPORTS)
    )
    command = [sys.executable, "-m", "onrecord", "read", str(given), "--store", str(folder), "--engine", "ray"]
    driver = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)
    with open_store(folder) as store:
        for _ in range(3000):
            if store.catalog.execute("select 1 from codings").fetchone() or driver.poll() is not None:
                break
            time.sleep(0.1)
    os.killpg(driver.pid, signal.SIGKILL)
    assert driver.wait() == -signal.SIGKILL
    again = subprocess.run(command, check=True, timeout=300, capture_output=True, text=True)
    assert f"{len(REPORTS) - SHARD} put on record in {folder}, {SHARD} there already" in again.stderr
    assert segments(folder) == segments(tmp_path / "undisturbed")


def test_no_cluster_is_one_clear_line() -> None:
    with pytest.raises(ClusterError, match=r"No Ray cluster at 127\.0\.0\.1:9"):
        list(read_on_ray(REPORTS, load_settings(), 1, "127.0.0.1:9"))
