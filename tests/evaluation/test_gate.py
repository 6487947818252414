from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import BadData, BadQuery
from onrecord.evaluation import gate
from onrecord.evaluation.gate import Checked, Floor, check_floors, figure_of, load_floors, raised
from onrecord.evaluation.measures import Rate, Tally
from onrecord.settings import load_settings

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
FLOOR = Floor(task="times", gold="some/dev.jsonl", sha256="0" * 64, row="value", least=0.5)


@pytest.mark.skipif(not GOLD.is_dir(), reason=f"SKIPPED: no gold sets in {GOLD}, no floor was checked")
def test_no_score_is_below_its_floor() -> None:
    below = [each for each in check_floors(GOLD, load_settings()) if not each.holds]
    assert not below


def test_a_floor_rises_to_just_below_what_was_measured() -> None:
    assert raised([Checked(FLOOR, 0.7)], allow_lower=False) == [replace(FLOOR, least=0.69)]


def test_a_floor_stays_where_the_measure_is_only_just_above() -> None:
    assert raised([Checked(FLOOR, 0.505)], allow_lower=False) == [FLOOR]


def test_a_floor_sinks_only_if_told_to() -> None:
    with pytest.raises(BadQuery, match="below its floor"):
        raised([Checked(FLOOR, 0.4)], allow_lower=False)
    assert raised([Checked(FLOOR, 0.4)], allow_lower=True) == [replace(FLOOR, least=0.39)]


def test_another_gold_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gold.jsonl").write_text("{}\n")
    monkeypatch.setattr(gate, "load_floors", lambda: (replace(FLOOR, gold="gold.jsonl"),))
    with pytest.raises(BadData, match="not the file"):
        check_floors(tmp_path, load_settings())


def test_a_floor_with_an_unknown_field_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text('[[floor]]\ntask = "times"\ncolour = "red"\n')
    with pytest.raises(BadData, match="colour"):
        load_floors(path)


def test_floors_are_written_as_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    floors = [FLOOR, replace(FLOOR, head=3)]
    path.write_text("\n".join(map(gate._toml, floors)))
    assert load_floors(path) == tuple(floors)


@pytest.mark.parametrize(("measure", "figure"), [(Tally(1, 2, 2), 0.5), (Rate(3, 4), 0.75), (None, 0.0)])
def test_figure_of_a_row(measure: Tally | Rate | None, figure: float) -> None:
    assert figure_of(measure) == figure
