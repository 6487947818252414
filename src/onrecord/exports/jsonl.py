"""Rows as JSON lines."""

from __future__ import annotations

from typing import Any, BinaryIO

import msgspec

from onrecord.query.rows import Rows


def write_jsonl(rows: Rows[Any], file: BinaryIO) -> None:
    """One object a row, in UTF-8; days as ISO 8601, what is not known as null."""
    for row in rows.dicts():
        file.write(msgspec.json.encode(row) + b"\n")
