"""What is found of an event across reports: its origins, and where they differ."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from onrecord.linking.bodies import folded
from onrecord.linking.contradictions import find_contradictions
from onrecord.linking.workbench import Workbench, as_json

_ORIGINS = Path(__file__).with_name("corroboration.sql")
_VALUES = Path(__file__).with_name("contradictions.sql")
_KEYS = """
select distinct origin from clusters join claims on claims.event = clusters.event where clusters.merged = :merged
"""
_WORDS = """
select claims.sentence, claims.name from clusters join claims on claims.event = clusters.event
where clusters.merged = :merged and claims.stance = 'affirm' order by claims.id
"""


def find_again(bench: Workbench, merged: Iterable[str]) -> None:
    """Looks anew at these events across reports; of what one claim tells alone nothing needs to be kept."""
    for each in sorted(merged):
        for table in ("origins", "contradictions"):
            bench.db.execute(f"delete from {table} where merged = ?", (each,))
        (claims,) = bench.db.execute(
            "select count(*) from clusters join claims on claims.event = clusters.event where merged = ?", (each,)
        ).fetchone()
        if claims > 1:
            _find(bench, each)


def _find(bench: Workbench, merged: str) -> None:
    stands = json.dumps(folded([str(row["origin"]) for row in bench.rows(_KEYS, merged=merged)]))
    origins = bench.rows(_ORIGINS.read_text(encoding="utf-8"), merged=merged, stands=stands)
    for row in origins:
        names = sorted({name for each in json.loads(str(row["names"])) for name in each})
        bench.db.execute(
            "insert into origins values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                merged, row["origin"], row["stance"], row["name"], as_json(names), row["side"], row["asserted"],
                _sorted(row["claims"]), _sorted(row["reports"]),
            ),
        )  # fmt: skip
    values = bench.rows(_VALUES.read_text(encoding="utf-8"), merged=merged, stands=stands)
    for n, found in enumerate(find_contradictions(values, origins, bench.rows(_WORDS, merged=merged))):
        said = as_json(asdict(each) for each in found.said)
        bench.db.execute(
            "insert into contradictions values (?, ?, ?, ?, ?, ?)",
            (merged, n, found.kind, found.what, found.tension, said),
        )


def _sorted(listed: Any) -> str:
    return as_json(sorted(json.loads(listed)))
