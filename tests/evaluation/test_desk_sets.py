"""The desk sets hold together: their gold fits their reports, and there is enough of everything."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from onrecord.cli.demo import find_samples
from onrecord.evaluation.desk import score_desk
from onrecord.evaluation.desk_found import DeskFound, FoundContradiction, FoundDay, FoundEvent, FoundMention, FoundVoice
from onrecord.evaluation.desk_gold import DeskGold, load_desk
from onrecord.evaluation.measures import Measure, Rate
from onrecord.model.report import Report

GOLDEN = Path(__file__).parents[1] / "golden"
SETS = [GOLDEN / "desk", GOLDEN / "demo", GOLDEN / "wires"]


def texts_of(folder: Path) -> dict[str, str]:
    lines = (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    return {each["id"]: each["text"] for each in map(json.loads, lines)}


@pytest.mark.parametrize("folder", SETS, ids=lambda each: each.name)
def test_gold_fits_its_reports(folder: Path) -> None:
    gold = load_desk(folder, texts_of(folder))
    spans = sorted((each.report, each.start, each.end) for event in gold.events for each in event.mentions)
    assert all(one[0] != other[0] or one[2] <= other[1] for one, other in pairwise(spans))
    assert all(each.voices for each in gold.events)


@pytest.mark.parametrize("folder", SETS, ids=lambda each: each.name)
def test_who_contradicts_is_among_the_origins(folder: Path) -> None:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    said = [o for e in gold["events"] for c in e["contradictions"] for v in c["values"] for o in v["origins"]]
    assert set(said) <= set(gold["origins"])


def test_the_desk_set_is_large_enough() -> None:
    folder = GOLDEN / "desk"
    gold = load_desk(folder, texts_of(folder))
    reports = [json.loads(line) for line in (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(reports) >= 60
    assert len({each["outlet"] for each in reports}) >= 8
    assert sum(len(each.mentions) > 1 for each in gold.events) >= 10
    assert len({(each.of, each.country) for each in gold.control}) >= 6
    assert {each.kind for event in gold.events for each in event.contradictions} == {
        "number",
        "place",
        "date",
        "actor",
        "polarity",
    }
    assert 0.4 < sum(each.held_out for each in gold.events) / len(gold.events) < 0.6


def test_the_demo_set_is_the_samples() -> None:
    samples = {each.id: each.text for each in find_samples() if isinstance(each, Report)}
    assert texts_of(GOLDEN / "demo") == samples


@pytest.mark.parametrize("folder", SETS, ids=lambda each: each.name)
def test_the_gold_itself_scores_full_marks(folder: Path) -> None:
    gold = load_desk(folder, texts_of(folder))
    for scores in score_desk(gold, as_found(gold)).values():
        assert all(full(each) for each in scores.values())


def full(measure: Measure) -> bool:
    return measure.value == 1 if isinstance(measure, Rate) else measure.f1 == 1


def as_found(gold: DeskGold) -> DeskFound:
    days = {
        part: {
            each.key: FoundDay(
                names=each.values[0] if each.values[0] != ("contested",) else (),
                contested=each.values[0] == ("contested",),
            )
            for each in getattr(gold, part)
        }
        for part in ("control", "offices", "whereabouts")
    }
    return DeskFound(
        mentions=tuple(
            FoundMention(report=each.report, start=each.start, end=each.end, event=event.id)
            for event in gold.events
            for each in event.mentions
        ),
        events={
            event.id: FoundEvent(
                voices=tuple(
                    FoundVoice(
                        names=each.names,
                        side=each.side,
                        stance=each.stance,
                        assertion=each.assertion,
                        reports=each.reports,
                    )
                    for each in event.voices
                ),
                contradictions=tuple(
                    FoundContradiction(kind=each.kind, what=each.what, values=each.values)
                    for each in event.contradictions
                ),
            )
            for event in gold.events
        },
        copies=gold.copies,
        control=days["control"],
        offices=days["offices"],
        whereabouts=days["whereabouts"],
    )
