"""Tables as JSON lines."""

from __future__ import annotations

from typing import BinaryIO

import msgspec

from onrecord.exports.table import Table


def write_jsonl(table: Table, file: BinaryIO) -> None:
    """One object a row, in UTF-8; days as ISO 8601, what is not known as null."""
    for row in table.rows:
        file.write(msgspec.json.encode({name: row[name] for name in table.names}) + b"\n")
