from __future__ import annotations

from datetime import datetime

import pytest

from onrecord.model.judgement import Capacity, Judgement, Verdict
from onrecord.store.party_text import WrittenParty, parties_in, written
from onrecord.store.verdicts import opinion_of, ruling


def said(*lines: str) -> list[Judgement]:
    """Judgements from "who capacity verdict column=value …"."""
    made = []
    for n, line in enumerate(lines):
        who, capacity, verdict, *columns = line.split()
        made.append(_judgement(str(n), who, capacity, verdict, dict(each.split("=") for each in columns)))  # type: ignore[arg-type]
    return made


def _judgement(id_: str, who: str, capacity: Capacity, verdict: Verdict, correction: dict[str, str]) -> Judgement:
    at = datetime(2024, 12, 1)
    return Judgement(id=id_, verdict=verdict, anchors=(), who=who, at=at, capacity=capacity, correction=correction)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], None),
        (["ann desk accept"], "accept"),
        (["ann desk reject", "ben desk accept"], "accept"),
        (["ann desk correct type=AID", "ben desk correct mode=food"], "correct mode=food type=AID"),
        (["ann desk correct type=AID", "ben desk accept", "ann desk correct mode=food"], "correct mode=food"),
        (["ann coder reject"], None),
        (["ann coder reject", "ben coder reject"], "reject"),
        (["ann coder reject", "ben coder accept"], None),
        (["ann coder accept", "ben coder correct type=AID"], None),
        (["ann coder correct type=AID", "ben coder correct type=AID mode=food"], "correct type=AID"),
        (["ann coder correct type=AID", "ben coder correct type=COERCE"], None),
        (["ann coder reject", "ann coder accept", "ben coder accept"], "accept"),
        (["ann coder reject", "ben coder reject", "cat coder accept"], None),
        (["ann coder reject", "ben coder reject", "cat desk accept"], "accept"),
        (["cat decision accept", "ann desk reject"], "accept"),
        (["cat decision accept", "dan decision reject"], "reject"),
    ],
)
def test_what_judgements_come_to(lines: list[str], expected: str | None) -> None:
    opinion = ruling(said(*lines))
    if opinion is None:
        assert expected is None
    else:
        columns = sorted(f"{name}={value}" for name, value in opinion.correction.items())
        assert " ".join([opinion.verdict, *columns]) == expected


def test_nobody_has_no_opinion() -> None:
    assert opinion_of([]) is None


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("", []),
        ("rebels", [("rebels", ())]),
        ("Syrian army [SYR MIL]; rebels [- REB]", [("Syrian army", ("SYR", "MIL")), ("rebels", (None, "REB"))]),
        (" a crowd of 3,000 [syr civ] ;", [("a crowd of 3,000", ("SYR", "CIV"))]),
    ],
)
def test_parties_as_people_write_them(text: str, parties: list[tuple[str, tuple[str | None, ...]]]) -> None:
    found = parties_in(text)
    assert found == tuple(WrittenParty(*each) for each in parties)
    assert parties_in(written(found)) == found


@pytest.mark.parametrize("text", ["[SYR]", "army [SYR", "army [SYR] of the north", "army [S1]"])
def test_what_is_no_party(text: str) -> None:
    with pytest.raises(ValueError, match="needs"):
        parties_in(text)


def test_a_name_with_brackets_can_be_written() -> None:
    assert parties_in(written([WrittenParty("Guards [north]; east")])) == (WrittenParty("Guards  north   east"),)
