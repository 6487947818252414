from __future__ import annotations

from types import ModuleType

import pytest

from onrecord.coding.reader import Reader
from onrecord.errors import BadQuery
from onrecord.evaluation.bench import WORLD_STEPS, Bench, run_bench
from onrecord.evaluation.stopwatch import timed_steps
from onrecord.model.report import Report
from onrecord.progress import Progress
from onrecord.reading import read_report as corridor

TEXT = "Rebels seized the town of Hama on Sunday, officials said. The mayor fled."


def test_bench_tells_speed_memory_and_time_by_step(reader: Reader) -> None:
    *progress, bench = run_bench([Report(id="r1", text=TEXT), Report(id="r2", text=TEXT)], reader, rounds=2)
    assert progress == [Progress("rounds", 1, 2), Progress("rounds", 2, 2)]
    assert isinstance(bench, Bench)
    assert (bench.reports, bench.tokens) == (2, 32)
    assert bench.ratio > 0.5
    assert bench.peak_megabytes > 50
    assert {"parse", "find_mentions", "find_attributions", "find_time_expressions", "code_events"} <= set(bench.steps)
    assert set(WORLD_STEPS) <= set(bench.steps), "a step of the world was renamed"
    assert 0 < bench.world_share < 1
    assert list(bench.steps.values()) == sorted(bench.steps.values(), reverse=True)


def test_bench_without_reports_is_refused(reader: Reader) -> None:
    with pytest.raises(BadQuery, match="at least one report"):
        list(run_bench([], reader))


def test_steps_are_put_back_after_timing() -> None:
    before = dict(vars(corridor))
    with timed_steps(corridor) as seconds:
        assert vars(corridor)["find_quotations"] is not before["find_quotations"]
    assert dict(vars(corridor)) == before
    assert not seconds
    assert isinstance(corridor, ModuleType)
