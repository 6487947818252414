from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import BadQuery, BadRecord
from onrecord.evaluation.evaluate import answers
from onrecord.evaluation.gold import load_records
from onrecord.evaluation.measures import Tally
from onrecord.evaluation.score import score_records
from onrecord.progress import Progress
from onrecord.settings import load_settings

RECORD = {
    "report": {"id": "r1", "language": "en", "published": "2024-05-15", "text": "The bridge fell on Monday."},
    "times": [{"id": "t1", "start": 19, "end": 25, "type": "DATE", "value": "2024-05-13"}],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(RECORD) + "\n" + json.dumps({"report": {"id": "r2", "text": "  "}, "times": []}) + "\n")
    return path


def test_reports_are_read_and_scored_and_an_unreadable_one_is_empty(gold: Path) -> None:
    seen: list[Progress] = []
    evaluation = score_records("times", *answers("times", gold, load_settings(), watch=seen.append))
    assert evaluation["all"]["value"] == Tally(1, 1, 1)
    assert [each.done for each in seen] == [1, 2]


def test_predictions_of_a_file_are_scored(gold: Path) -> None:
    evaluation = score_records("times", *answers("times", gold, load_settings(), predictions=gold))
    assert evaluation["all"]["strict"] == Tally(1, 1, 1)


def test_an_unknown_task_is_refused_by_name(gold: Path) -> None:
    with pytest.raises(BadQuery, match="no task 'tides'; there are: events"):
        answers("tides", gold, load_settings())


@pytest.mark.parametrize("content", ["{", '{"report": {}}', "[]"])
def test_a_file_without_records_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(content)
    with pytest.raises(BadRecord, match="gold"):
        load_records(path)


def test_only_what_quotes_so_is_left_on_both_sides(tmp_path: Path) -> None:
    spoken = [{"id": f"a{n}", "quoting": how} for n, how in enumerate(("direct", "mixed", "direct"))]
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"report": RECORD["report"], "attributions": spoken}) + "\n")
    records, found = answers("attribution", path, load_settings(), predictions=path, quoting="direct")
    assert [each["id"] for record in (*records, *found) for each in record["attributions"]] == ["a0", "a2"] * 2
