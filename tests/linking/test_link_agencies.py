"""Agencies and their states: copies of one line are one origin, an agency and a ministry two voices of one side."""

from __future__ import annotations

from datetime import date

from tests.linking.invented import Told, record

from onrecord.linking.link import Linker
from onrecord.linking.workbench import Workbench
from onrecord.model.record import Record

DAY = date(2031, 5, 5)
LINE = "River Front fighters captured Tolmin on Monday after two days of shelling along the bank, TASS reported."


def origins_of(*records: Record) -> list[tuple[str, str | None, str]]:
    """(name, side, stance) of each origin of the one event that the records tell of."""
    with Workbench(None) as bench:
        for _ in Linker(bench).link(records):
            pass
        rows = bench.rows("select name, side, stance from origins order by name, stance")
    return [(str(row["name"]), str(row["side"]), str(row["stance"])) for row in rows]


def line(id_: str, outlet: str) -> Record:
    """A report of one line of the agency."""
    return record(id_, outlet, DAY, LINE, Told("captured", "COERCE", "rebels", "Tolmin", DAY, said_by="TASS"))


def test_three_copies_of_one_line_are_one_origin() -> None:
    found = origins_of(line("r1", "Hill Wire"), line("r2", "Coast Paper"), line("r3", "Night Post"))
    assert found == [("TASS", "country:RUS", "affirm")]


def test_agency_and_ministry_are_two_voices_of_one_side() -> None:
    said = "River Front fighters captured Tolmin on Monday, the Russian foreign ministry said."
    told = Told("captured", "COERCE", "rebels", "Tolmin", DAY, said_by="russia")
    found = origins_of(line("r1", "Hill Wire"), record("r2", "Coast Paper", DAY, said, told))
    assert [name for name, _, _ in found] == ["Russian foreign ministry", "TASS"]
    assert {side for _, side, _ in found} == {"country:RUS"}
