"""The JSON Schema of a wire record, from its types. ``python -m onrecord.wire.schema`` writes schema.json anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from onrecord.wire.record import WireRecord
from onrecord.wire.versions import WIRE_VERSION

FILE = Path(__file__).with_name("schema.json")


def wire_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) that every line of ``--to jsonl`` meets."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"onrecord wire record, version {WIRE_VERSION}",
        **msgspec.json.schema(WireRecord, ref_template="#/$defs/{name}"),
    }


def schema_text() -> str:
    """The schema as it stands in schema.json."""
    return json.dumps(wire_schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(schema_text(), encoding="utf-8")
