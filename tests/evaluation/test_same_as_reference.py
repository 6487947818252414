"""Our scores are those of the reference scorer, row by row and digit by digit."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from onrecord.evaluation.gold import load_records
from onrecord.evaluation.report import table, to_json
from onrecord.evaluation.score import score_records

SHARED = Path(__file__).resolve().parents[3] / "shared"
SCORER = SHARED / "tools" / "score.py"
Json = dict[str, Any]

CASES = [
    ("events", "gold/plover_gsr_cameo/dev.jsonl"),
    ("events", "gold/wikievents/dev.jsonl"),
    ("dyads", "gold/plover_gsr_cameo/dev.jsonl"),
    ("dyads", "gold/muc4/dev.jsonl"),
    ("attribution", "gold/polnear/dev.extra.jsonl"),
    ("attribution", "seed/gold.json"),
    ("factuality", "gold/factuality_meantime/dev.jsonl"),
    ("factuality", "seed/gold.json"),
    ("places", "gold/tr-news/dev.jsonl"),
    ("places", "seed/gold.json"),
    ("times", "gold/meantime/dev.jsonl"),
    ("times", "seed/gold.json"),
    ("actors", "gold/ngec_actor_tests/dev.jsonl"),
    ("linking", "gold/meantime/dev.jsonl"),
]
VALUES = ["CT+", "PR-", "Uu"]

pytestmark = pytest.mark.skipif(not SCORER.is_file(), reason=f"SKIPPED: no reference scorer in {SCORER.parent}")


def spoiled(record: Json, seed: int) -> Json:
    """The gold as a prediction with errors: every third item missing, spans moved, types and parties changed."""
    copy: Json = json.loads(json.dumps(record))
    for section in ("events", "attributions", "times", "places", "mentions"):
        if section in copy:
            kept = [each for n, each in enumerate(copy[section]) if section == "mentions" or (n + seed) % 3]
            copy[section] = [spoiled_item(each, n + seed) for n, each in enumerate(kept)]
    if "expected" in copy:
        country = copy["expected"].get("country") if seed % 2 else "XXX"
        copy["entities"] = [{"name": "Nobody", "roles": [{"country": country, "code": copy["expected"].get("sector")}]}]
    if "fillers" in copy:
        copy["events"] = [
            {"type": "ASSAULT", side: [{"name": group[0]} for group in groups]}
            for side, groups in copy["fillers"].items()
        ]
    return copy


def spoiled_item(item: Json, n: int) -> Json:
    for name in ("source", "cue", "trigger"):
        if item.get(name) and n % 4 == 1:
            item[name] = {**item[name], "end": max(item[name]["start"] + 1, item[name]["end"] - 2)}
            item.pop(f"{name}_spans", None)
    if item.get("type") and n % 5 == 1:
        item["type"] = "CONSULT"
    if "factuality" in item and n % 2:
        item["factuality"] = [{**each, "value": VALUES[n % 3]} for each in item["factuality"]]
    if "chain" in item and n % 4 == 2:
        item["chain"] = [{**step, "role": "speaker"} for step in item["chain"]]
    if "actors" in item and n % 3 == 2:
        item["actors"], item["recipients"] = item.get("recipients", []), item["actors"]
    if item.get("latitude") is not None and n % 3 == 1:
        item["latitude"] = item["latitude"] / 2
    if "value" in item and n % 4 == 3:
        item["value"], item["start"] = "PAST_REF", item["start"] + 1
    return item


@pytest.mark.parametrize(("task", "name"), CASES)
def test_same_figures_as_the_reference_scorer(task: str, name: str, tmp_path: Path) -> None:
    gold, predictions = SHARED / name, tmp_path / "predictions.jsonl"
    records = [spoiled(each, n) for n, each in enumerate(load_records(gold)) if n % 7]
    records = records or [spoiled(each, 1) for each in load_records(gold)]
    predictions.write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")
    evaluation = score_records(task, load_records(gold), load_records(predictions))
    assert table(evaluation) == reference(task, gold, predictions)
    assert json.loads(to_json(evaluation)) == json.loads(reference(task, gold, predictions, "--json"))


def reference(task: str, gold: Path, predictions: Path, *options: str) -> str:
    command = [sys.executable, str(SCORER), task, str(gold), str(predictions), *options]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.rstrip("\n")
