from __future__ import annotations

import pytest

from onrecord.errors import OnrecordError
from onrecord.evaluation import predict as step
from onrecord.evaluation.gold import Json
from onrecord.evaluation.predict import predict
from onrecord.model.record import Failure
from onrecord.settings import load_settings

GOLD: list[Json] = [
    {"report": {"id": "g1", "text": "The ferry to Bornholm was late on Monday."}, "events": [{"type": "AID"}]},
    {"report": {"id": "g2", "text": " "}, "events": [{"type": "AID"}]},
    {"report": {"id": "g3", "text": "Паром опоздал во вторник.", "language": "ru"}},
]


def test_what_can_not_be_read_is_a_record_without_anything() -> None:
    first, *others = predict(GOLD, load_settings())
    assert first["report"]["id"] == "g1"
    assert all(each.get("type") != "AID" for each in first["events"])  # the gold's own answers are not looked at
    assert others == [{"report": each["report"]} for each in GOLD[1:]]


def test_a_fault_in_a_step_is_no_score(monkeypatch: pytest.MonkeyPatch) -> None:
    fault = Failure(report="g1", stage="coding", error="IndexError (coding/parties.py:1)")
    monkeypatch.setattr(step, "read_all", lambda *_: iter([fault]))
    with pytest.raises(OnrecordError, match="g1: IndexError"):
        list(predict(GOLD[:1], load_settings()))
