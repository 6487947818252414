"""Gold and predictions: records as they are on the wire, with what gold adds to them."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onrecord.errors import BadRecord

Json = dict[str, Any]
Edges = tuple[int, int]  # start and end of a span, half-open, in code points
Pair = tuple[Json, Json]  # a gold record and what was predicted for its report


def load_records(path: Path) -> list[Json]:
    """The records of a file: JSON lines, or one record (or a list of them) in a ``.json`` file.

    Raises BadRecord for a line that is no JSON object with a report.
    """
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        content = _parsed(source, path, 1)
        records = content if isinstance(content, list) else [content]
    else:
        records = [_parsed(line, path, number) for number, line in enumerate(source.splitlines(), 1) if line.strip()]
    for number, record in enumerate(records, 1):
        if not isinstance(record, dict) or "id" not in record.get("report", {}):
            raise BadRecord(f"{path.name}: record {number} has no report with an id")
    return records


def _parsed(source: str, path: Path, line: int) -> Any:
    try:
        return json.loads(source)
    except json.JSONDecodeError as error:
        raise BadRecord(f"{path.name}:{line}: no JSON: {error.msg}") from error


def pair_up(gold: Sequence[Json], predictions: Sequence[Json]) -> list[Pair]:
    """Each gold record with the prediction for the same report id; without one, as if nothing had been found."""
    answers = {id_of_report(each): each for each in predictions}
    return [(each, answers.get(id_of_report(each), {"report": each["report"]})) for each in gold]


def id_of_report(record: Json) -> str:
    """The id of the record's report."""
    return str(record["report"]["id"])


def edges_of(span: Json | None) -> Edges | None:
    """Start and end of a span; None for none."""
    return (span["start"], span["end"]) if span else None


def triggers_of(event: Json) -> list[Edges]:
    """The spans of an event's trigger: one, or the several that gold may give."""
    spans = event.get("triggers") or ([event["trigger"]] if event.get("trigger") else [])
    return [(each["start"], each["end"]) for each in spans]


def codings_of(gold: Json) -> list[Json]:
    """The gold itself, or what each of its human coders made of the report."""
    return gold.get("codings") or [gold]


def is_annotated(gold: Json, start: int) -> bool:
    """Whether the gold covers the part of the report in which a span starts."""
    if "scored_ranges" in gold:
        return any(first <= start < after for first, after in gold["scored_ranges"])
    return bool(start < gold.get("scored_until", math.inf))
