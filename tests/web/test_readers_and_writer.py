"""Fifty readers of pages and API at once, while another process puts reports on record."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import httpx
import pytest
import uvicorn
from tests.hand_made import example

from onrecord.store.compaction import compact
from onrecord.store.store import open_store
from onrecord.web.app import make_app

READERS = 50
WRITTEN = 100  # reports that the other process writes meanwhile, five at a time
WRITER = Path(__file__).parents[1] / "store" / "writer.py"
PATHS = ("/", "/events", "/search?text=Saraqib", "/api/v1/events?type=ASSAULT", "/api/v1/sources", "/api/v1/timeline")


def test_readers_meet_no_error_while_another_process_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_RATE", "0")
    with open_store(tmp_path) as store:
        store.add(example(f"first{n}") for n in range(20))
    server = uvicorn.Server(uvicorn.Config(make_app(tmp_path), host="127.0.0.1", port=0, log_level="error"))
    serving = threading.Thread(target=server.run, daemon=True)
    serving.start()
    while not server.started:
        sleep(0.05)
    base = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    writer = subprocess.Popen([sys.executable, str(WRITER), str(tmp_path), "0", str(WRITTEN), "5"])

    def read(reader: int) -> list[tuple[str, int]]:
        told: list[tuple[str, int]] = []
        with httpx.Client(base_url=base, timeout=120, trust_env=False) as client:
            while not told or writer.poll() is None:
                path = PATHS[(reader + len(told)) % len(PATHS)]
                told.append((path, client.get(path).status_code))
        return told

    try:
        with ThreadPoolExecutor(READERS) as pool:
            reading = [pool.submit(read, each) for each in range(READERS)]
            sleep(1)
            with open_store(tmp_path) as store:
                compact(store)  # takes files away that somebody may be reading
            told = [each for one in reading for each in one.result()]
        assert writer.wait() == 0
        assert {status for _, status in told} == {200}
        assert len(told) >= READERS
        answer = httpx.get(f"{base}/api/v1/reports?limit=1000", trust_env=False, timeout=120)
        assert len(answer.json()["items"]) == 20 + WRITTEN
    finally:
        writer.kill()
        server.should_exit = True
        serving.join(20)
