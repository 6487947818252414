"""Places told from those who act there."""

from __future__ import annotations

import pytest

from onrecord.evaluation.places import score_places


def record(*kinds: str) -> dict[str, object]:
    mentions = [{"id": f"m{n}", "start": 10 * n, "end": 10 * n + 5} for n in range(len(kinds))]
    places = [{"mention": f"m{n}", "latitude": 1.0, "longitude": 2.0, "kind": kind} for n, kind in enumerate(kinds)]
    return {"mentions": mentions, "places": places}


def test_kinds_where_the_gold_tells_them() -> None:
    gold = record("Literal", "Literal_Modifier", "Metonymic", "Mixed")
    scores = score_places([(gold, record("literal", "metonymic", "metonymic", "metonymic"))])
    assert scores["literal, of those recognised"].f1 == pytest.approx(2 / 3)  # type: ignore[union-attr]
    assert scores["literal or metonymic, mean F1 of the two"].value == pytest.approx((2 / 3 + 0.8) / 2)  # type: ignore[union-attr]


def test_gold_without_kinds_has_no_such_score() -> None:
    assert not any("literal" in name for name in score_places([(record(""), record("literal"))]))
