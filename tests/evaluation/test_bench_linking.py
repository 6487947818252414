from __future__ import annotations

from itertools import islice

import pytest

from onrecord.evaluation.bench_linking import LinkingBench, run_linking_bench
from onrecord.evaluation.invented_feed import REPORTS_A_DAY, invented_feed
from onrecord.wire.checks import check
from onrecord.wire.decode import parse_wire
from onrecord.wire.lines import encode_line


def test_the_feed_is_the_same_each_time_and_goes_on_day_by_day() -> None:
    first, again = (list(islice(invented_feed(), REPORTS_A_DAY + 1)) for _ in range(2))
    assert first == again
    days = [each.report.published_on for each in first]
    assert len(set(days[:-1])) == 1
    assert days[-1] > days[0]  # type: ignore[operator]
    for each in first[:20]:
        check(parse_wire(encode_line(each)))


def test_the_work_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.evaluation.bench_linking.STEP", 20)
    measured = [list(run_linking_bench(40))[-1] for _ in range(2)]
    for each in measured:
        assert isinstance(each, LinkingBench)
        assert each.reports == 40
        assert each.merged > 0
        assert all(step.seconds > 0 and step.compared > 0 and step.settled > 0 for step in each.steps)
    one, other = ([(step.compared, step.settled) for step in each.steps] for each in measured)  # type: ignore[union-attr]
    assert one == other
