"""How long the desk takes to answer: pages and API over a record, asked in many ways one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from onrecord.errors import StoreError
from onrecord.progress import Progress
from onrecord.web.app import make_app

if TYPE_CHECKING:
    from starlette.testclient import TestClient

# What is asked, and the milliseconds in which 95 of 100 answers should be there.
TARGETS: Mapping[str, int] = {"first page after the start": 3000, "first page": 1000, "filter": 300, "search": 200}
_FIRST = ("/", "/events", "/sources", "/api/v1/events", "/api/v1/claims", "/api/v1/reports")
_FILTERED = ("/events", "/api/v1/events", "/api/v1/claims", "/api/v1/sources", "/api/v1/actors", "/api/v1/places")
_SEARCHED = ("/search", "/api/v1/search")


@dataclass(frozen=True, slots=True)
class Timing:
    """How long answers to one kind of question took, in milliseconds; ``cpu`` of all cores, whatever else they do."""

    what: str
    path: str
    asked: int
    median: float
    p95: float
    cpu_median: float
    cpu_p95: float
    slowest: str  # the question that took longest


def run_desk_bench(folder: Path, rounds: int = 10, seed: int = 1) -> Iterator[Progress | tuple[Timing, ...]]:
    """Progress, at last how long each kind of page took. Filters and words are drawn from the record."""
    from starlette.testclient import TestClient

    with TestClient(make_app(folder), headers={"Accept": "*/*"}) as client:
        timings = [_timed(client, "first page after the start", "/", ["/"])]
        asked = _questions(client, rounds, Random(seed))
        for n, ((what, path), urls) in enumerate(asked.items()):
            timings.append(_timed(client, what, path, urls))
            yield Progress("kinds of questions", n + 1, len(asked))
    yield tuple(timings)


def _questions(client: TestClient, rounds: int, chance: Random) -> dict[tuple[str, str], list[str]]:
    """The URLs to ask, by kind and path."""
    asked: dict[tuple[str, str], list[str]] = {("first page", path): [path] * rounds for path in _FIRST}
    filters, words = _drawn(client, chance)
    for path in _FILTERED:
        asked["filter", path] = [f"{path}?{urlencode(chance.choice(filters))}" for _ in range(3 * rounds)]
    for path in _SEARCHED:
        asked["search", path] = [f"{path}?{urlencode({'text': chance.choice(words)})}" for _ in range(3 * rounds)]
    return asked


def _drawn(client: TestClient, chance: Random) -> tuple[list[dict[str, str]], list[str]]:
    """Filters, alone and two together, and words, as they are on record."""
    rows: list[dict[str, Any]] = client.get("/api/v1/events?limit=2000&order=confidence").json()["items"]
    if not rows:
        raise StoreError("There is nothing on record to be asked for.")
    values: list[dict[str, str]] = []
    words: list[str] = []
    for row in chance.sample(rows, min(len(rows), 200)):
        alone = [("type", row["type"]), ("country", row["country"]), ("outlet", row["outlet"]), ("place", row["place"]),
                 ("since", row["latest"]), ("until", row["latest"]), ("status", row["status"]),
                 ("actor", row["actors"][0] if row["actors"] else None), ("source", row["voice"])]  # fmt: skip
        known = [{name: value} for name, value in alone if value]
        told = [each.strip(".,:;“”’'\"") for each in row["sentence"].split()]
        values += [*known, chance.choice(known) | chance.choice(known), {"text": chance.choice(told)}]
        words += [chance.choice(told), f"{chance.choice(told)} {chance.choice(told)}"]
    usable = [each for each in words if any(letter.isalnum() for letter in each)]
    return [each for each in values if each.get("text", "a")[:1].isalnum()], usable


def _timed(client: TestClient, what: str, path: str, urls: Sequence[str]) -> Timing:
    times = [(*_taken(client, url), url) for url in urls]
    wall, cpu = sorted(each[0] for each in times), sorted(each[1] for each in times)
    middle, late = len(times) // 2, max(0, round(0.95 * len(times)) - 1)
    return Timing(what, path, len(times), wall[middle], wall[late], cpu[middle], cpu[late], max(times)[2])


def _taken(client: TestClient, url: str) -> tuple[float, float]:
    """Milliseconds until the answer is there, and of CPU time. Raises StoreError for another answer than 200."""
    begun, used = perf_counter(), process_time()
    answer = client.get(url)
    took = (perf_counter() - begun) * 1000, (process_time() - used) * 1000
    if answer.status_code != 200:
        raise StoreError(f"{url} gave {answer.status_code}: {answer.text[:200]}")
    return took
