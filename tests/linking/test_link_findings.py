"""Origins, contradictions and copies of the invented war."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from tests.linking.cases import reports

from onrecord.linking.cluster import Wishes, pair_of
from onrecord.linking.link import Linker
from onrecord.linking.workbench import Workbench


@pytest.fixture(scope="module")
def bench() -> Iterator[Workbench]:
    with Workbench(None) as workbench:
        list(Linker(workbench).link(reports()))
        yield workbench


def merged_of(bench: Workbench, report: str, words: str) -> str:
    (merged,) = bench.column(
        "select distinct merged from claims join clusters on clusters.event = claims.event"
        " where report = ? and words = ?",
        report,
        words,
    )
    return merged


def origins(bench: Workbench, merged: str) -> set[tuple[str, str, bool]]:
    rows = bench.db.execute("select name, stance, asserted from origins where merged = ?", (merged,))
    return {(row["name"], row["stance"], bool(row["asserted"])) for row in rows}


@pytest.mark.parametrize(
    ("report", "words"), [("r2", "captured"), ("r3", "captured"), ("r4", "fall"), ("r4", "captured"), ("r5", "seized")]
)
def test_one_event_in_many_reports(bench: Workbench, report: str, words: str) -> None:
    assert merged_of(bench, report, words) == merged_of(bench, "r1", "captured")


@pytest.mark.parametrize(("report", "words"), [("r6", "captured"), ("r7", "left"), ("r9", "marched")])
def test_other_town_or_other_act_is_another_event(bench: Workbench, report: str, words: str) -> None:
    assert merged_of(bench, report, words) != merged_of(bench, "r1", "captured")


def test_three_prints_of_one_line_are_one_origin_and_a_denial_joins_as_a_voice_against(bench: Workbench) -> None:
    assert origins(bench, merged_of(bench, "r1", "captured")) == {
        ("Hill Wire", "affirm", True),
        ("Valley Radio", "affirm", True),
        ("residents", "affirm", False),
        ("Xalan army", "deny", False),
    }


def test_who_printed_first(bench: Workbench) -> None:
    rows = bench.db.execute(
        "select one.report as copy, two.report as first from first_prints join passages as one on one.id = passage"
        " join passages as two on two.id = first where one.report <> two.report"
    )
    assert {(row["copy"], row["first"]) for row in rows} == {("r2", "r1"), ("r3", "r1")}


def test_contradictions_name_the_values_and_who_says_which(bench: Workbench) -> None:
    found = {
        (row["kind"], row["what"]): {each["value"]: set(each["by"]) for each in json.loads(row["said"])}
        for row in bench.db.execute("select kind, what, said from contradictions where tension = 0")
    }
    assert found["polarity", None]["deny"] == {"Xalan army"}
    assert found["number", "killed"] == {"9": {"Xalan army", "residents"}, "40": {"River Front"}}


def test_judgements_override_scores() -> None:
    with Workbench(None) as bench:
        list(Linker(bench).link(reports()))
        capture = bench.column("select id from claims where report in ('r1', 'r6') order by report")
        copies = bench.column("select id from claims where report in ('r1', 'r2') order by report")
    wishes = Wishes(together=frozenset({pair_of(*capture)}), apart=frozenset({pair_of(*copies)}))
    with Workbench(None) as bench:
        list(Linker(bench, wishes).link(reports()))
        assert merged_of(bench, "r6", "captured") == merged_of(bench, "r1", "captured")
        assert merged_of(bench, "r2", "captured") != merged_of(bench, "r1", "captured")


def test_what_is_refused_is_no_claim() -> None:
    with Workbench(None) as bench:
        list(Linker(bench).link(reports()))
        (denial,) = bench.column("select id from claims where report = 'r4' and words = 'captured'")
    with Workbench(None) as bench:
        list(Linker(bench, refused=frozenset({denial})).link(reports()))
        assert not bench.column("select id from claims where id = ?", denial)
        assert not any(stance == "deny" for _, stance, _ in origins(bench, merged_of(bench, "r1", "captured")))
