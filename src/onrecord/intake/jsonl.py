"""Lines of JSON become reports."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from onrecord.errors import UnreadableReport
from onrecord.intake.decode import decode
from onrecord.intake.given import Given, make_report, parse_published
from onrecord.model.report import Report


def read_json_line(data: bytes, given: Given) -> Report:
    """The report of one line: a report object, or a wire record, whose report is taken.

    What the object says goes before ``given``. Fields that a report doesn't have are passed over; one that it has
    must be a text or null. Raises UnreadableReport, which names the field.
    """
    return report_of(load_json(decode(data)), given)


def split_json_file(data: bytes) -> Iterator[bytes]:
    """The objects of a JSON file: it may hold one, a list of them, or one a line. What is none of these comes whole."""
    try:
        value = load_json(decode(data))
    except UnreadableReport:
        lines = [each for each in data.splitlines() if each.strip()]
        yield from lines if len(lines) > 1 and is_json_object(lines[0]) else [data]
        return
    for each in value if isinstance(value, list) else [value]:
        yield json.dumps(each).encode()


def is_json_object(line: bytes) -> bool:
    """Whether a line is a JSON object by itself."""
    try:
        return isinstance(load_json(decode(line)), dict)
    except UnreadableReport:
        return False


def load_json(text: str) -> object:
    """A JSON value. Raises UnreadableReport."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableReport(f"not JSON: {error.msg} at character {error.pos:,}") from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits; a thousand brackets
        raise UnreadableReport("not JSON that can be read: a number too long, or nested too deep") from error


def report_of(value: object, given: Given) -> Report:
    """The report of a JSON value. Raises UnreadableReport."""
    if not isinstance(value, dict):
        raise UnreadableReport(f"expected a JSON object, got {_kind(value)}")
    inner = value.get("report", value)
    if not isinstance(inner, dict):
        raise UnreadableReport(f"expected an object in 'report', got {_kind(inner)}")
    if "text" not in inner:
        raise UnreadableReport("no field 'text'")
    published = _field(inner, "published")
    own = Given(
        outlet=_field(inner, "outlet"),
        url=_field(inner, "url"),
        title=_field(inner, "title"),
        published=parse_published(published) if published else None,
        language=_field(inner, "language"),
        id=_field(inner, "id"),
    )
    return make_report(_field(inner, "text") or "", own.over(given))


def _field(value: dict[str, Any], name: str) -> str | None:
    found = value.get(name)
    if found is not None and not isinstance(found, str):
        raise UnreadableReport(f"expected a text in {name!r}, got {_kind(found)}")
    return found


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
