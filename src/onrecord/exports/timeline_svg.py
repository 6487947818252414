"""A timeline as a file of SVG."""

from __future__ import annotations

from typing import Any, BinaryIO

from onrecord.errors import BadQuery
from onrecord.exports.pictures.sheet import plain_sheet
from onrecord.exports.pictures.timeline import draw_timeline
from onrecord.query.rows import Rows
from onrecord.query.timeline import TimelineRow


def write_svg(rows: Rows[Any], file: BinaryIO) -> None:
    """An SVG of the rows of a timeline, in their order; the same rows give the same bytes.

    Raises BadQuery for other rows.
    """
    if rows.kind is not TimelineRow:
        raise BadQuery("Only a timeline can be drawn as SVG.")
    file.write(f"{draw_timeline(tuple(rows), plain_sheet())}\n".encode())
