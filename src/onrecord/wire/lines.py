"""Records as JSON lines."""

from __future__ import annotations

import msgspec

from onrecord.errors import BadRecord
from onrecord.model.record import Record
from onrecord.wire.encode import to_wire


def encode_line(record: Record) -> bytes:
    """The record as one line of JSON in UTF-8, without its line end; the same record gives the same bytes.

    Raises BadRecord for text that UTF-8 can't carry (a lone surrogate).
    """
    try:
        return msgspec.json.encode(to_wire(record))
    except UnicodeEncodeError as error:
        raise BadRecord(f"Report {record.report.id!r} holds a character that can't be written: {error}") from error
